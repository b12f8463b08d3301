import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Offer } from '../../server/src/core/features/actions/offer.ts';
import { claimControlEdit } from '../../server/src/core/features/claim-control.ts';
import { excludeControlEdits } from '../../server/src/core/features/exclude-control.ts';
import { offersAt } from '../../server/src/core/features/offers.ts';
import { createIsmsService } from '../../server/src/core/service.ts';
import type { IsmsService } from '../../server/src/core/service-api.ts';
import { applyEdits, type TextEdit } from '../../server/src/core/text/text-edit.ts';
import { parser } from '../document/facts.ts';
import { memoryPorts, uriOf } from '../support/memory-workspace.ts';
import { seeded } from '../support/property-seed.ts';
import { fragments, headed } from './documents.ts';
import { mutatedDocuments } from './mutated-documents.ts';

const uri = uriOf('policies/x.md');

/** Actions that leave something to be written, which the rules tell. */
const asksForMore: ReadonlySet<string> = new Set([
  'missing-sections',
  'source-missing-sections',
  'version-minor',
  'version-major',
  'create-procedure',
]);
/** Actions that have nothing left to do when they are done. */
const once: ReadonlySet<string> = new Set(['sort-claims', 'source-sort-claims', 'mark-reviewed', 'claim']);

/** How often each rule reports an error or warning. */
function rulesOf(service: IsmsService): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, severity } of service.findings(uri))
    if (severity === 'error' || severity === 'warning') counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

async function open(text: string): Promise<IsmsService> {
  const service = createIsmsService(memoryPorts({ 'annexa.yaml': 'organization: Example\n', 'policies/x.md': text }, { parser }));
  await service.scan();
  await service.setOpenText({ uri, version: 1, text });
  return service;
}

/** The text after edits, which must lie inside it, not overlap, and leave the front matter as readable as it was. */
async function applied(service: IsmsService, text: string, edits: readonly TextEdit[], what: string): Promise<string> {
  for (const { range } of edits) assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length, what);
  const result = applyEdits(text, edits);
  assert.deepEqual(result.skipped, [], what);
  const before = service.document(uri)?.frontMatter.problems.length ?? 0;
  const { document } = service.preview(uri, result.text);
  assert.ok(document.frontMatter.problems.length <= before, `${what} breaks the front matter: ${JSON.stringify(result.text)}`);
  return result.text;
}

/** Offers at the start, at each key, reference and heading, by what they are called and where. */
function* allOffers(service: IsmsService, text: string): Generator<{ offer: Offer; at: number }> {
  const document = service.document(uri);
  const places = new Set([0, Math.floor(text.length / 2), text.length]);
  for (const { keyRange } of document?.frontMatter.entries ?? []) places.add(keyRange.start);
  for (const { range } of document?.references ?? []) places.add(range.start);
  for (const { valueRange } of document?.metadata.fields ?? []) places.add(valueRange.start);
  for (const at of [...places].slice(0, 25)) for (const offer of offersAt(service, uri, { start: at, end: at })) yield { offer, at };
}

/** Tries every offer of a text once for each place where it differs. @returns how often each was tried */
async function tryAll(text: string, how: string, tried: Map<string, number>): Promise<void> {
  const service = await open(text);
  const seen = new Set<string>();
  for (const { offer, at } of allOffers(service, text)) {
    const what = `${offer.id} at ${at} of ${how}`;
    const change = await offer.change();
    const edits = change?.edits.get(uri) ?? [];
    const key = `${offer.id} ${JSON.stringify(edits)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    tried.set(offer.id, (tried.get(offer.id) ?? 0) + 1);
    const after = await applied(service, text, edits, what);
    if (change && change.created.length === 0) assert.notEqual(after, text, what);
    if (asksForMore.has(offer.id)) continue;
    const before = rulesOf(service);
    await service.setOpenText({ uri, version: 2, text: after });
    const added = [...rulesOf(service)].filter(([rule, count]) => count > (before.get(rule) ?? 0));
    const again =
      once.has(offer.id) &&
      offersAt(service, uri, { start: at, end: at }).some(({ id, title }) => id === offer.id && title === offer.title);
    await service.setOpenText({ uri, version: 3, text });
    assert.deepEqual(added, [], `${what} makes new findings`);
    assert.equal(again, false, `${what} is offered again for ${JSON.stringify(after)}`);
  }
}

describe('offered actions', () => {
  it('yield edits that fit, whatever the text', async () => {
    const tried = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.oneof(fragments, headed), (body) => {
        const text = `---\ntype: policy\nversion: "1.0"\n${body.replace(/^---\n/, '')}`;
        return tryAll(text, JSON.stringify(text), tried);
      }),
      { ...seeded, numRuns: 120 },
    );
    assert.ok(tried.size >= 5, [...tried].join(' '));
  });

  it('yield edits that fit documents with faults', async () => {
    const tried = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(mutatedDocuments, ({ text, how }) => tryAll(text, how, tried)),
      { ...seeded, numRuns: 60 },
    );
    assert.ok(tried.size >= 7, [...tried].join(' '));
  });

  it('claim and exclude controls in any text', async () => {
    let claimed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fragments,
          headed,
          mutatedDocuments.map(({ text }) => text),
        ),
        async (text) => {
          const service = await open(text);
          const edit = claimControlEdit(service, uri, 'A.5.30');
          if (edit) {
            claimed++;
            const after = await applied(service, text, [edit], `claiming in ${JSON.stringify(text)}`);
            const { references } = service.preview(uri, after).document;
            assert.ok(
              references.some(({ kind, controls }) => kind === 'claim' && controls.includes('A.5.30')),
              after,
            );
          }
          const document = service.document(uri);
          const edits = document ? excludeControlEdits(service.catalog, document, text, 'A.5.1', 'No | need.') : null;
          if (edits) await applied(service, text, edits, `excluding in ${JSON.stringify(text)}`);
        },
      ),
      { ...seeded, numRuns: 150 },
    );
    assert.ok(claimed > 60, String(claimed));
  });
});
