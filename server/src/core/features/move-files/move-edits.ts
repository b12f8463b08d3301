import type { PolicyDocument } from '../../document/policy-document.ts';
import type { IsmsService } from '../../service-api.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { decode, relativePath, resolveUri, uriKey } from '../../text/uri.ts';
import type { EditsByUri } from '../select-fixes.ts';
import { type FileMove, Moves } from './moves.ts';
import { relativeTarget } from './relative-target.ts';
import { type WrittenTarget, writtenTargets } from './written-targets.ts';

/**
 * The edits that keep links right when files or folders get another place: links to what moves, and links from it. They are
 * for the texts as they are before the move, under their old URIs. Files are only read, and only those of the workspace.
 * @param isConcerned whether a file is one the editor may speak of; of two ends of a link one is enough
 */
export async function moveEdits(
  service: IsmsService,
  files: readonly FileMove[],
  isConcerned: (uri: string) => boolean,
): Promise<EditsByUri> {
  const moves = new Moves(files);
  const isInside = (uri: string): boolean => service.folders.some((folder) => relativePath(folder, uri) !== null);
  const edits = new Map<string, readonly TextEdit[]>();
  for (const document of service.markdownFiles()) {
    const home = moves.newUri(document.uri);
    if (!isInside(home)) continue;
    const text = await service.sourceOf(document);
    if (text === null) continue;
    const changes = writtenTargets(service, document, text).flatMap((target): TextEdit[] => {
      if (!isConcerned(document.uri) && !isConcerned(target.uri)) return [];
      const newText = newTarget(service, moves, document, home, target);
      return newText === null || newText === target.raw ? [] : [{ range: target.range, newText }];
    });
    if (changes.length > 0) edits.set(document.uri, distinct(changes));
  }
  return new Map([...edits].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a target must read after the move; null if it may stay as it is. */
function newTarget(
  { index, folders }: IsmsService,
  moves: Moves,
  document: PolicyDocument,
  home: string,
  target: WrittenTarget,
): string | null {
  const moved = moves.newTarget(target.uri);
  const stays = uriKey(moved) === uriKey(target.uri);
  if (stays && uriKey(home) === uriKey(document.uri)) return null;
  // what leads nowhere today leads nowhere tomorrow
  if (stays && !index.fileExists(target.uri)) return null;
  if (!stays && !folders.some((folder) => relativePath(folder, moved) !== null)) return null;
  const path = decode(target.raw.split(/[?#]/, 1)[0] as string);
  if (uriKey(resolveUri(home, path)) === uriKey(moved)) return null;
  return relativeTarget(target.raw, home, moved, target.form);
}

/** In order; what two readers have found at one place is changed once. */
function distinct(edits: readonly TextEdit[]): TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let end = -1;
  return sorted.filter(({ range }) => {
    const isFree = range.start >= end;
    if (isFree) end = range.end;
    return isFree;
  });
}
