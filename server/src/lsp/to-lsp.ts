import {
  type CreateFile,
  type Diagnostic,
  DiagnosticSeverity,
  type TextEdit as LspTextEdit,
  type MarkupContent,
  MarkupKind,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Severity } from '../core/config/severity.ts';
import type { Finding } from '../core/rules/rule.ts';
import type { LineIndex, Range } from '../core/text/line-index.ts';
import type { TextEdit } from '../core/text/text-edit.ts';
import type { ClientFeatures } from './client-features.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The name under which clients show our findings. */
export const diagnosticSource = 'annexa';

/**
 * A finding as the client shows it.
 * @param ruleDocs where the page of a rule is, by slug; undefined leaves the link out
 */
export function toDiagnostic(finding: Finding, features: ClientFeatures, ruleDocs?: (slug: string) => string): Diagnostic {
  const diagnostic: Diagnostic = {
    range: toRange(finding.range),
    severity: severities[finding.severity],
    code: finding.rule,
    source: diagnosticSource,
    message: finding.message,
  };
  if (ruleDocs && features.codeDescription) diagnostic.codeDescription = { href: ruleDocs(finding.rule) };
  if (features.diagnosticData) diagnostic.data = { code: finding.code };
  if (features.relatedInformation && finding.related.length > 0)
    diagnostic.relatedInformation = finding.related.map((place) => ({
      location: { uri: place.uri, range: toRange(place.range) },
      message: place.message,
    }));
  return diagnostic;
}

/** A range of ours as a fresh, plain LSP range. */
export function toRange(range: Range): Range {
  return {
    start: { line: range.start.line, character: range.start.character },
    end: { line: range.end.line, character: range.end.character },
  };
}

/** Markdown for a hover or the documentation of an item. */
export function toMarkup(markdown: string): MarkupContent {
  return { kind: MarkupKind.Markdown, value: markdown };
}

/** Edits grouped by file, with what is needed to place them. */
export interface PlacedEdits {
  readonly uri: string;
  /** Version of the open text they were made for, null for a closed file. */
  readonly version: number | null;
  readonly lines: LineIndex;
  readonly edits: readonly TextEdit[];
}

/** A file to be made, for clients that take such changes. */
export interface NewFile {
  readonly uri: string;
  readonly text: string;
}

/** Edits as the client applies them, with document versions where it understands them. New files come first. */
export function toWorkspaceEdit(files: readonly PlacedEdits[], features: ClientFeatures, created: readonly NewFile[] = []): WorkspaceEdit {
  const edits = files.map((file) => ({ file, changes: file.edits.map((edit) => toTextEdit(edit, file.lines)) }));
  if (!features.documentChanges) return { changes: Object.fromEntries(edits.map(({ file, changes }) => [file.uri, changes])) };
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      ...created.flatMap(({ uri, text }): (CreateFile | TextDocumentEdit)[] => [
        { kind: 'create', uri },
        { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
      ]),
      ...edits.map(({ file, changes }) => ({ textDocument: { uri: file.uri, version: file.version }, edits: changes })),
    ],
  };
}

/** An edit of ours as LSP has it. */
export function toTextEdit(edit: TextEdit, lines: LineIndex): LspTextEdit {
  return { range: lines.rangeOf(edit.range), newText: edit.newText };
}
