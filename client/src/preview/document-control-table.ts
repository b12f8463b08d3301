import { annotateControls } from './annotate-controls.ts';
import type { PreviewFacts, PreviewRow } from './preview-facts.ts';

/**
 * Document control as an HTML table. Everything is escaped.
 * @param line zero-based line of the front matter, by which editor and preview scroll together
 */
export function documentControlTable(
  rows: readonly PreviewRow[],
  line: number,
  facts: PreviewFacts,
  escapeHtml: (text: string) => string,
): string {
  const cell = (text: string): string => {
    const control = facts.control(text);
    // where an id stands alone there is room for what it means, also for those who cannot point at it
    const told = control ? ` <span class="annexa-title">${escapeHtml(`${control.title} · ${control.state}`)}</span>` : '';
    return `${annotateControls(text, (id) => facts.control(id), escapeHtml, escapeHtml) ?? escapeHtml(text)}${told}`;
  };
  const body = rows.map(({ label, values }) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${valuesHtml(values, cell)}</td></tr>`);
  const head = `<table class="annexa-document-control code-line" data-line="${line}" dir="auto"><caption>Document control</caption>`;
  return `${head}<tbody>${body.join('')}</tbody></table>\n`;
}

function valuesHtml(values: readonly string[], cell: (text: string) => string): string {
  if (values.length > 1) return `<ul>${values.map((value) => `<li>${cell(value)}</li>`).join('')}</ul>`;
  const [only] = values;
  return only === undefined ? '<span class="annexa-empty">not stated</span>' : cell(only);
}
