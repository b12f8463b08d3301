import { decode, parentUri, uriKey } from '../../text/uri.ts';

/** Where a target is written, which decides what must be escaped in it. */
export type TargetForm = 'plain' | 'bracketed' | 'attribute' | 'yaml';

/** What a target may not hold as it stands. */
const unsafe: Readonly<Record<TargetForm, RegExp>> = {
  plain: /[\s()<>%?#\\]/g,
  bracketed: /[<>%?#\\\r\n]/g,
  attribute: /[\s"'<>%?#]/g,
  yaml: /[%?#\r\n]/g,
};

/**
 * Writes the relative path from a file to another anew, as far as it changes: query and fragment stay, parts that stay are
 * spelled as they were, a leading `./` and a trailing slash too.
 * @param raw the target as written, percent signs included
 * @param from URI of the file that holds the target
 * @param to URI the target shall lead to
 * @returns null if there is no relative path between the two
 */
export function relativeTarget(raw: string, from: string, to: string, form: TargetForm): string | null {
  const suffixAt = raw.search(/[?#]/);
  const path = suffixAt < 0 ? raw : raw.slice(0, suffixAt);
  const segments = relativeSegments(from, to);
  if (!segments) return null;
  const spelled = new Map(path.split('/').map((segment) => [decode(segment), segment]));
  const escapesAll = /%[\da-f]{2}/i.test(path);
  const written = segments.map((segment) => {
    const known = segment === '..' ? segment : spelled.get(segment);
    if (known !== undefined) return known;
    return escapesAll ? encodeURIComponent(segment).replace(/[()]/g, escaped) : segment.replace(unsafe[form], escaped);
  });
  const start = path.startsWith('./') && written[0] !== '..' ? './' : '';
  const end = path.endsWith('/') && written.length > 0 ? '/' : '';
  return `${start}${written.join('/') || '.'}${end}${suffixAt < 0 ? '' : raw.slice(suffixAt)}`;
}

function escaped(unit: string): string {
  const encoded = encodeURIComponent(unit);
  return encoded === unit ? `%${unit.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}` : encoded;
}

/** The decoded steps from the folder of a file to another file; null where they have no common root. */
function relativeSegments(from: string, to: string): string[] | null {
  const base = splitUri(parentUri(from));
  const target = splitUri(to);
  if (base.root !== target.root) return null;
  let common = 0;
  while (common < base.segments.length && base.segments[common] === target.segments[common]) common++;
  return [...base.segments.slice(common).map(() => '..'), ...target.segments.slice(common)];
}

function splitUri(uri: string): { readonly root: string; readonly segments: readonly string[] } {
  const key = uriKey(uri);
  const path = key.indexOf('/', key.indexOf('://') + 3);
  const root = path < 0 ? key : key.slice(0, path);
  const segments =
    path < 0
      ? []
      : key
          .slice(path + 1)
          .split('/')
          .map((segment) => segment.replaceAll('%25', '%'));
  return { root, segments: segments.filter((segment) => segment !== '') };
}
