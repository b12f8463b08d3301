import type { DocumentType, SectionKind } from '../../server/src/core/catalog/catalog-files.ts';
import { metadataKeyByName } from '../../server/src/core/document/metadata/metadata-keys.ts';
import { bundledCatalog } from '../../server/src/host/bundled-catalog.ts';
import type { Generator } from './artefact.ts';

/** A snippet as VS Code reads it. */
interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

/** What stands behind a key in a new document; the rest are tab stops without a default. */
const firstValues: Readonly<Record<string, string>> = {
  status: 'draft',
  version: '"0.1"',
  next_review_date: '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE',
};

/** Types that are written as documents of their own; an SoA and a template come from elsewhere. */
const written = (type: DocumentType): boolean => !['soa', 'template'].includes(type.id);

/** `snippets/annexa.json`: a skeleton for every document type, made from the catalogue, and the comments Annexa reads. */
export const snippets: Generator = {
  generate() {
    const { documentTypes, sectionKinds } = bundledCatalog.load();
    const kinds = new Map(sectionKinds.kinds.map((kind) => [kind.id, kind]));
    const made: Record<string, Snippet> = {};
    for (const type of documentTypes.filter(written)) made[`${type.title.en} (Annexa)`] = skeleton(type, kinds);
    made['Suppress a finding (Annexa)'] = {
      prefix: 'annexa-disable',
      description: 'Suppress a finding on the next line, with a reason',
      body: [`<!-- annexa-disable-next-line ${stopAt(1, 'rule')}: ${stopAt(2, 'why')} -->`],
    };
    made['Section claim (Annexa)'] = {
      prefix: 'annexa-satisfies',
      description: 'Say which controls this section covers',
      body: [`<!-- satisfies: ${stopAt(1, 'A.5.1')} -->`],
    };
    return [{ path: 'snippets/annexa.json', content: `${JSON.stringify(made, null, 2)}\n` }];
  },
};

function skeleton(type: DocumentType, kinds: ReadonlyMap<string, SectionKind>): Snippet {
  let stop = 0;
  const next = (text: string): string => stopAt(++stop, text);
  const title = next(`${type.title.en ?? type.id}`);
  const titleStop = stop;
  const body = ['---', `id: ${next('DOC-001')}`, `title: ${title}`, `type: ${type.id}`];
  for (const key of new Set([...type.metadata.required, ...type.metadata.recommended])) {
    if (key === 'id') continue;
    const isReference = metadataKeyByName(key)?.kind === 'references';
    body.push(`${key}: ${firstValues[key] ?? (isReference ? `[${next('POL-001')}]` : next(''))}`);
  }
  if (type.coverage) body.push(`controls: [${next('A.5.1')}]`);
  body.push('---', '', `# $${titleStop}`);
  for (const section of type.sections) {
    const kind = kinds.get(section.kind);
    if (kind) body.push('', `## ${escaped(kind.title.en ?? kind.id)}`, '', ...(kind.stub.en ?? []).map(escaped));
  }
  return { prefix: `annexa-${type.id}`, description: type.summary, body: [...body, '', '$0'] };
}

/** A tab stop with the text that stands there first. */
function stopAt(index: number, text: string): string {
  return `\${${index}${text === '' ? '' : `:${escaped(text)}`}}`;
}

/** `$`, `}` and `\` mean something in a snippet. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
