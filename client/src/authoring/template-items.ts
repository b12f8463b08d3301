import type { DocumentTemplate } from '../../../server/src/lsp/protocol.ts';

/** An entry in the list of templates. */
export type TemplateItem =
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'template'; readonly template: DocumentTemplate };

/**
 * The templates as they are offered: those whose documents usually claim the control first, the rest below, both in the
 * order of the server.
 */
export function templateItems(templates: readonly DocumentTemplate[], control: string | undefined): readonly TemplateItem[] {
  const entry = (template: DocumentTemplate): TemplateItem => ({ kind: 'template', template });
  const fitting = control === undefined ? [] : templates.filter(({ controls }) => controls.includes(control));
  if (fitting.length === 0) return templates.map(entry);
  return [
    { kind: 'heading', label: `Usually about ${control}` },
    ...fitting.map(entry),
    { kind: 'heading', label: 'Other documents' },
    ...templates.filter((template) => !fitting.includes(template)).map(entry),
  ];
}
