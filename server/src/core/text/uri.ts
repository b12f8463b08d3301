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
  let base = parentUri(documentUri);
  const rootEnd = base.indexOf('/', base.indexOf('://') + 3);
  const least = rootEnd < 0 ? base.length : rootEnd;
  for (let at = 0; at <= path.length; ) {
    const slash = path.indexOf('/', at);
    const end = slash < 0 ? path.length : slash;
    const segment = path.slice(at, end);
    if (segment === '..') base = base.slice(0, Math.max(least, base.lastIndexOf('/')));
    else if (segment !== '.' && segment !== '') base += `/${/^[\w.-]+$/.test(segment) ? segment : encodeURIComponent(segment)}`;
    at = end + 1;
  }
  return base.length === least ? `${base}/` : base;
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

/**
 * Writes relative paths from a document to other files as Markdown links do: `../procedures/joiners.md`. Only what would
 * break a link is escaped, so that they stay readable.
 * @returns a function of a URI; it gives null for a file under another root
 */
export function relativeReferences(fromUri: string): (toUri: string) => string | null {
  const from = `${parentUri(uriKey(fromUri))}/`;
  const root = from.slice(0, from.indexOf('/', from.indexOf('://') + 3) + 1);
  return (toUri) => {
    const to = uriKey(toUri);
    if (!to.startsWith(root)) return null;
    let shared = root.length;
    for (let at = shared; at < from.length && from[at] === to[at]; at++) if (from[at] === '/') shared = at + 1;
    let up = '';
    for (let at = from.indexOf('/', shared); at >= 0; at = from.indexOf('/', at + 1)) up += '../';
    const path = up + to.slice(shared);
    return /[\s()<>#?\\[\]]/.test(path)
      ? path.replace(/[\s()<>#?\\[\]]/g, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)
      : path;
  };
}
