import { ownText } from '../../text/own-text.ts';
import { decode, resolveUri } from '../../text/uri.ts';
import type { Link } from '../policy-document.ts';
import type { RawLink } from '../walk-markdown.ts';

/**
 * Keeps the links that lead to files or headings: no other scheme, no site-absolute path (a web site resolves those in
 * its own way), no template variable.
 */
export function readLinks(links: readonly RawLink[], documentUri: string): Link[] {
  const found: Link[] = [];
  for (const { url: shared, range } of links) {
    const url = ownText(shared);
    if (url === '' || /^[a-z][a-z0-9+.-]*:|^\/|^\\|[{}<>$]/i.test(url)) continue;
    const hash = url.indexOf('#');
    const [path = ''] = (hash < 0 ? url : url.slice(0, hash)).split('?', 1);
    const anchor = hash < 0 ? null : decode(url.slice(hash + 1));
    found.push({ target: url, range, uri: path === '' ? documentUri : resolveUri(documentUri, decode(path)), anchor });
  }
  return found;
}
