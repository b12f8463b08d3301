import { placeholderReason } from '../../core/features/document-control/canonical-value.ts';
import { plural } from '../../core/report/count-findings.ts';
import { baseName } from '../../core/text/uri.ts';
import { fileUri } from '../../host/node/file-uri.ts';
import type { CliIo } from '../cli-io.ts';
import { displayPath } from '../display-path.ts';
import { patchText, shownPatches } from '../output/patch-text.ts';
import { printable } from '../printable.ts';
import type { Adoption } from './adoption.ts';

/** Most values that stay are told one by one. */
const mostTold = 20;

/** A preview as one unified diff; nothing once the files are written. */
export function adoptHuman({ written, config, documents, baseline }: Adoption, io: CliIo): string {
  if (written) return '';
  const patches = documents.flatMap(({ uri, before, after }) =>
    after === before ? [] : [patchText(displayPath(uri, io.cwd), before, after)],
  );
  if (config && !config.exists) patches.unshift(patchText(displayPath(config.uri, io.cwd), undefined, config.text));
  if (baseline && baseline.after !== baseline.before)
    patches.push(patchText(displayPath(fileUri(baseline.path), io.cwd), baseline.before, baseline.after));
  return shownPatches(patches.join(''), io);
}

/** What a preview or a run came to: lines for the user. */
export function adoptNotes({ written, config, documents, baseline, failed, isEmpty }: Adoption, io: CliIo): string[] {
  if (isEmpty) return ['No document of an ISMS was found, so nothing is proposed; `annexa check --explain-classification` says why'];
  const show = (uri: string): string => printable(displayPath(uri, io.cwd));
  const notes: string[] = [];
  if (config?.exists) {
    notes.push(`${show(config.uri)} is left as it is${config.text === '' ? '' : '; it could say besides:'}`);
    notes.push(...config.text.split('\n').flatMap((line) => (line === '' ? [] : [`  ${line}`])));
  } else if (config) notes.push(`${show(config.uri)}: ${written ? 'written' : 'proposed'}; read it and correct it`);
  const all = documents.flatMap((document) => document.kept.map((value) => ({ ...value, uri: document.uri })));
  // what needs a decision comes before what is only not written yet
  const kept = [...all.filter((value) => value.reason !== placeholderReason), ...all.filter((value) => value.reason === placeholderReason)];
  for (const { uri, line, key, reason } of kept.slice(0, mostTold))
    notes.push(`${show(uri)}:${line + 1}: \`${key}\` stays, ${printable(reason)}`);
  if (kept.length > mostTold) notes.push(`${plural(kept.length - mostTold, 'more value')} stay; --format json lists them all`);
  const changed = documents.filter((document) => document.after !== document.before);
  const values = changed.reduce((sum, document) => sum + document.moved.filter((value) => value.range !== null).length, 0);
  if (changed.length > 0)
    notes.push(`${plural(values, 'value')} in ${plural(changed.length, 'document')} ${written ? 'moved' : 'would move'} into front matter`);
  if (baseline) notes.push(...baselineNotes(baseline, show(fileUri(baseline.path)), written));
  const isAll = changed.length === 0 && (!config || config.exists) && (!baseline || baseline.after === baseline.before);
  if (isAll && failed.length === 0) notes.push('Nothing to change');
  else if (!written) notes.push('Nothing is written yet; --write does it');
  return notes;
}

function baselineNotes(baseline: NonNullable<Adoption['baseline']>, path: string, written: boolean): string[] {
  const { before, after, findings, gone, fresh, isNamed } = baseline;
  const notes: string[] = [];
  if (before === undefined)
    notes.push(`${path}: ${plural(findings, 'finding')} ${written ? 'noted' : 'would be noted'} as known; only others count from then on`);
  else if (after !== before) notes.push(`${path}: ${plural(gone, 'mended finding')} taken out, ${findings} left`);
  if (fresh > 0) notes.push(`${path}: ${plural(fresh, 'new finding')} not taken in; to take in all, delete the file first`);
  if (!isNamed)
    notes.push(`${path} is used once annexa.yaml says \`baseline: ${baseName(path)}\`, or with \`annexa check --baseline ${path}\``);
  return notes;
}
