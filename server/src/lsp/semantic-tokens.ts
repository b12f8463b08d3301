import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensOptions,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { type SemanticToken, semanticTokens, tokenModifiers, tokenTypes } from '../core/features/semantic-tokens.ts';
import type { LineIndex } from '../core/text/line-index.ts';
import { activeService, type FeatureContext, offsetIn } from './feature-context.ts';
import { guard } from './guard.ts';
import { UriMap } from './uri-map.ts';

/** What the server says of its tokens. */
export const semanticTokensOptions: SemanticTokensOptions = {
  legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
  full: { delta: true },
  range: true,
};

const none: SemanticTokens = { data: [] };

/** Serves `textDocument/semanticTokens`: all of a document, what changed since, or a range. */
export function registerSemanticTokens(context: FeatureContext): void {
  const { logger, documents } = context;
  const { semanticTokens: requests } = context.connection.languages;
  /** Remembers for each open text what the client has. */
  const builders = new UriMap<SemanticTokensBuilder>();
  const builderOf = (uri: string): SemanticTokensBuilder => {
    for (const known of builders.uris()) if (!documents.get(known)) builders.delete(known);
    const builder = builders.get(uri) ?? new SemanticTokensBuilder();
    builders.set(uri, builder);
    return builder;
  };
  requests.on(
    guard<SemanticTokensParams, SemanticTokens>(logger, 'textDocument/semanticTokens/full', none, async ({ textDocument: { uri } }) => {
      const service = await activeService(context, uri);
      const lines = service?.linesOf(uri);
      if (!service || !lines) return none;
      const builder = builderOf(uri);
      // without an id of the result before, the builder begins anew
      builder.previousResult('');
      push(builder, semanticTokens(service, uri), lines);
      return builder.build();
    }),
  );
  requests.onDelta(
    guard<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
      logger,
      'textDocument/semanticTokens/full/delta',
      none,
      async ({ textDocument: { uri }, previousResultId }) => {
        const service = await activeService(context, uri);
        const lines = service?.linesOf(uri);
        if (!service || !lines) return none;
        const builder = builderOf(uri);
        builder.previousResult(previousResultId);
        push(builder, semanticTokens(service, uri), lines);
        return builder.buildEdits();
      },
    ),
  );
  requests.onRange(
    guard<SemanticTokensRangeParams, SemanticTokens>(logger, 'textDocument/semanticTokens/range', none, async (params) => {
      const { uri } = params.textDocument;
      const service = await activeService(context, uri);
      const lines = service?.linesOf(uri);
      const [start, end] = [offsetIn(context, uri, params.range.start), offsetIn(context, uri, params.range.end)];
      if (!service || !lines || start === undefined || end === undefined) return none;
      const builder = new SemanticTokensBuilder();
      push(builder, semanticTokens(service, uri, { start, end }), lines);
      return { data: builder.build().data };
    }),
  );
}

/** Tokens go line by line; one that is wrapped in its source is left out. */
function push(builder: SemanticTokensBuilder, tokens: readonly SemanticToken[], lines: LineIndex): void {
  for (const { range, type, modifiers } of tokens) {
    const { start, end } = lines.rangeOf(range);
    if (start.line !== end.line) continue;
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << tokenModifiers.indexOf(modifier)), 0);
    builder.push(start.line, start.character, end.character - start.character, tokenTypes.indexOf(type), bits);
  }
}
