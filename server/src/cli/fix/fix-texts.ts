import type { Finding, Fix } from '../../core/rules/rule.ts';
import type { IsmsService } from '../../core/service-api.ts';
import { applyEdits, type TextEdit } from '../../core/text/text-edit.ts';
import type { TextRange } from '../../core/text/text-range.ts';

/** How often findings are mended anew; a mend can uncover the next one. */
const maxRounds = 10;

/** A file that mends change. */
export interface FixedText {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
  /** How many findings were mended. */
  readonly fixes: number;
}

/** What mending came to. */
export interface FixResult {
  /** Sorted by URI. */
  readonly files: readonly FixedText[];
  /** False if mends were still left after the last round. */
  readonly stable: boolean;
}

/**
 * Applies preferred fixes until none is left, in the service's memory only; afterwards its findings are those that remain.
 * @param mayChange files that may be changed; a fix that touches any other is left out
 * @param readText the text of a file on disk, undefined if it cannot be read
 */
export async function fixTexts(
  service: IsmsService,
  mayChange: (uri: string) => boolean,
  readText: (uri: string) => Promise<string | undefined>,
): Promise<FixResult> {
  const states = new Map<string, { before: string; after: string; fixes: number }>();
  let stable = false;
  for (let round = 1; round <= maxRounds && !stable; round++) {
    const fixes = choose(
      service.urisWithFindings().flatMap((uri) => service.findings(uri)),
      mayChange,
    );
    const edits = new Map<string, TextEdit[]>();
    for (const fix of fixes) for (const edit of fix.edits) edits.set(edit.uri, [...(edits.get(edit.uri) ?? []), edit]);
    stable = true;
    for (const [uri, own] of edits) {
      const known = states.get(uri);
      const before = known?.before ?? (await readText(uri));
      if (before === undefined) continue;
      const now = known?.after ?? before;
      const eol = service.document(uri)?.eol ?? '\n';
      const after = applyEdits(
        now,
        own.map((edit) => ({ ...edit, newText: edit.newText.replace(/\r?\n/g, eol) })),
      ).text;
      if (after === now) continue;
      stable = false;
      const ownFixes = fixes.filter((fix) => fix.edits[0]?.uri === uri).length;
      states.set(uri, { before, after, fixes: (known?.fixes ?? 0) + ownFixes });
      await service.setOpenText({ uri, version: round, text: after });
    }
  }
  const files = [...states].map(([uri, state]) => ({ uri, ...state })).filter((file) => file.after !== file.before);
  return { files: files.sort((a, b) => (a.uri < b.uri ? -1 : 1)), stable };
}

/** The preferred fix of each finding, less those that touch the place of one before; a fix is applied whole or not at all. */
function choose(findings: readonly Finding[], mayChange: (uri: string) => boolean): Fix[] {
  const taken: Fix['edits'][number][] = [];
  const chosen: Fix[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find((candidate) => candidate.preferred);
    if (!fix || fix.edits.length === 0 || !fix.edits.every((edit) => mayChange(edit.uri))) continue;
    const blocked = fix.edits.some((edit) => taken.some((other) => other.uri === edit.uri && collide(other.range, edit.range)));
    if (blocked) continue;
    taken.push(...fix.edits);
    chosen.push(fix);
  }
  return chosen;
}

/** True if two edits share a character, or insert at one place, where their order would be chance. */
function collide(a: TextRange, b: TextRange): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}
