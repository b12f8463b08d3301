import type { Severity } from './severity.ts';

/** What a config says of one rule. */
export interface RuleSetting {
  /** Undefined: the rule's own default. */
  readonly severity?: Severity | 'off';
  readonly options: Readonly<Record<string, unknown>>;
}

/** A config file with all defaults filled in; what applies to one folder. */
export interface ResolvedConfig {
  /** URI of the `annexa.yaml`, null if there is none and all is default. */
  readonly uri: string | null;
  /** URI of the folder it governs, without a trailing slash; null if there is no file. */
  readonly root: string | null;
  readonly organization: string | null;
  /** BCP 47 primary tag of documents that do not say. */
  readonly language: string;
  /** Framework ids; the first is the default of `controls:`. */
  readonly frameworks: readonly string[];
  readonly documents: {
    /** Globs relative to {@link root}. Files that match none are no ISMS documents. */
    readonly include: readonly string[];
    readonly exclude: readonly string[];
    /** Document type id → globs of the files that have it unless their metadata say otherwise. */
    readonly types: Readonly<Record<string, readonly string[]>>;
  };
  /** Path of the file of known findings below {@link root}, with `/`; null if there is none. */
  readonly baseline: string | null;
  /** Section kind id → further titles. */
  readonly sections: Readonly<Record<string, readonly string[]>>;
  /** Slug → setting; codes are resolved to slugs. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly review: { readonly graceDays: number };
  readonly coverage: { readonly tracing: 'any' | 'policy-and-procedure' };
  readonly limits: { readonly fileBytes: number; readonly files: number; readonly folders: number; readonly seconds: number };
}
