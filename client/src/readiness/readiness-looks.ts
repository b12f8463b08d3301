import type { ReadinessItemNode, ReadinessStateName, StepStateName } from '../../../server/src/lsp/protocol.ts';

interface Look {
  /** Id of a product icon. */
  readonly icon: string;
  /** Id of a theme colour. */
  readonly color: string;
  readonly title: string;
}

/** How what the clauses ask for looks; the same icons as those of documents and controls. */
export const readinessLooks: Readonly<Record<ReadinessStateName, Look>> = {
  'in-force': { icon: 'pass-filled', color: 'charts.green', title: 'in force' },
  overdue: { icon: 'history', color: 'charts.orange', title: 'review overdue' },
  changed: { icon: 'diff', color: 'charts.orange', title: 'changed since its approval' },
  expired: { icon: 'history', color: 'charts.orange', title: 'too old' },
  draft: { icon: 'edit', color: 'charts.blue', title: 'not in force yet' },
  ended: { icon: 'archive', color: 'charts.red', title: 'retired or superseded' },
  missing: { icon: 'circle-large-outline', color: 'charts.red', title: 'missing' },
};

/** How steps and phases of the road look. */
export const stepLooks: Readonly<Record<StepStateName, Look>> = {
  done: { icon: 'pass-filled', color: 'charts.green', title: 'done' },
  'in-progress': { icon: 'color-mode', color: 'charts.yellow', title: 'in progress' },
  open: { icon: 'circle-large-outline', color: 'charts.red', title: 'open' },
};

/** Behind the name of an item: its state, the document, how many more there are, and whether the document was guessed. */
export function itemDescription({ state, answers, more }: ReadinessItemNode): string {
  const [best] = answers;
  if (!best) return readinessLooks.missing.title;
  const others = answers.length - 1 + more;
  const name = (best.documentId ?? best.title) + (others > 0 ? ` +${others}` : '');
  return [readinessLooks[state].title, name, best.date ?? '', best.weak ? `${best.why}?` : ''].filter((part) => part !== '').join(' · ');
}

/** What is to be done, without the marks of Markdown. */
export function plainText(markdown: string): string {
  return markdown.replaceAll('`', '');
}
