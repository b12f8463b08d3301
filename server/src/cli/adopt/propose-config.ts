import { metadataText } from '../../core/document/metadata/metadata.ts';
import type { PolicyDocument } from '../../core/document/policy-document.ts';
import { plural } from '../../core/report/count-findings.ts';
import { printable } from '../printable.ts';
import type { FolderChoice } from './choose-folders.ts';
import { ownerGroups } from './owner-groups.ts';

/** What a proposal is made of. */
export interface ConfigFacts {
  readonly documents: readonly PolicyDocument[];
  readonly organization: string | undefined;
  readonly folders: FolderChoice;
  /** File of known findings, or undefined if none is kept. */
  readonly baseline: string | undefined;
  /** Top-level keys that are set already and left out. */
  readonly present: ReadonlySet<string>;
}

/** Most owners and review cycles that are listed. */
const mostListed = 15;

/** The language of most documents, and how many have it. */
export function mainLanguage(documents: readonly PolicyDocument[]): { readonly language: string; readonly documents: number } {
  const [first] = tally(documents.map((document) => document.language));
  return { language: first?.[0] ?? 'en', documents: first?.[1] ?? 0 };
}

/** The text of an `annexa.yaml` for documents that are there already. Every setting says why it is there. */
export function proposeConfig({ documents, organization, folders, baseline, present }: ConfigFacts, today: string): string {
  const lines: string[] = [];
  const wants = (key: string): boolean => !present.has(key);
  if (present.size === 0) lines.push(`# Proposed by \`annexa adopt\` on ${today} from what the documents say. Correct it, and keep it.`);
  if (wants('organization'))
    lines.push(
      organization === undefined
        ? '# organization: Example Ltd   # no name that all documents share was found'
        : `organization: ${JSON.stringify(organization)}   # as the documents name it`,
    );
  if (wants('language')) {
    const main = mainLanguage(documents);
    lines.push(`language: ${main.language}   # of documents that do not say; ${main.documents} of ${plural(documents.length, 'document')}`);
  }
  if (wants('documents')) lines.push(...documentLines(folders));
  if (baseline !== undefined && wants('baseline'))
    lines.push(`baseline: ${baseline}   # findings of ${today}; \`annexa check\` reports only what is new`);
  return [...lines, ...(present.size === 0 ? [...owners(documents), ...reviews(documents)] : [])].map((line) => `${line}\n`).join('');
}

function documentLines({ include, exclude, types }: FolderChoice): string[] {
  const lines: string[] = [];
  const list = (name: string, why: string, globs: readonly string[]): void => {
    if (globs.length === 0) return;
    lines.push(`  ${name}:   # ${why}`, ...globs.map((glob) => `    - ${JSON.stringify(glob)}`));
  };
  list('include', 'only files here can belong to the ISMS', include);
  list('exclude', 'nothing of the ISMS was found here; take out a line that is wrong', exclude);
  if (types.size > 0) {
    lines.push('  types:   # what files are, unless their front matter says otherwise');
    for (const [type, globs] of [...types].sort(([a], [b]) => (a < b ? -1 : 1)))
      lines.push(`    ${type}: [${globs.map((glob) => JSON.stringify(glob)).join(', ')}]`);
  }
  return lines.length === 0 ? ['# documents: all Markdown files are looked at'] : ['documents:', ...lines];
}

function owners(documents: readonly PolicyDocument[]): string[] {
  const names = documents.flatMap((document) => metadataText(document.metadata, 'owner')?.replace(/[.,;:]$/, '') ?? []).filter(isName);
  if (names.length === 0) return [];
  const groups = ownerGroups(names);
  const without = documents.length - names.length;
  return [
    '#',
    '# Owners seen; spellings of one name stand side by side, keep one of them:',
    ...groups
      .slice(0, mostListed)
      .map(({ spellings, documents: count }) => `#   ${String(count).padStart(4)}  ${spellings.map(comment).join(' / ')}`),
    ...(groups.length > mostListed ? [`#         and ${groups.length - mostListed} more`] : []),
    ...(without > 0 ? [`#   ${String(without).padStart(4)}  (no owner)`] : []),
  ];
}

function reviews(documents: readonly PolicyDocument[]): string[] {
  const cycles = tally(documents.flatMap((document) => metadataText(document.metadata, 'review_cycle')?.toLowerCase() ?? []));
  const dates = documents.filter((document) => metadataText(document.metadata, 'next_review_date') !== undefined).length;
  if (cycles.length === 0 && dates === 0) return [];
  return [
    '#',
    '# Reviews seen:',
    ...cycles.slice(0, mostListed).map(([cycle, count]) => `#   ${String(count).padStart(4)}  ${comment(cycle)}`),
    ...(dates > 0 ? [`#   ${String(dates).padStart(4)}  with a date of the next review`] : []),
  ];
}

/** False for what is still to be filled in, in part at least. */
function isName(text: string): boolean {
  return !/[[\]{}<>]/.test(text);
}

/** How often each text occurs, most frequent first. */
function tally(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

/** A text of a document made safe for a comment: on one line, of a bearable length. */
function comment(text: string): string {
  return printable(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
