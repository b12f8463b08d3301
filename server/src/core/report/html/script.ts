/**
 * What a webview needs besides: it is loaded anew with every change, and should stay where its reader was.
 */
export const webviewScript = `
const host = acquireVsCodeApi();
const kept = host.getState();
if (kept) {
  for (const [i, text] of (kept.filters ?? []).entries()) {
    const input = document.querySelectorAll('.tools input')[i];
    if (!input || !text) continue;
    input.value = text;
    input.dispatchEvent(new Event('input'));
  }
  scrollTo(0, kept.top);
}
const keep = () => host.setState({ top: scrollY, filters: [...document.querySelectorAll('.tools input')].map((input) => input.value) });
addEventListener('scroll', keep, { passive: true });
addEventListener('input', keep);
`;

/**
 * The script of the report. It only adds: a filter above long tables, and sorting by their heads. Without it, everything
 * can be read all the same.
 */
export const script = `
for (const table of document.querySelectorAll('table[data-tools]')) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const tools = document.createElement('div');
  tools.className = 'tools';
  const label = document.createElement('label');
  label.textContent = 'Filter ';
  const input = document.createElement('input');
  input.type = 'search';
  label.append(input);
  const count = document.createElement('span');
  count.setAttribute('role', 'status');
  tools.append(label, count);
  table.parentElement.before(tools);
  let texts;
  input.addEventListener('input', () => {
    texts ??= rows.map((row) => row.textContent.toLowerCase());
    const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, i) => {
      row.hidden = !words.every((word) => texts[i].includes(word));
      if (!row.hidden) shown++;
    });
    count.textContent = words.length ? shown + ' of ' + rows.length : '';
  });
  const heads = [...table.tHead.rows[0].cells];
  const collator = new Intl.Collator('en', { numeric: true });
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.textContent = '';
    head.append(button);
    button.addEventListener('click', () => {
      const sign = head.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', sign > 0 ? 'ascending' : 'descending');
      const key = (row) => row.cells[column]?.textContent ?? '';
      body.append(...[...body.rows].sort((a, b) => sign * collator.compare(key(a), key(b))));
    });
  });
}
`;
