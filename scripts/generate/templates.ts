import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { TemplateFile } from '../../server/src/core/catalog/catalog-files.ts';
import { bundledCatalog } from '../../server/src/host/bundled-catalog.ts';
import type { Generator } from './artefact.ts';

const folder = new URL('../../control-catalog/templates/', import.meta.url);

/** Head of `control-catalog/templates/<id>.md`. */
interface Head {
  readonly type: string;
  readonly title: TemplateFile['title'];
  readonly summary: string;
  readonly controls?: readonly string[];
  readonly clauses?: readonly string[];
}

/**
 * `control-catalog/templates.json`: all templates in one file, for bundles. `<id>.md` has a head and the English text,
 * `<id>.<language>.md` the text in another language. Where a type has no sections to ask for, what its plain template
 * says in a language is better than English.
 */
export const templates: Generator = {
  generate() {
    const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
    const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n');
    const made = names
      .filter((name) => name.split('.').length === 2)
      .map((name): TemplateFile => {
        const id = name.slice(0, -'.md'.length);
        const [, head = '', text = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(read(name)) ?? [];
        const { type, title, summary, controls = [], clauses = [] } = parse(head) as Head;
        const others = names.filter((other) => other.startsWith(`${id}.`) && other !== name);
        const translated = others.map((other) => [other.slice(id.length + 1, -'.md'.length), read(other).trim()] as const);
        return { id, type, title, summary, controls, clauses, body: { en: text.trim(), ...Object.fromEntries(translated) } };
      });
    const { documentTypes } = bundledCatalog.load();
    const types = documentTypes.map(({ id }) => id);
    const withoutSections = new Set(documentTypes.filter(({ sections }) => sections.length === 0).map(({ id }) => id));
    const plain = new Map(made.map((template) => [template.id, template.body]));
    // by type as the catalogue has them, the plain one of each type first
    const rank = ({ id, type }: TemplateFile): string => `${String(types.indexOf(type)).padStart(2, '0')} ${id === type ? '' : id}`;
    made.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
    const complete = made.map((template) =>
      withoutSections.has(template.type) ? { ...template, body: { ...plain.get(template.type), ...template.body } } : template,
    );
    return [{ path: 'control-catalog/templates.json', content: `${JSON.stringify({ templates: complete }, null, 1)}\n` }];
  },
};
