const light = `
  --back: #ffffff; --text: #1c2330; --soft: #566070; --line: #d5dae2; --panel: #f5f7fa; --link: #0b57a4; --focus: #0b57a4;
  --covered: #cdebd6; --partial: #f6e7a8; --stale: #fbd9b5; --draft: #cfe3fb; --mentioned: #e6d8f6; --missing: #f9d3d3;
  --excluded: #e3e6ea; --conflict: #b3261e; --conflict-text: #ffffff; --tile-text: #14202e; --fill: #1f7a43; --rest: #d5dae2;
  --bad: #a1231b;`;
const dark = `
  --back: #14181f; --text: #e6eaf0; --soft: #a9b3c1; --line: #39424f; --panel: #1d232c; --link: #8bc1ff; --focus: #8bc1ff;
  --covered: #1d4f32; --partial: #574a12; --stale: #633f17; --draft: #1d426b; --mentioned: #43305e; --missing: #66282a;
  --excluded: #3a424d; --conflict: #ffb4ab; --conflict-text: #40100c; --tile-text: #f2f5f9; --fill: #59c583; --rest: #39424f;
  --bad: #ffb4ab;`;
/** What a webview takes from the theme of its editor; whether that is dark, a class of the body tells. */
const editor = `
  --back: var(--vscode-editor-background); --text: var(--vscode-editor-foreground); --link: var(--vscode-textLink-foreground);
  --focus: var(--vscode-focusBorder); --panel: var(--vscode-editorWidget-background);`;

/**
 * The style sheet of the report: screen in light and dark, paper, and the webview of an editor. Every text has a contrast of
 * at least 4.5 to what is behind it.
 */
