/** A path as relative URI; halves of characters, which URIs cannot have, are replaced. */
export function pathReference(path: string): string {
  return path
    .split('/')
    .map((segment) =>
      encodeURIComponent(segment.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')),
    )
    .join('/');
}
