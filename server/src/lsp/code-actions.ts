import type { CodeAction, CodeActionParams, Diagnostic } from 'vscode-languageserver';
import { type CodeAction as Action, codeActions } from '../core/features/code-actions.ts';
import type { Finding } from '../core/rules/rule.ts';
import type { IsmsService } from '../core/service-api.ts';
import { activeService, type FeatureContext } from './feature-context.ts';
import { guard } from './guard.ts';
import { diagnosticSource, type PlacedEdits, toWorkspaceEdit } from './to-lsp.ts';

/** Serves `textDocument/codeAction`. Edits are made from findings that are there already; nothing is checked again. */
export function registerCodeActions(context: FeatureContext): void {
  const { connection, documents, features, logger } = context;
  connection.onCodeAction(
    guard<CodeActionParams, CodeAction[]>(logger, 'textDocument/codeAction', [], async (params) => {
      const { uri } = params.textDocument;
      const service = await activeService(context, uri);
      const open = documents.get(uri);
      if (!service || !open || !features.codeActions) return [];
      const span = { start: open.offsetAt(params.range.start), end: open.offsetAt(params.range.end) };
      return codeActions(service, uri, span, params.context.only).flatMap((action) => {
        const edits = placeEdits(context, service, action);
        return edits ? [toCodeAction(context, action, edits, params.context.diagnostics)] : [];
      });
    }),
  );
}

function toCodeAction(context: FeatureContext, action: Action, edits: readonly PlacedEdits[], shown: readonly Diagnostic[]): CodeAction {
  const mended = shown.filter((diagnostic) => action.findings.some((finding) => isSame(diagnostic, finding)));
  return {
    title: action.title,
    kind: action.kind,
    edit: toWorkspaceEdit(edits, context.features),
    ...(action.isPreferred && { isPreferred: true }),
    ...(mended.length > 0 && { diagnostics: mended }),
  };
}

/** The edits with the lines they refer to; null if a file has gone in the meantime. */
function placeEdits(context: FeatureContext, service: IsmsService, action: Action): PlacedEdits[] | null {
  const placed: PlacedEdits[] = [];
  for (const [uri, edits] of action.edits) {
    const lines = service.linesOf(uri);
    if (!lines) return null;
    placed.push({ uri: context.documents.spelled(uri), version: service.openText(uri)?.version ?? null, lines, edits });
  }
  return placed;
}

function isSame(diagnostic: Diagnostic, { rule, range, message }: Finding): boolean {
  const { start, end } = diagnostic.range;
  return (
    diagnostic.source === diagnosticSource &&
    diagnostic.code === rule &&
    diagnostic.message === message &&
    start.line === range.start.line &&
    start.character === range.start.character &&
    end.line === range.end.line &&
    end.character === range.end.character
  );
}
