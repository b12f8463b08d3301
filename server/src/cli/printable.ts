/** A text of a document made safe for a terminal: control characters become `\u{…}`, so it stays on its line. */
export { visibleText as printable } from '../core/report/text/visible-text.ts';
