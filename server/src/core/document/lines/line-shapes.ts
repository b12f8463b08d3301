const rule = /^[ \t]{0,3}(?:-[ \t]{0,3}){3,40}$|^[ \t]{0,3}(?:\*[ \t]{0,3}){3,40}$|^[ \t]{0,3}(?:_[ \t]{0,3}){3,40}$/;

/** True for a thematic break. */
export function isRule(text: string): boolean {
  return text.length < 90 && rule.test(text);
}

/** True for the second row of a table: `|---|:---:|`, also behind the marks of a quote. */
export function isDelimiterRow(line: string): boolean {
  return line.includes('|') && line.includes('-') && /^[|:\- \t>]+$/.test(line);
}
