import type { Element } from 'xast';
import { toXml } from 'xast-util-to-xml';

/** The text of an XML document with one root element. */
export function xmlDocument(root: Element): string {
  // the library leaves `]]>` in texts, where XML forbids it; in attributes the entity means the same
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(root).replaceAll(']]>', ']]&gt;')}\n`;
}
