import type { CodeAction, CodeActionParams, Diagnostic, WorkspaceEdit } from 'vscode-languageserver';
import type { Offer } from '../core/features/actions/offer.ts';
import { codeActions, type CodeAction as Fix } from '../core/features/code-actions.ts';
import type { EditsByUri } from '../core/features/select-fixes.ts';
import type { Finding } from '../core/rules/rule.ts';
import type { IsmsService } from '../core/service-api.ts';
import type { TextRange } from '../core/text/text-range.ts';
import { anyService, type FeatureContext } from './feature-context.ts';
import { guard } from './guard.ts';
import { diagnosticSource, type NewFile, type PlacedEdits, toWorkspaceEdit } from './to-lsp.ts';

/** What finds an offer again when the client chooses it. */
interface OfferData {
  readonly uri: string;
  /** Of the text it was offered for. */
  readonly version: number;
  readonly span: TextRange;
  readonly kind: string;
  readonly id: string;
}

/** What can be done beyond fixes is a good part of the program, and loaded with the first request. */
const loadOffers = () => import('../core/features/offers.ts');

/**
 * Serves `textDocument/codeAction` and `codeAction/resolve`. Fixes are made from findings that are there already; what
 * other actions change is worked out when one is chosen, where the client can wait for that.
 */
export function registerCodeActions(context: FeatureContext): void {
  const { connection, documents, features, logger } = context;
  connection.onCodeAction(
    guard<CodeActionParams, CodeAction[]>(
      logger,
      'textDocument/codeAction',
      [],
      async ({ textDocument: { uri }, range, context: asked }) => {
        const service = await anyService(context, uri);
        const open = documents.get(uri);
        if (!service || !open || !features.codeActions) return [];
        const span = { start: open.offsetAt(range.start), end: open.offsetAt(range.end) };
        const fixes = codeActions(service, uri, span, asked.only).flatMap((fix) => toFix(context, service, fix, asked.diagnostics));
        const { offersAt } = await loadOffers();
        const offers: CodeAction[] = [];
        for (const offer of offersAt(service, uri, span, asked.only)) {
          const data: OfferData = { uri, version: open.version, span, kind: offer.kind, id: offer.id };
          const action = await toAction(context, service, offer, data, asked.diagnostics);
          if (action) offers.push(action);
        }
        return [...fixes, ...offers];
      },
    ),
  );
  if (!features.resolveActions) return;
  connection.onCodeActionResolve(async (action, token) => {
    const resolve = guard<CodeAction, CodeAction>(logger, 'codeAction/resolve', action, async () => {
      const data = action.data as OfferData | undefined;
      const service = data && (await anyService(context, data.uri));
      // offsets of another text mean other places
      if (!service || service.openText(data.uri)?.version !== data.version) return action;
      const { offersAt } = await loadOffers();
      const offer = offersAt(service, data.uri, data.span, [data.kind]).find(({ id }) => id === data.id);
      const edit = offer && (await editOf(context, service, offer));
      return edit ? { ...action, edit } : action;
    });
    return resolve(action, token);
  });
}

function toFix(context: FeatureContext, service: IsmsService, fix: Fix, shown: readonly Diagnostic[]): CodeAction[] {
  const edit = placedEdit(context, service, fix.edits);
  return edit ? [{ ...describe(fix, shown), edit, ...(fix.isPreferred && { isPreferred: true }) }] : [];
}

/** Null for what the client cannot do, or what turns out to change nothing. */
async function toAction(
  context: FeatureContext,
  service: IsmsService,
  offer: Offer,
  data: OfferData,
  shown: readonly Diagnostic[],
): Promise<CodeAction | null> {
  const { features } = context;
  if (offer.creates && !features.createFiles) return null;
  if (features.resolveActions) return { ...describe(offer, shown), data };
  const edit = await editOf(context, service, offer);
  return edit && { ...describe(offer, shown), edit };
}

function describe(action: Fix | Offer, shown: readonly Diagnostic[]): CodeAction {
  const answered = shown.filter((diagnostic) => action.findings.some((finding) => isSame(diagnostic, finding)));
  return { title: action.title, kind: action.kind, ...(answered.length > 0 && { diagnostics: answered }) };
}

async function editOf(context: FeatureContext, service: IsmsService, offer: Offer): Promise<WorkspaceEdit | null> {
  const change = await offer.change();
  return change && placedEdit(context, service, change.edits, change.created);
}

/** The edits, and files to make before them, as the client takes them; null if a file has gone in the meantime. */
export function placedEdit(
  context: FeatureContext,
  service: IsmsService,
  edits: EditsByUri,
  created: readonly NewFile[] = [],
): WorkspaceEdit | null {
  const files = placeEdits(context, service, { edits });
  return files && toWorkspaceEdit(files, context.features, created);
}

/** The edits with the lines they refer to; null if a file has gone in the meantime. */
export function placeEdits(
  { documents }: FeatureContext,
  service: IsmsService,
  action: { readonly edits: EditsByUri },
): PlacedEdits[] | null {
  const files: PlacedEdits[] = [];
  for (const [uri, edits] of action.edits) {
    const lines = service.linesOf(uri);
    if (!lines) return null;
    files.push({ uri: documents.spelled(uri), version: service.openText(uri)?.version ?? null, lines, edits });
  }
  return files;
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
