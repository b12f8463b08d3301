import type { Connection } from 'vscode-languageserver';
import { isDataFile } from '../core/document/registers/register-files.ts';
import type { Logger } from '../core/ports.ts';
import type { IsmsService } from '../core/service-api.ts';
import type { Position } from '../core/text/line-index.ts';
import { isActive } from './activity.ts';
import type { ClientFeatures } from './client-features.ts';
import type { ClientSettings } from './client-settings.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { Refresh } from './refresh.ts';
import type { Session } from './session.ts';

/** What the handlers of the editor features share. */
export interface FeatureContext {
  readonly connection: Connection;
  readonly features: ClientFeatures;
  readonly documents: OpenDocuments;
  readonly session: Session;
  readonly settings: ClientSettings;
  readonly refresh: Refresh;
  readonly logger: Logger;
  readonly ruleDocs: ((slug: string) => string) | undefined;
}

/**
 * The service, once it has seen all that the client sent; null if the editor is to be silent about the file, and for
 * YAML and CSV, which most features know nothing of.
 * @throws Error if the workspace could not be opened
 */
export async function activeService(context: FeatureContext, uri: string): Promise<IsmsService | null> {
  return isDataFile(uri) ? null : anyService(context, uri);
}

/** As {@link activeService}, also for registers in YAML and CSV. */
export async function anyService(context: FeatureContext, uri: string): Promise<IsmsService | null> {
  const service = await context.session.settled();
  return isActive(service, uri) ? service : null;
}

/** The UTF-16 offset of a position in an open text (clamped to its line); undefined if the text is not open. */
export function offsetIn(context: FeatureContext, uri: string, position: Position): number | undefined {
  return context.documents.get(uri)?.offsetAt(position);
}
