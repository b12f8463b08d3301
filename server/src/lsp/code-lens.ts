import type { CodeLens, CodeLensParams, Command } from 'vscode-languageserver';
import type { ClaimsInView, LensText } from '../core/features/code-lens.ts';
import { claimLens, codeLenses } from '../core/features/code-lenses.ts';
import type { Position } from '../core/text/line-index.ts';
import { activeService, type FeatureContext } from './feature-context.ts';
import { guard } from './guard.ts';
import { type ShowPlacesArgument, showPlacesCommand } from './protocol.ts';
import { toRange } from './to-lsp.ts';

/** What an unresolved lens carries from the client back to us. */
interface LensData extends ClaimsInView {
  readonly uri: string;
}

/** Serves `textDocument/codeLens` and `codeLens/resolve`: which claims there are is told at once, what became of them for those in view. */
export function registerCodeLens(context: FeatureContext): void {
  const { connection, logger, refresh, settings } = context;
  connection.onCodeLens(
    guard<CodeLensParams, CodeLens[]>(logger, 'textDocument/codeLens', [], async ({ textDocument: { uri } }) => {
      refresh.asked(uri);
      const isWanted = await settings.flag('codeLens', true);
      const service = await activeService(context, uri);
      if (!service || !isWanted) return [];
      return codeLenses(service, uri).map(({ range, text, claims }): CodeLens => {
        const lens = { range: toRange(range) };
        if (text) return { ...lens, command: commandOf(context, uri, range.start, text) };
        return { ...lens, data: { uri, ...claims } satisfies Partial<LensData> };
      });
    }),
  );
  connection.onCodeLensResolve(async (lens, token) => {
    const silent = { ...lens, command: { title: '', command: '' } };
    const answer = guard<CodeLens, CodeLens>(logger, 'codeLens/resolve', silent, async ({ data, range }) => {
      const service = isLensData(data) ? await activeService(context, data.uri) : null;
      if (!service || !isLensData(data)) return silent;
      return { ...lens, command: commandOf(context, data.uri, range.start, claimLens(service, data.uri, data)) };
    });
    return answer(lens, token);
  });
}

/**
 * The lens as a client shows it. Only a client that says that it knows the command gets it; for others, who would answer a
 * click with an error, the lens is a text: its command has an empty name, as is custom.
 */
function commandOf(
  { features, documents }: Pick<FeatureContext, 'features' | 'documents'>,
  uri: string,
  position: Position,
  { title, places }: LensText,
): Command {
  if (places.length === 0 || !features.showPlaces) return { title, command: '' };
  const argument: ShowPlacesArgument = {
    uri,
    position: { line: position.line, character: position.character },
    places: places.map((place) => ({ uri: documents.spelled(place.uri), range: toRange(place.range) })),
  };
  return { title, command: showPlacesCommand, arguments: [argument] };
}

function isLensData(data: unknown): data is LensData {
  if (typeof data !== 'object' || data === null) return false;
  const { uri, controls, named } = data as Partial<Record<keyof LensData, unknown>>;
  return (
    typeof uri === 'string' && typeof named === 'boolean' && Array.isArray(controls) && controls.every((key) => typeof key === 'string')
  );
}
