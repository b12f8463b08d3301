import { Validator } from '@cfworker/json-schema';
import type { FrontMatterEntry, FrontMatterValue } from '../document/front-matter/front-matter-value.ts';
import { readYaml } from '../document/front-matter/yaml-values.ts';
import { nearest } from '../text/edit-distance.ts';
import type { TextRange } from '../text/text-range.ts';
import { parentUri } from '../text/uri.ts';
import { configDefaults } from './config-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import type { ResolvedConfig, RuleSetting } from './resolved-config.ts';
import { evidenceSettings, riskSettings } from './risk-settings.ts';
import type { Severity } from './severity.ts';

/** A config as far as it could be read, and what is wrong with the file. */
export interface ConfigReading {
  readonly config: ResolvedConfig;
  /** The key that stands for the file as a whole: `organization`, else the first one; empty where there is none. */
  readonly head: TextRange;
  readonly problems: readonly { readonly message: string; readonly range: TextRange }[];
}

type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** The config of a folder without `annexa.yaml`. */
export const defaultConfig: ResolvedConfig = resolve(null, {}, new Map());

/**
 * Reads `annexa.yaml`. What is invalid is reported and left at its default; the rest holds.
 * @param slugs code or slug → slug
 */
export function readConfig(uri: string, text: string, schema: JsonSchema, slugs: ReadonlyMap<string, string>): ConfigReading {
  const block = readYaml(text, { start: 0, end: text.length });
  const problems: { message: string; range: TextRange }[] = [...block.problems];
  if (!block.isMapping) problems.push({ message: 'The file holds no `key: value` lines.', range: { start: 0, end: text.length } });
  const settings = plainMap(block.entries);
  for (const invalid of validate(settings, schema)) {
    problems.push({ message: invalid.message, range: rangeAt(block.entries, invalid.path, invalid.atKey) });
    remove(settings, invalid.path);
  }
  const head = block.entries.find(({ key }) => key === 'organization') ?? block.entries[0];
  return { config: resolve(uri, settings, slugs), head: head?.keyRange ?? { start: 0, end: 0 }, problems };
}

function resolve(uri: string | null, settings: { [key: string]: Plain }, slugs: ReadonlyMap<string, string>): ResolvedConfig {
  const section = (name: string): { [key: string]: Plain } => (settings[name] ?? {}) as { [key: string]: Plain };
  const documents = section('documents');
  const limits = section('limits');
  const fresh = section('new_documents');
  const defaults = configDefaults;
  return {
    uri,
    root: uri === null ? null : parentUri(uri),
    organization: (settings.organization as string | undefined) ?? null,
    language: (settings.language as string | undefined) ?? defaults.language,
    frameworks: (settings.frameworks as string[] | undefined) ?? defaults.frameworks,
    documents: {
      include: (documents.include as string[] | undefined) ?? defaults.include,
      exclude: (documents.exclude as string[] | undefined) ?? [],
      types: (documents.types ?? {}) as Record<string, string[]>,
    },
    registers: section('registers') as Record<string, string[]>,
    ownControls: section('own_controls') as Record<string, string>,
    baseline: (settings.baseline as string | undefined) ?? null,
    sections: section('sections') as Record<string, string[]>,
    newDocuments: {
      owner: (fresh.owner as string | undefined) ?? null,
      approver: (fresh.approver as string | undefined) ?? null,
      reviewCycle: (fresh.review_cycle as string | undefined) ?? defaults.reviewCycle,
      ids: (fresh.ids ?? {}) as Record<string, string>,
      folders: (fresh.folders ?? {}) as Record<string, string>,
    },
    rules: ruleSettings(section('rules'), slugs),
    review: { graceDays: (section('review').grace_days as number | undefined) ?? defaults.graceDays },
    coverage: { tracing: (section('coverage').tracing as typeof defaults.tracing | undefined) ?? defaults.tracing },
    risks: riskSettings(section('risks')),
    evidence: evidenceSettings(section('evidence')),
    limits: {
      fileBytes: (limits.file_bytes as number | undefined) ?? defaults.fileBytes,
      files: (limits.files as number | undefined) ?? defaults.files,
      folders: (limits.folders as number | undefined) ?? defaults.folders,
      seconds: (limits.seconds as number | undefined) ?? defaults.seconds,
    },
  };
}

function ruleSettings(rules: { [key: string]: Plain }, slugs: ReadonlyMap<string, string>): Map<string, RuleSetting> {
  const settings = new Map<string, RuleSetting>();
  for (const [name, value] of Object.entries(rules)) {
    const slug = slugs.get(name) ?? name;
    if (typeof value === 'string') settings.set(slug, { severity: value as Severity | 'off', options: {} });
    else if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      const { severity, ...options } = value;
      settings.set(slug, { ...(severity === undefined ? {} : { severity: severity as Severity | 'off' }), options });
    }
  }
  return settings;
}

interface Invalid {
  readonly path: readonly string[];
  readonly message: string;
  /** True if the key itself is wrong, not its value. */
  readonly atKey: boolean;
}

/** Keywords that only say that something further down is wrong. */
const passing: ReadonlySet<string> = new Set(['properties', 'items', 'additionalProperties']);

