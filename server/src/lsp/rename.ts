import {
  LSPErrorCodes,
  MessageType,
  type PrepareRenameParams,
  type Range,
  type RenameFilesParams,
  type RenameParams,
  ResponseError,
  ShowMessageNotification,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { LeftPlace } from '../core/features/rename/rename-result.ts';
import type { EditsByUri } from '../core/features/select-fixes.ts';
import type { IsmsService } from '../core/service-api.ts';
import { baseName } from '../core/text/uri.ts';
import { isActive } from './activity.ts';
import { placedEdit } from './code-actions.ts';
import { activeService, type FeatureContext, offsetIn } from './feature-context.ts';
import { guard } from './guard.ts';

type Prepared = { readonly range: Range; readonly placeholder: string } | null;

/** Nobody waits for a rename as for a completion: what it takes is loaded with the first. */
const load = () => import('../core/features/rename/rename.ts');

/** Serves `textDocument/prepareRename`, `textDocument/rename` and `workspace/willRenameFiles`. */
export function registerRename(context: FeatureContext): void {
  const { connection, logger } = context;
  connection.onPrepareRename(
    guard<PrepareRenameParams, Prepared | ResponseError<void>>(logger, 'textDocument/prepareRename', null, async (params) => {
      const { uri } = params.textDocument;
      const service = await activeService(context, uri);
      const offset = offsetIn(context, uri, params.position);
      const lines = service?.linesOf(uri);
      if (!service || !lines || offset === undefined) return null;
      const { prepareRename } = await load();
      const place = prepareRename(service, uri, offset);
      if (!place) return null;
      return 'refusal' in place ? refused(place.refusal) : { range: lines.rangeOf(place.range), placeholder: place.placeholder };
    }),
  );
  connection.onRenameRequest(
    guard<RenameParams, WorkspaceEdit | ResponseError<void> | null>(logger, 'textDocument/rename', null, async (params) => {
      const { uri } = params.textDocument;
      const service = await activeService(context, uri);
      const offset = offsetIn(context, uri, params.position);
      if (!service || offset === undefined) return null;
      const { rename } = await load();
      const result = await rename(service, uri, offset, params.newName);
      if (!result) return null;
      if ('refusal' in result) return refused(result.refusal);
      const message = leftMessage(result.left);
      if (message) void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
      return toEdit(context, service, result.edits);
    }),
  );
  connection.workspace.onWillRenameFiles(
    guard<RenameFilesParams, WorkspaceEdit | null>(logger, 'workspace/willRenameFiles', null, async ({ files }) => {
      const service = await context.session.settled();
      const { moveEdits } = await import('../core/features/move-files/move-edits.ts');
      const edits = await moveEdits(service, files, (uri) => isActive(service, uri));
      return edits.size === 0 ? null : toEdit(context, service, edits);
    }),
  );
}

function toEdit(context: FeatureContext, service: IsmsService, edits: EditsByUri): WorkspaceEdit | null {
  return placedEdit(context, service, edits);
}

function refused(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}

const reasons: Readonly<Record<LeftPlace['reason'], string>> = {
  range: 'in a range of ids, which is to be written one by one first',
  statement: 'in the Statement of Applicability, where each control has its own row',
  list: 'in a list that shares one theme',
  unread: 'in text that could not be read for certain',
};
/** More places than these are only counted. */
const mostPlaces = 5;

/** What was not renamed and why, in one line; empty if all was. */
function leftMessage(left: readonly LeftPlace[]): string {
  const parts = [...new Set(left.map(({ reason }) => reason))].map((reason) => {
    const places = left.filter((one) => one.reason === reason).map(({ place }) => `${baseName(place.uri)}:${place.range.start.line + 1}`);
    const more = places.length > mostPlaces ? ` and ${places.length - mostPlaces} more` : '';
    return `${places.slice(0, mostPlaces).join(', ')}${more} (${reasons[reason]})`;
  });
  return parts.length === 0 ? '' : `Left as it is: ${parts.join('; ')}.`;
}
