import type { TemplateFile } from '../core/catalog/catalog-files.ts';
import type { TemplateSource } from '../core/ports.ts';

/** The templates that are part of this package. They are taken apart only when somebody creates a document. */
export const bundledTemplates: TemplateSource = {
  load: async () =>
    (await import('../../../control-catalog/templates.json', { with: { type: 'json' } })).default.templates as unknown as TemplateFile[],
};
