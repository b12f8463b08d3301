import type { Catalog } from '../catalog/catalog.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { Severity } from '../config/severity.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import type { DocumentFormat } from '../document/registers/register-files.ts';
import type { IndexView } from '../isms/index-view.ts';
import type { WorkspaceFacts } from '../isms/workspace-facts.ts';
import type { Range } from '../text/line-index.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { TextRange } from '../text/text-range.ts';

/** A mend of a finding: edits to one or several files. */
export interface Fix {
  /** What it does, in the imperative: "Replace with `A.5.15`". */
  readonly title: string;
  readonly edits: readonly (TextEdit & { readonly uri: string })[];
  /** True if it may be applied without asking (`annexa fix`, fix all): there is one right mend. */
  readonly preferred: boolean;
}

/** Another place a finding speaks of. */
export interface RelatedPlace {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}

/** What a rule found in a file. */
export interface Finding {
  /** `ANX301` */
  readonly code: string;
  /** Slug of the rule, `control-unknown`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly uri: string;
  /** UTF-16 offsets. */
  readonly span: TextRange;
  /** The same as positions. */
  readonly range: Range;
  readonly related: readonly RelatedPlace[];
  /** Those that the facts of the document give at once; {@link IsmsService.fixesOf} has all. */
  readonly fixes: readonly Fix[];
  /** True if its rule works out further fixes when they are asked for. */
  readonly mendable: boolean;
}

/** A finding that a comment in its document takes out, and the first comment that does. */
export interface SuppressedFinding {
  readonly finding: Finding;
  /** What the comment says. */
  readonly reason: string;
  /** The comment, UTF-16 offsets. */
  readonly comment: TextRange;
}

/** A document with marked findings that is run as a test and shown on the rule's page. */
export interface RuleExample {
  /** One line: what it shows. */
  readonly title: string;
  /**
   * The document. `⟦…⟧` marks the span of one expected finding of this rule (`⟦⟧` an empty one); a text without marks
   * is an example of a document that is fine.
   */
  readonly text: string;
  /** Path in the example workspace; `policies/example.md` by default. */
  readonly path?: string;
  /** Other files of the example workspace: path → text. */
  readonly files?: Readonly<Record<string, string>>;
  /** The document at the last commit, where there is a repository and it was another one then. */
  readonly committed?: string;
  /** ISO date; 2026-11-22 by default. */
  readonly asOf?: string;
  /** The text after the first fix of the first finding, where the rule has one. */
  readonly fixed?: string;
  /** Slugs of rules that may find what a fix brings to light: a stub that was put in still has to be written. */
  readonly leadsTo?: readonly string[];
}

/** What a rule is, told once for editor, terminal, schema and documentation. */
export interface RuleMeta {
  /** `ANX` and three digits; never used again for another rule. */
  readonly code: string;
  /** Kebab-case name, also accepted in config and suppressions. */
  readonly slug: string;
  /** One sentence, no full stop needed by its readers: what it finds. */
  readonly summary: string;
  /** Why it matters to an author or an auditor, and what to do. Own words, Markdown. */
  readonly rationale: string;
  /** Clauses and controls it serves: `7.5.2`, `A.5.1`. */
  readonly clauses: readonly string[];
  readonly severity: Severity;
  /** True if some finding of it carries a fix. */
  readonly fixable: boolean;
  /**
   * `document`: depends on the document alone. `workspace`: reads the index too and is run again when what it read
   * changes. `engine`: reported by the engine itself (config, files, suppressions), `check` does nothing.
   */
  readonly scope: 'document' | 'workspace' | 'engine';
  /** Formats of the documents it is run on; Markdown alone by default. */
  readonly formats?: readonly DocumentFormat[];
  /** JSON Schema of an object of options, with a `default` for each property. */
  readonly options?: Readonly<Record<string, RuleOption>>;
}

/** One option of a rule. */
export interface RuleOption {
  readonly type: 'integer' | 'boolean' | 'string' | 'string-list';
  readonly default: number | boolean | string | readonly string[];
  readonly description: string;
}

/** What a rule reports; the engine adds code, severity and positions. */
export interface Report {
  readonly range: TextRange;
  readonly message: string;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly { readonly uri: string; readonly range: TextRange; readonly message: string }[];
  /** Lowers or raises this one finding against the rule's default; a severity set in the config wins. */
  readonly severity?: Severity;
}

/** What a rule gets to see. Pure data; the same context gives the same reports. */
export interface RuleContext {
  readonly document: PolicyDocument;
  /** The workspace. Only for rules of scope `workspace`. */
  readonly index: IndexView;
  readonly catalog: Catalog;
  readonly config: ResolvedConfig;
  /** ISO date on which everything is judged. */
  readonly asOf: string;
  /** Options of the rule: defaults overlaid by the config. */
  readonly options: Readonly<Record<string, unknown>>;
  report(report: Report): void;
}

/** What a rule gets to see when somebody asks how a finding of it can be mended. */
export interface MendContext extends WorkspaceFacts {
  readonly document: PolicyDocument;
  /** The text the document was read from. */
  readonly text: string;
  readonly catalog: Catalog;
  readonly config: ResolvedConfig;
  /** ISO date on which everything is judged. */
  readonly asOf: string;
}

/** One rule: meta, examples, check. One per file. */
export interface Rule {
  readonly meta: RuleMeta;
  readonly examples: readonly RuleExample[];
  check(context: RuleContext): void;
  /**
   * Fixes that need the text, or what the workspace usually says, best first. Asked for when an editor shows what can be
   * done about a finding: too much work for each keystroke. None of them is preferred.
   */
  mend?(finding: Finding, context: MendContext): readonly Fix[];
}
