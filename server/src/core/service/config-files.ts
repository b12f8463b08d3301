import type { Catalog } from '../catalog/catalog.ts';
import { configSchema } from '../config/config-schema.ts';
import { ConfigSet } from '../config/config-set.ts';
import { type ConfigReading, defaultConfig, readConfig } from '../config/read-config.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { WorkspaceLimits } from '../ports.ts';
import { allRules } from '../rules/all-rules.ts';
import type { TextRange } from '../text/text-range.ts';
import { uriKey } from '../text/uri.ts';

const slugs = new Map(allRules.flatMap(({ meta }) => [meta.slug, meta.code].map((name) => [name, meta.slug] as const)));

/** The config files of a workspace: what they say, and the texts they were read from. */
export class ConfigFiles {
  readonly #set = new ConfigSet();
  readonly #texts = new Map<string, string>();
  readonly #heads = new Map<string, TextRange>();
  readonly #schema: ReturnType<typeof configSchema>;

  constructor(catalog: Catalog) {
    const rules = allRules.map((rule) => rule.meta);
    this.#schema = configSchema(rules, catalog);
  }

  /** Puts a config file in force and tells what is wrong with it. */
  take(uri: string, text: string): ConfigReading {
    const reading = readConfig(uri, text, this.#schema, slugs);
    this.#set.set(reading.config);
    this.#texts.set(uriKey(uri), text);
    this.#heads.set(uriKey(uri), reading.head);
    return reading;
  }

  /** Takes a config file out of force. */
  drop(uri: string): void {
    this.#set.delete(uri);
    this.#texts.delete(uriKey(uri));
    this.#heads.delete(uriKey(uri));
  }

  /** The key that stands for a config file as a whole. */
  headOf(uri: string): TextRange {
    return this.#heads.get(uriKey(uri)) ?? { start: 0, end: 0 };
  }

  /** The text a config file was last read from, undefined if it is not in force. */
  textOf(uri: string): string | undefined {
    return this.#texts.get(uriKey(uri));
  }

  /** The config that governs a file. */
  for(uri: string): ResolvedConfig {
    return this.#set.for(uri);
  }

  /** All configs in force. */
  all(): Iterable<ResolvedConfig> {
    return this.#set.all();
  }

  /**
   * How much of the workspace is listed. A config that leaves a limit at its default has no say in it; of several that set
   * one, the least number of files and the most folders and seconds count.
   */
  limits(): WorkspaceLimits {
    const { limits } = defaultConfig;
    const configs = [...this.#set.all()];
    const set = (kind: keyof WorkspaceLimits, choose: (...values: number[]) => number): number => {
      const values = configs.map((config) => config.limits[kind]).filter((value) => value !== limits[kind]);
      return values.length === 0 ? limits[kind] : choose(...values);
    };
    return { files: set('files', Math.min), folders: set('folders', Math.max), seconds: set('seconds', Math.max) };
  }
}