export const styles = `
:root { color-scheme: light dark; ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
:root[data-theme='webview'] body { ${light} ${editor} font-family: var(--vscode-font-family, system-ui, sans-serif); }
:root[data-theme='webview'] body:is(.vscode-dark, .vscode-high-contrast):not(.vscode-high-contrast-light) { ${dark} ${editor} }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
html { font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
body { margin: 0; background: var(--back); color: var(--text); }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: var(--back); padding: 0.5rem 1rem; }
header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2rem; }
header p { margin: 0.25rem 0; color: var(--soft); }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.35rem; margin: 0 0 0.75rem; padding-top: 0.5rem; }
h4 { font-size: 1rem; margin: 0.5rem 0 0; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 0.5rem; }
section { margin: 2.5rem 0; content-visibility: auto; contain-intrinsic-size: auto 60rem; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0.75rem 0; margin: 1rem 0 0; border-block: 1px solid var(--line); }
.alert { border-left: 4px solid var(--bad); background: var(--panel); padding: 0.75rem 1rem; margin: 1rem 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: 1rem; margin: 0; padding: 0; list-style: none; }
.card { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; }
.card { container-type: inline-size; }
.card strong { display: block; font-size: clamp(1.2rem, 17cqi, 1.9rem); line-height: 1.2; font-variant-numeric: tabular-nums; }
.card span { display: block; }
.card .name { font-weight: 600; }
.card .note { color: var(--soft); font-size: 0.85rem; }
.bar { width: 100%; min-width: 6rem; height: 0.6rem; border-radius: 3px; margin-top: 0.5rem; display: block; }
.card .bar { margin-bottom: 0.4rem; }
.bar-fill { fill: var(--fill); } .bar-rest { fill: var(--rest); }
.pill { display: inline-block; white-space: nowrap; border-radius: 999px; padding: 0 0.6em; font-size: 0.92em; color: var(--tile-text); background: var(--excluded); }
.is-covered { background: var(--covered); } .is-partial { background: var(--partial); } .is-stale { background: var(--stale); }
.is-draft { background: var(--draft); } .is-mentioned { background: var(--mentioned); } .is-missing { background: var(--missing); }
.is-excluded { background: var(--excluded); } .is-conflict { background: var(--conflict); color: var(--conflict-text); }
.tone-good { background: var(--covered); } .tone-warn { background: var(--partial); } .tone-bad { background: var(--missing); }
.tone-calm { background: var(--excluded); }
.attention { padding-left: 1.9rem; } .attention li { margin: 0.35rem 0; }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.4rem 1rem; font-size: 0.9rem; }
.tiles { list-style: none; padding: 0; margin: 0 0 1rem; display: grid; grid-template-columns: repeat(auto-fill, minmax(4.2rem, 1fr)); gap: 4px; }
.tiles a { display: block; text-align: center; text-decoration: none; border-radius: 4px; padding: 0.3rem 0.1rem; color: var(--tile-text); font-variant-numeric: tabular-nums; font-size: 0.9rem; }
.tiles a.is-conflict { color: var(--conflict-text); }
.tiles a span { display: block; font-size: 0.8rem; line-height: 1.1; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(24rem, 1fr)); gap: 0 2rem; }
.columns > * { margin-top: 0.75rem; } .columns h3 { margin-top: 0; }
.flow { columns: 19rem 2; column-gap: 2rem; } .flow > div { break-inside: avoid; }
.flow thead th { white-space: normal; } .flow .bar { min-width: 4rem; }
.columns thead th { white-space: normal; } .columns .bar { min-width: 4rem; }
@media (max-width: 40rem) { .columns { display: block; } table[data-tools] { min-width: 40rem; } }
.scroll { overflow-x: auto; margin: 0.75rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); }
thead th { background: var(--panel); white-space: nowrap; }
tbody th { font-weight: 600; }
#findings tbody th { font-weight: 400; } #findings .path { display: inline-block; min-width: 11rem; }
td p { margin: 0 0 0.2rem; }
#statement td:nth-child(2) { width: 22%; } #statement td:nth-child(4) { width: 33%; }
.number, .short { white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td ul { margin: 0; padding-left: 1.1rem; }
.soft { color: var(--soft); }
.path { font-family: ui-monospace, 'Cascadia Code', Menlo, Consolas, monospace; font-size: 0.88em; overflow-wrap: anywhere; }
.strip { width: 100%; height: auto; display: block; }
.strip text { fill: var(--text); font-size: 11px; } .strip .soft { fill: var(--soft); }
.strip .due { fill: var(--draft); stroke: var(--line); } .strip .overdue { fill: var(--missing); stroke: var(--line); }
.matrix td, .matrix th { text-align: center; border: 1px solid var(--line); min-width: 4.5rem; }
.matrix tbody th { white-space: nowrap; }
.matrix td { color: var(--tile-text); height: 3.2rem; }
.matrix .level { display: block; font-size: 0.78rem; line-height: 1.2; }
.level-1 { background: var(--covered); } .level-2 { background: var(--partial); } .level-3 { background: var(--stale); } .level-4 { background: var(--missing); }
.phase { border-left: 3px solid var(--line); padding: 0.1rem 0 0.1rem 1rem; margin: 0 0 1rem; }
.phase ul { list-style: none; padding: 0; margin: 0.3rem 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.8rem; background: var(--panel); padding: 0.75rem; border-radius: 6px; }
details { margin: 0.75rem 0; } summary { cursor: pointer; }
.tools { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; margin: 0.5rem 0; }
.tools input { font: inherit; padding: 0.3rem 0.6rem; border: 1px solid var(--soft); border-radius: 4px; background: var(--back); color: var(--text); min-width: 16rem; max-width: 100%; }
thead button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
thead th[aria-sort='ascending'] button::after { content: ' ▲'; } thead th[aria-sort='descending'] button::after { content: ' ▼'; }
tr[hidden] { display: none; }
footer { color: var(--soft); font-size: 0.9rem; padding-bottom: 3rem; border-top: 1px solid var(--line); }
@media (max-width: 40rem) { header, main, footer { padding-inline: 1rem; } h1 { font-size: 1.5rem; } .card strong { font-size: 1.5rem; } }
@page { size: A4; margin: 16mm 14mm; @bottom-right { content: counter(page) ' / ' counter(pages); font: 8pt system-ui, sans-serif; color: #444444; } }
@media print {
  :root {
    color-scheme: light;
    ${light}
    --text: #000000; --soft: #444444; --line: #bbbbbb; --link: #000000; --tile-text: #000000;
  }
  body { font-size: 10pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  header, main, footer { max-width: none; padding: 0; }
  nav, .skip, .tools { display: none; }
  section { content-visibility: visible; }
  .scroll { overflow: visible; }
  /* nobody can open on paper what is closed */
  pre { font-size: 6.5pt; }
  details::details-content { content-visibility: visible; block-size: auto; }
  thead { display: table-header-group; }
  tr, .card, .tiles li, .phase, .matrix, .strip { break-inside: avoid; }
  thead th { white-space: normal; }
  h2, h3, section > .soft { break-after: avoid; }
  /* a browser repeats the head of a table on every page, but no button in it */
  thead button { display: contents; }
  .cards { grid-template-columns: repeat(3, 1fr); }
  th, td { padding: 0.25rem 0.4rem; }
  td .pill[class*='tone-'] { white-space: normal; border-radius: 0.8em; }
  thead { break-after: avoid; }
  .breaks { break-before: page; }
  a { text-decoration: none; }
  table { font-size: 8.5pt; }
}
`;
