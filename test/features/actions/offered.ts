import assert from 'node:assert/strict';
import type { Offer } from '../../../server/src/core/features/actions/offer.ts';
import { offersAt } from '../../../server/src/core/features/offers.ts';
import { applyEdits } from '../../../server/src/core/text/text-edit.ts';
import { type OpenWorkspace, openAt } from '../../support/open-workspace.ts';

/** Offers at the cursor mark of a text, all or those of some kinds. */
export async function offered(
  source: string,
  only?: readonly string[],
  files?: Readonly<Record<string, string>>,
): Promise<{ workspace: OpenWorkspace; offers: Offer[] }> {
  const workspace = await openAt(source, files);
  const span = { start: workspace.offset, end: workspace.offset };
  return { workspace, offers: offersAt(workspace.service, workspace.uri, span, only) };
}

/** The text after the offer with this id; null if there is no such offer at the cursor. */
export async function made(source: string, id: string): Promise<string | null> {
  const { workspace, offers } = await offered(source);
  const offer = offers.find((each) => each.id === id);
  if (!offer) return null;
  const change = await offer.change();
  const { text, skipped } = applyEdits(workspace.text, change?.edits.get(workspace.uri) ?? []);
  assert.deepEqual(skipped, []);
  assert.notEqual(text, workspace.text, `${offer.title} changes nothing`);
  const rules = (findings: readonly { rule: string }[]) =>
    findings.map(({ rule }) => rule).filter((rule) => rule === 'front-matter-unreadable');
  const before = rules(workspace.service.findings(workspace.uri));
  await workspace.service.setOpenText({ uri: workspace.uri, version: 2, text });
  assert.deepEqual(rules(workspace.service.findings(workspace.uri)), before);
  return text;
}

/** As {@link made}, once more with CRLF, which must give the same. */
export async function madeBoth(source: string, id: string): Promise<string | null> {
  const text = await made(source, id);
  const windows = await made(source.replaceAll('\n', '\r\n'), id);
  assert.equal(windows, text?.replaceAll('\n', '\r\n') ?? null);
  return text;
}
