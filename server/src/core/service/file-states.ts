import type { ResolvedConfig } from '../config/resolved-config.ts';
import { engineFinding } from '../rules/engine-findings.ts';
import type { Finding, Rule } from '../rules/rule.ts';
import { LineIndex } from '../text/line-index.ts';
import type { TextRange } from '../text/text-range.ts';
import { uriKey } from '../text/uri.ts';

/** Why there is something to say of a file that is no readable document. */
export type StateKind = 'config' | 'unread-file' | 'unlisted';

/** What the engine found in a file. */
export interface FileReport {
  readonly rule: Rule;
  readonly message: string;
  readonly span: TextRange;
}

interface FileState {
  readonly uri: string;
  readonly kind: StateKind;
  readonly lines: LineIndex;
  readonly findings: readonly Finding[];
}

/** Files that are no documents yet have findings: config files, files that could not be read, folders not listed whole. */
export class FileStates {
  readonly #states = new Map<string, FileState>();

  /** False while something could not be read. */
  get complete(): boolean {
    for (const state of this.#states.values()) if (state.kind !== 'config') return false;
    return true;
  }

  /** Notes what is to be said of a file, replacing what was. A rule that the config turns off says nothing, the state stands. */
  set(uri: string, kind: StateKind, reports: readonly FileReport[], config: ResolvedConfig, lines = new LineIndex('')): void {
    const findings = reports.map(({ rule, ...report }) => engineFinding(rule, { uri, lines, ...report }, config));
    this.#states.set(uriKey(uri), { uri, kind, lines, findings: findings.filter((finding) => finding !== null) });
  }

  delete(uri: string): void {
    this.#states.delete(uriKey(uri));
  }

  /** Forgets what the last listing did not reach. @returns the URIs of it */
  clearUnlisted(): string[] {
    const unlisted = [...this.#states].filter(([, state]) => state.kind === 'unlisted');
    for (const [key] of unlisted) this.#states.delete(key);
    return unlisted.map(([, state]) => state.uri);
  }

  findings(uri: string): readonly Finding[] {
    return this.#states.get(uriKey(uri))?.findings ?? [];
  }

  linesOf(uri: string): LineIndex | undefined {
    return this.#states.get(uriKey(uri))?.lines;
  }

  /** URIs of the files that have findings. */
  *uris(): Generator<string> {
    for (const state of this.#states.values()) if (state.findings.length > 0) yield state.uri;
  }
}

/** A report about a file as a whole. */
export function wholeFile(rule: Rule, message: string): FileReport {
  return { rule, message, span: { start: 0, end: 0 } };
}

/** A reason as a whole sentence. */
export function sentence(reason: string): string {
  return reason.endsWith('.') ? reason : `${reason}.`;
}
