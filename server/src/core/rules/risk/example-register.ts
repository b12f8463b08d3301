import { exampleText } from '../example-text.ts';

/** A risk register in Markdown for the examples: a head, then a table. @param rows cells parted by ` | `, the headings first */
export function exampleRegister(...rows: readonly string[]): string {
  const [header = '', ...body] = rows.map((row) => `| ${row} |`);
  const line = header.replace(/[^|]+/g, '---');
  return exampleText('---', 'type: register', 'owner: CISO', '---', '', '# Risk register', '', header, line, ...body);
}
