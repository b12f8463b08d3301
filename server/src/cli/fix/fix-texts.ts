import { preferredFixes } from '../../core/features/select-fixes.ts';
import type { Finding } from '../../core/rules/rule.ts';
import type { IsmsService } from '../../core/service-api.ts';
import { applyEdits } from '../../core/text/text-edit.ts';

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
  const isAllowed = ({ fixes }: Finding): boolean =>
    fixes.find((fix) => fix.preferred)?.edits.every((edit) => mayChange(edit.uri)) === true;
  let stable = false;
  for (let round = 1; round <= maxRounds && !stable; round++) {
    const { edits, mended } = preferredFixes(service.urisWithFindings().flatMap((uri) => service.findings(uri).filter(isAllowed)));
    stable = true;
    for (const [uri, own] of edits) {
      const known = states.get(uri);
      const before = known?.before ?? (await readText(uri));
      if (before === undefined) continue;
      if (!known && before.length !== service.linesOf(uri)?.length) {
        // changed on disk since the scan: the edits are for another text
        await service.setOpenText({ uri, version: round, text: before });
        stable = false;
        continue;
      }
      const now = known?.after ?? before;
      const eol = service.document(uri)?.eol ?? '\n';
      const after = applyEdits(
        now,
        own.map((edit) => ({ ...edit, newText: edit.newText.replace(/\r?\n/g, eol) })),
      ).text;
      if (after === now) continue;
      stable = false;
      const ownFixes = mended.filter((finding) => finding.uri === uri).length;
      states.set(uri, { before, after, fixes: (known?.fixes ?? 0) + ownFixes });
      await service.setOpenText({ uri, version: round, text: after });
    }
  }
  const files = [...states].map(([uri, state]) => ({ uri, ...state })).filter((file) => file.after !== file.before);
  return { files: files.sort((a, b) => (a.uri < b.uri ? -1 : 1)), stable };
}
