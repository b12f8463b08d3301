import type { Catalog } from '../../catalog/catalog.ts';
import type { RegisterKind } from '../../catalog/catalog-files.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { TextRange } from '../../text/text-range.ts';
import { baseName } from '../../text/uri.ts';
import { readSuppression } from '../comments.ts';
import type { FrontMatter, FrontMatterEntry } from '../front-matter/front-matter-value.ts';
import { readYaml, type YamlBlock } from '../front-matter/yaml-values.ts';
import { frontMatterFields } from '../metadata/front-matter-fields.ts';
import { metadataText } from '../metadata/metadata.ts';
import type { Classification, PolicyDocument, Suppression } from '../policy-document.ts';
import { readCsvRegister } from './csv-register.ts';
import type { RegisterProblem } from './register.ts';
import { registerMentions } from './register-controls.ts';
import { formatOf, type RegisterFile } from './register-files.ts';
import { applicabilityOf } from './soa/applicability-rows.ts';
import { readYamlRegister, rowsEntry } from './yaml-register.ts';

/** What a register file is read with. */
export interface RegisterFileReader {
  readonly catalog: Catalog;
  /** Language of files that do not say. */
  readonly language: string;
  /** Framework of ids that name none. */
  readonly defaultFramework: string;
}

const none: readonly never[] = [];

/**
 * Reads a YAML or CSV file into the facts of a document. What YAML says beside the rows is document control data. A file
 * that is only called like a register and holds no rows of one is no ISMS document. Never throws.
 */
export function readRegisterFile(
  uri: string,
  text: string,
  file: RegisterFile,
  { catalog, language, defaultFramework }: RegisterFileReader,
): PolicyDocument {
  const { kind, configured } = file;
  const format = formatOf(uri);
  const lines = new LineIndex(text);
  const block = format === 'yaml' ? readYaml(text, { start: 0, end: text.length }) : null;
  const { register, problems } = block
    ? readYamlRegister(block, kind, catalog.registers)
    : readCsvRegister(text, kind.id, catalog.registers);
  const rows = block ? rowsEntry(block.entries, kind) : undefined;
  const head = block ? block.entries.filter((entry) => entry !== rows) : [];
  const metadata = { fields: frontMatterFields(head, catalog) };
  const second = block && !register ? secondDocument(text, kind) : null;
  const isDocument = configured || register !== null || second !== null;
  const held = isDocument ? register : null;
  const title = metadata.fields.find(({ key, blank }) => key === 'title' && !blank);
  return {
    uri,
    format,
    lines,
    eol: text.slice(0, 2000).includes('\r\n') ? '\r\n' : '\n',
    language: metadataText(metadata, 'language')?.slice(0, 2).toLowerCase() ?? language,
    classification: classified(file, isDocument, baseName(uri)),
    frontMatter: frontMatterOf(text, head, block),
    metadata,
    title: title ? { text: title.text, range: title.valueRange } : null,
    sections: none,
    references: held ? registerMentions(text, held, { catalog, defaultFramework, sections: none }) : none,
    links: none,
    anchors: none,
    suppressions: format === 'yaml' && isDocument ? yamlSuppressions(text, lines) : none,
    prose: none,
    placeholders: none,
    vagueWords: none,
    topic: null,
    steps: none,
    policyNamed: null,
    idsNamed: none,
    filesNamed: none,
    requirements: none,
    carriesOut: none,
    applicability: held ? applicabilityOf([held], catalog) : none,
    registers: held ? [held] : none,
    registerProblems: second ? [second] : isDocument ? problems : none,
    fingerprint: null,
  };
}

function classified({ kind, configured }: RegisterFile, isDocument: boolean, name: string): Classification {
  const reason = configured
    ? `\`registers\` in annexa.yaml names it as ${kind.title}`
    : isDocument
      ? `\`${name}\` is the usual name of ${kind.title}, and it holds rows of one`
      : `it is called like ${kind.title} and holds no rows of one`;
  return { isDocument, type: isDocument ? kind.type : null, reasons: [reason], points: null, declared: false, assumed: false };
}

/** The line `---` that parts the rows from what stands above them, as front matter: YAML begins another document there. */
function secondDocument(text: string, { rows }: RegisterKind): RegisterProblem | null {
  const line = /\n---(?=[ \t]*\r?\n)/.exec(text);
  const keys = line === null ? [] : [...text.slice(line.index).matchAll(/^(\w{1,40}):[ \t]*\r?$/gm)];
  if (line === null || !keys.some(([, key]) => rows.includes((key as string).toLowerCase()))) return null;
  return {
    kind: 'syntax',
    range: { start: line.index + 1, end: line.index + 4 },
    message: 'Another YAML document begins here, and only the first is read. Take the line `---` out.',
  };
}

/** What stands beside the rows, as the block at the head of a Markdown document. */
function frontMatterOf(text: string, entries: readonly FrontMatterEntry[], block: YamlBlock | null): FrontMatter {
  const range: TextRange = { start: 0, end: block ? text.length : 0 };
  const kind = block ? 'yaml' : 'none';
  return { kind, language: 'yaml', range, contentRange: range, entries, problems: block?.problems ?? [] };
}

const comment = /(?<=^|\s)#[ \t]*(annexa-disable(-next-line|-line|-file)?(?=[\s:]|$)([^:\r\n]*)(?::([^\r\n]*))?)/gm;

/** `# annexa-disable-next-line slug: reason` */
function yamlSuppressions(text: string, lines: LineIndex): Suppression[] {
  if (!text.includes('annexa-disable')) return [];
  return [...text.matchAll(comment)].map((match) => {
    const start = match.index;
    return readSuppression(text, { start, end: start + match[0].trimEnd().length }, match.slice(1), lines);
  });
}
