import type { FeatureContext } from './feature-context.ts';
import { guard, guardPlain } from './guard.ts';
import { type DocumentTemplate, type NewDocument, type NewDocumentParams, newDocumentRequest, templatesRequest } from './protocol.ts';

/** Loaded with the first request. */
const load = () => import('../core/authoring/new-document.ts');

/** Serves the templates and the documents made from them. Nothing is written: the client creates the file. */
export function registerAuthoring({ connection, session, logger }: FeatureContext): void {
  const none: DocumentTemplate[] = [];
  connection.onRequest(
    templatesRequest,
    guardPlain(logger, templatesRequest, none, async () => (await load()).documentTemplates(await session.settled())),
  );
  connection.onRequest(
    newDocumentRequest,
    guard<NewDocumentParams, NewDocument | null>(logger, newDocumentRequest, null, async (params) =>
      (await load()).newDocument(await session.settled(), params),
    ),
  );
}
