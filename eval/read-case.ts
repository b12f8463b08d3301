import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parseDocument } from 'yaml';
import { LineIndex } from '../server/src/core/text/line-index.ts';
import { decodeText, encodeText } from '../server/src/host/text-encoding.ts';
import schema from './label.schema.json' with { type: 'json' };

/** A reference to a control, as the label states it. */
export interface LabelledReference {
  readonly text: string;
  /** `line:column`, both from 1, columns in UTF-16 units. */
  readonly at: string;
  readonly kind: 'claim' | 'mention';
  readonly status: string;
  readonly controls?: readonly string[];
  readonly framework?: string;
}

/** What a careful auditor and editor reads in a document; shape and meaning are in `label.schema.json`. */
export interface Label {
  readonly trap: string;
  readonly path?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly config?: string;
  readonly text?: { readonly bom?: true; readonly eol?: 'crlf' };
  readonly document: boolean;
  readonly type: string | null;
  readonly language?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly sections?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly references?: readonly LabelledReference[];
  readonly findings?: readonly (string | { readonly rule: string; readonly text?: string })[];
  readonly hints?: Readonly<Record<string, readonly (string | null)[]>>;
}

/** A document of the evaluation and its label. */
export interface Case {
  /** `en/access-policy`: folder and file without ending. */
  readonly name: string;
  /** The text as the tool gets it. */
  readonly text: string;
  /** Place in the imagined workspace. */
  readonly path: string;
  readonly label: Label;
}

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile<Label>(schema);

/**
 * Reads one case.
 * @param name for messages, and for the path where the label gives none
 * @param source the document as it is in the repository
 * @param yaml the label
 * @throws Error naming the case and everything that is wrong with its label
 */
export function readCase(name: string, source: string, yaml: string): Case {
  const parsed = parseDocument(yaml);
  const problems: string[] = parsed.errors.map((error) => error.message.split('\n')[0] ?? error.message);
  const label: unknown = problems.length === 0 ? parsed.toJS() : undefined;
  if (problems.length === 0 && !validate(label))
    for (const { instancePath, message, params } of validate.errors ?? [])
      problems.push(`${instancePath || 'the label'} ${message}${'additionalProperty' in params ? ` (${params.additionalProperty})` : ''}`);
  if (problems.length > 0) throw new Error(`${name}: ${problems.join('; ')}`);
  const read = label as Label;
  const text = changedText(source, read);
  problems.push(...contradictions(read, text));
  if (problems.length > 0) throw new Error(`${name}: ${problems.join('; ')}`);
  return { name, text, path: read.path ?? `policies/${name.slice(name.lastIndexOf('/') + 1)}.md`, label: read };
}

/**
 * Reads all cases below a folder: `<language>/<name>.md` with `<name>.yaml` beside it, sorted by name.
 * @param only reads those alone whose `<language>/<name>` holds this
 * @throws Error naming every case that cannot be read
 */
export function readCases(folder: string, only = ''): Case[] {
  const cases: Case[] = [];
  const problems: string[] = [];
  for (const group of readdirSync(folder).sort()) {
    const files = new Set(readdirSync(join(folder, group)));
    for (const file of [...files].sort()) {
      const slug = file.replace(/\.(?:md|yaml)$/, '');
      if (!`${group}/${slug}`.includes(only)) continue;
      const other = file.endsWith('.md') ? `${slug}.yaml` : `${slug}.md`;
      if (!files.has(other)) problems.push(`${group}/${file}: ${other} is missing beside it`);
      if (!file.endsWith('.md') || !files.has(other)) continue;
      const read = (name: string) => readFileSync(join(folder, group, name), 'utf8');
      try {
        cases.push(readCase(`${group}/${slug}`, read(file), read(other)));
      } catch (error) {
        problems.push((error as Error).message);
      }
    }
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return cases;
}

/** The text as a host hands it over: with the line ends the label asks for, and read through a byte order mark. */
function changedText(source: string, { text }: Label): string {
  const changed = text?.eol === 'crlf' ? source.replace(/\r?\n/g, '\r\n') : source;
  const decoded = decodeText(encodeText(changed, { name: 'utf-8', mark: text?.bom ?? false }));
  if ('error' in decoded) throw new Error(decoded.error);
  return decoded.text;
}

/** What a label says of a text that the text does not bear out. */
function contradictions(label: Label, text: string): string[] {
  const problems: string[] = [];
  if (label.document !== (label.type !== null)) problems.push('a document has a type, and only a document');
  if (label.document && label.language === undefined) problems.push('a document has a language');
  const lines = new LineIndex(text);
  for (const { at, text: written } of label.references ?? []) {
    const [line = 0, column = 0] = at.split(':').map(Number);
    const start = lines.lineStart(line - 1) + column - 1;
    if (text.slice(start, start + written.length) === written) continue;
    problems.push(`at ${at} stands ${JSON.stringify(text.slice(start, start + written.length))}, not ${JSON.stringify(written)}`);
  }
  const underlined = [
    ...(label.findings ?? []).map((finding) => (typeof finding === 'string' ? undefined : finding.text)),
    ...Object.values(label.hints ?? {}).flat(),
  ];
  for (const words of underlined)
    if (typeof words === 'string' && !text.includes(words)) problems.push(`${JSON.stringify(words)} does not stand in the text`);
  return problems;
}