function validate(settings: Plain, schema: JsonSchema): Invalid[] {
  const { errors } = new Validator(schema as object, '2020-12', false).validate(settings);
  const located = errors
    .filter((error) => !passing.has(error.keyword))
    .map((error) => ({ ...error, path: error.instanceLocation.split('/').slice(1).map(fromPointer) }));
  const deepest = located.filter(
    (error) => !located.some((other) => other.path.length > error.path.length && error.path.every((part, i) => other.path[i] === part)),
  );
  const byPlace = new Map<string, Invalid>();
  for (const error of deepest) {
    const place = error.instanceLocation;
    if (!byPlace.has(place))
      byPlace.set(place, {
        path: error.path,
        message: explain(error.keyword, error.path, settings, schema),
        atKey: error.keyword === 'false',
      });
  }
  return [...byPlace.values()];
}

const fromPointer = (part: string): string => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');

function explain(keyword: string, path: readonly string[], settings: Plain, schema: JsonSchema): string {
  const name = path.at(-1) ?? '';
  if (keyword === 'false') {
    const known = Object.keys((schemaAt(schema, path.slice(0, -1))?.properties as object | undefined) ?? {});
    const near = nearest(name, known, 2);
    return `Unexpected key \`${name}\`, expected ${near ? `\`${near}\`` : oneOf(known.filter((key) => !/^ANX/.test(key)))}.`;
  }
  if (path.at(-2) === 'controls' && !/^A\.\d/.test(name))
    return `Unexpected key \`${name}\`, expected the id of a control such as \`A.8.13\`.`;
  const here = schemaAt(schema, path);
  const written = `\`${String(valueAt(settings, path))}\``;
  const values = (here?.enum ?? (here?.anyOf as JsonSchema[] | undefined)?.[0]?.enum) as string[] | undefined;
  if (values) return `Unexpected value ${written}, expected ${oneOf(values)}.`;
  if (here?.type === 'array') return `Unexpected value ${written}, expected a list.`;
  if (here?.type === 'object') return `Unexpected value ${written}, expected \`key: value\` lines.`;
  if (here?.type === 'integer' && here.maximum !== undefined)
    return `Unexpected value ${written}, expected a whole number from ${String(here.minimum)} to ${String(here.maximum)}.`;
  if (here?.type === 'integer') return `Unexpected value ${written}, expected a whole number of at least ${String(here.minimum ?? 0)}.`;
  if (name === 'baseline') return `Unexpected value ${written}, expected the path of a \`.json\` file in or below this folder.`;
  if (path.at(-2) === 'ids') return `Unexpected value ${written}, expected an id that ends in digits, such as \`POL-001\`.`;
  if (path.at(-2) === 'folders') return `Unexpected value ${written}, expected a folder in or below this one, such as \`policies\`.`;
  if (here?.pattern) return `Unexpected value ${written}, expected a language code such as \`en\` or \`de\`.`;
  return `Unexpected value ${written}, expected ${here?.type === 'string' ? 'a text' : 'something else'}.`;
}

function oneOf(names: readonly string[]): string {
  const shown = names.slice(0, 12).map((name) => `\`${name}\``);
  return shown.length === 1 ? (shown[0] as string) : `one of ${shown.join(', ')}${names.length > 12 ? ', …' : ''}`;
}

function schemaAt(schema: JsonSchema, path: readonly string[]): JsonSchema | undefined {
  let at: JsonSchema | undefined = schema;
  for (const part of path) {
    const alternative: JsonSchema | undefined = (at?.anyOf as JsonSchema[] | undefined)?.find((option) => option.type === 'object');
    const properties = (alternative ?? at)?.properties as Record<string, JsonSchema> | undefined;
    const others: unknown = (alternative ?? at)?.additionalProperties;
    at = properties?.[part] ?? (at?.items as JsonSchema | undefined) ?? (typeof others === 'object' ? (others as JsonSchema) : undefined);
  }
  return at;
}

function valueAt(value: Plain, path: readonly string[]): Plain | undefined {
  let at: Plain | undefined = value;
  for (const part of path) at = Array.isArray(at) ? at[Number(part)] : at !== null && typeof at === 'object' ? at[part] : undefined;
  return at;
}

/** Takes an invalid setting out, so that its default holds. A list loses the whole list. */
function remove(settings: { [key: string]: Plain }, path: readonly string[]): void {
  const parent = valueAt(settings, path.slice(0, -1));
  if (Array.isArray(parent)) remove(settings, path.slice(0, -1));
  else if (parent !== null && typeof parent === 'object') delete parent[path.at(-1) as string];
}

function rangeAt(entries: readonly FrontMatterEntry[], path: readonly string[], atKey: boolean): TextRange {
  let at: FrontMatterValue | undefined;
  let entry: FrontMatterEntry | undefined;
  let here: readonly FrontMatterEntry[] = entries;
  for (const part of path) {
    if (at?.kind === 'list') {
      at = at.items[Number(part)];
      entry = undefined;
    } else {
      entry = here.find((candidate) => candidate.key === part);
      at = entry?.value;
    }
    here = at?.kind === 'map' ? at.entries : [];
  }
  if (entry && (atKey || !at || at.range.start === at.range.end)) return entry.keyRange;
  return at?.range ?? { start: 0, end: 0 };
}

function plainMap(entries: readonly FrontMatterEntry[]): { [key: string]: Plain } {
  const map: { [key: string]: Plain } = {};
  // a key without a value leaves the default alone
  for (const { key, value } of entries)
    if (value.kind !== 'scalar' || value.value !== null)
      Object.defineProperty(map, key, { value: plain(value), enumerable: true, configurable: true, writable: true });
  return map;
}

function plain(value: FrontMatterValue): Plain {
  if (value.kind === 'list') return value.items.map(plain);
  return value.kind === 'map' ? plainMap(value.entries) : value.value;
}
