import { RequestType, type WorkspaceEdit } from 'vscode-languageserver';
import type { PolicyDocument } from '../core/document/policy-document.ts';
import type { IsmsService } from '../core/service-api.ts';
import type { TextEdit } from '../core/text/text-edit.ts';
import { activeService, type FeatureContext } from './feature-context.ts';
import { guard } from './guard.ts';
import { type ClaimControlParams, claimControlRequest, type ExcludeControlParams, excludeControlRequest } from './protocol.ts';
import { toWorkspaceEdit } from './to-lsp.ts';

/** Serves the requests by which a client decides about a control: claim it in a document, or leave it out. */
export function registerControlDecisions(context: FeatureContext): void {
  const { connection, logger, session } = context;
  connection.onRequest(
    new RequestType<ClaimControlParams, WorkspaceEdit | null, never>(claimControlRequest),
    guard<ClaimControlParams, WorkspaceEdit | null>(logger, claimControlRequest, null, async ({ uri, control }) => {
      const service = await activeService(context, uri);
      const document = service?.document(uri);
      const text = service && document && (await service.sourceOf(document));
      if (!service || !document || typeof text !== 'string') return null;
      const { claimEdit } = await import('../core/features/claim-control.ts');
      const edit = claimEdit(service, document, text, control);
      return edit && editOf(context, service, document, [edit]);
    }),
  );
  connection.onRequest(
    new RequestType<ExcludeControlParams, WorkspaceEdit | null, never>(excludeControlRequest),
    guard<ExcludeControlParams, WorkspaceEdit | null>(logger, excludeControlRequest, null, async ({ control, justification }) => {
      const service = await session.settled();
      const { excludeControlEdits, statementFor } = await import('../core/features/exclude-control.ts');
      const document = statementFor(service, control);
      const text = document && (await service.sourceOf(document));
      if (!document || typeof text !== 'string') return null;
      const edits = excludeControlEdits(service.catalog, document, text, control, justification);
      return edits && editOf(context, service, document, edits);
    }),
  );
}

function editOf(
  { documents, features }: FeatureContext,
  service: IsmsService,
  { uri, lines }: PolicyDocument,
  edits: readonly TextEdit[],
): WorkspaceEdit {
  const version = service.openText(uri)?.version ?? null;
  return toWorkspaceEdit([{ uri: documents.spelled(uri), version, lines, edits }], features);
}
