import { metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import type { IsmsService } from '../../service-api.ts';
import { controlFacts, themeOf } from '../control-facts.ts';
import { documentHover } from '../document-hover.ts';
import { markdownLink } from '../markdown-text.ts';
import { describeColumn } from '../register/register-hover.ts';
import { claimFields } from './claim-fields.ts';

/** What the documentation of an item is about. Plain data: a client keeps it and sends it back. */
export interface CompletionTopic {
  readonly about: 'control' | 'key' | 'claim-field' | 'type' | 'clause' | 'section-kind' | 'document' | 'column';
  /** Control key, metadata key, field, document type, clause, section kind, URI of a document, or kind of register and column: `soa/status`. */
  readonly id: string;
}

/** How many documents are listed that claim a control. */
const listed = 5;

/**
 * The documentation of an item as Markdown; null if there is nothing to say, also for a topic that is none.
 * @param full also what has to be looked up in the workspace: who claims a control
 */
export function completionDocumentation(service: IsmsService, topic: CompletionTopic, full: boolean): string | null {
  const { catalog } = service;
  const { about, id } = topic;
  switch (about) {
    case 'control':
      return aboutControl(service, id, full);
    case 'key': {
      const key = metadataKeyByName(id);
      const values = key?.values ? `\n\nValues: ${key.values.map((value) => `\`${value}\``).join(', ')}` : '';
      return key ? `${key.summary}${values}` : null;
    }
    case 'claim-field':
      return claimFields.find(([name]) => name === id)?.[1] ?? null;
    case 'type':
      return catalog.documentTypes.get(id)?.summary ?? null;
    case 'clause':
      return catalog.clauses.get(id)?.summary ?? null;
    case 'section-kind':
      return aboutSection(service, id);
    case 'document': {
      const document = service.document(id);
      return document ? documentHover(document) : null;
    }
    case 'column': {
      const [kind = '', name = ''] = id.split('/');
      const column = catalog.registers.column(kind, name);
      return column ? describeColumn(column, kind) : null;
    }
    default:
      return null;
  }
}

function aboutControl(service: IsmsService, key: string, full: boolean): string | null {
  const control = service.catalog.controlByKey(key);
  const framework = control && service.catalog.frameworks.get(control.framework);
  if (!control || !framework) return null;
  const head = `**${control.id} ${control.title}**`;
  const lines = [
    head,
    control.summary ?? '',
    `*${framework.shortTitle} · ${themeOf(framework, control)}*`,
    controlFacts(framework, control),
  ];
  if (full) lines.push(claimants(service, key));
  return lines.filter((line) => line !== '').join('\n\n');
}

function claimants(service: IsmsService, key: string): string {
  const links = new Map<string, string>();
  for (const { document, reference } of service.index.claimsOf(key))
    if (!links.has(document.uri)) {
      const title = document.title?.text ?? document.uri.slice(document.uri.lastIndexOf('/') + 1);
      links.set(document.uri, `- ${markdownLink(title, document.uri, document.lines.lineAt(reference.range.start))}`);
    }
  if (links.size === 0) return 'No document claims it yet.';
  const shown = [...links.values()].slice(0, listed);
  if (links.size > listed) shown.push(`- … and ${links.size - listed} more`);
  return `Claimed by\n\n${shown.join('\n')}`;
}

function aboutSection({ catalog }: IsmsService, id: string): string | null {
  const kind = catalog.sectionKinds.get(id);
  if (!kind) return null;
  const clauses = kind.clauses.map((clause) => `${clause} ${catalog.clauses.get(clause)?.title ?? ''}`.trimEnd());
  return clauses.length > 0 ? `${kind.why}\n\n*${clauses.join(' · ')}*` : kind.why;
}
