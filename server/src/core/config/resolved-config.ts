import type { EvidenceSettings, RiskSettings } from './risk-settings.ts';
import type { Severity } from './severity.ts';

/** What a config says of one rule. */
export interface RuleSetting {
  /** Undefined: the rule's own default. */
  readonly severity?: Severity | 'off';
  readonly options: Readonly<Record<string, unknown>>;
}

/** What documents begin with that are created from a template. */
export interface NewDocumentDefaults {
  readonly owner: string | null;
  readonly approver: string | null;
  /** As `readReviewCycle` takes it. */
  readonly reviewCycle: string;
  /** Document type id → first id; ends in digits. */
  readonly ids: Readonly<Record<string, string>>;
  /** Document type id → folder relative to {@link ResolvedConfig.root}, with `/`. */
  readonly folders: Readonly<Record<string, string>>;
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
  /** Kind of register → globs of the YAML and CSV files that are such a register. Kinds that are absent have usual names. */
  readonly registers: Readonly<Record<string, readonly string[]>>;
  /** Controls of the organisation beside those of Annex A: id → short title. */
  readonly ownControls: Readonly<Record<string, string>>;
  /** Path of the file of known findings below {@link root}, with `/`; null if there is none. */
  readonly baseline: string | null;
  /** Section kind id → further titles. */
  readonly sections: Readonly<Record<string, readonly string[]>>;
  readonly newDocuments: NewDocumentDefaults;
  /** Slug → setting; codes are resolved to slugs. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly review: { readonly graceDays: number };
  readonly coverage: { readonly tracing: 'any' | 'policy-and-procedure' | 'policy-procedure-and-evidence' };
  readonly risks: RiskSettings;
  readonly evidence: EvidenceSettings;
  readonly limits: { readonly fileBytes: number; readonly files: number; readonly folders: number; readonly seconds: number };
}
