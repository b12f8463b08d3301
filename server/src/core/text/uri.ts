/**
 * URIs as strings. Clients spell one file in several ways (`c%3A`, `C:`, `%20`, a space); answers use the client's
 * spelling, comparison uses {@link uriKey}.
 */

/**
 * The form two spellings of one file share: percent-decoded but for the percent sign itself, drive letter in lower case,
 * no trailing slash. The key of a key is that key.
 */
export function uriKey(uri: string): string {
  if (!uri.includes('%')) return keyOf(uri);
  let key = decodedKeys.get(uri);
  if (key === undefined) {
    // a file called `a%20b.md` must not become `a b.md` when a key is taken twice
    key = keyOf(decode(uri.replaceAll('%25', '%2525')));
    if (decodedKeys.size >= 10_000) decodedKeys.clear();
    decodedKeys.set(uri, key);
  }
  return key;
}

/** Keys are asked for many times over, and decoding is slow. */
const decodedKeys = new Map<string, string>();

function keyOf(decoded: string): string {
  let key = decoded;
  if (key.length > 10 && key.charCodeAt(9) === 58 /* : */ && key.startsWith('file:///'))
    key = `file:///${(key[8] as string).toLowerCase()}${key.slice(9)}`;
  return key.length > 1 && key.endsWith('/') && !key.endsWith('://') ? key.slice(0, -1) : key;
}

/** The folder of a file URI, without trailing slash. */
export function parentUri(uri: string): string {
  return uri.slice(0, Math.max(uri.lastIndexOf('/'), uri.indexOf('://') + 3));
}

/** The last segment, decoded. */
export function baseName(uri: string): string {
  return decode(uri.slice(uri.lastIndexOf('/') + 1));
}

/** The path of `uri` below `folder`, decoded, with `/`; null if it is not below. */
export function relativePath(folder: string, uri: string): string | null {
  const base = uriKey(folder);
  const key = uriKey(uri);
  if (key === base) return '';
  return key.startsWith(`${base}/`) ? key.slice(base.length + 1).replaceAll('%25', '%') : null;
}

/**
 * The URI a relative reference of a document leads to. Dot segments are resolved; a path that climbs above the root of
 * the URI stays at the root.
 * @param documentUri URI of the document that holds the link
 * @param path decoded relative path
 */
export function resolveUri(documentUri: string, path: string): string {
  const base = parentUri(documentUri);
  const authorityEnd = base.indexOf('/', base.indexOf('://') + 3);
  const root = authorityEnd < 0 ? base : base.slice(0, authorityEnd);
  const segments = authorityEnd < 0 ? [] : base.slice(authorityEnd + 1).split('/');
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(/^[\w.-]+$/.test(segment) ? segment : encodeURIComponent(segment));
  }
  return `${root}/${segments.join('/')}`;
}

/** Percent-decodes; a malformed escape is kept as it stands. */
export function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
