import {
  type CallHierarchyIncomingCall,
  type CallHierarchyIncomingCallsParams,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyOutgoingCallsParams,
  type CallHierarchyPrepareParams,
  SymbolKind,
} from 'vscode-languageserver';
import type { HierarchyItem } from '../core/features/call-hierarchy.ts';
import { isActive } from './activity.ts';
import { activeService, type FeatureContext, offsetIn } from './feature-context.ts';
import { guard } from './guard.ts';
import { toRange } from './to-lsp.ts';

/** Seldom asked for, so not loaded at the start. */
const load = () => import('../core/features/call-hierarchy.ts');

/** Serves the call hierarchy: policy → procedure → evidence. */
export function registerCallHierarchy(context: FeatureContext): void {
  const { documents, logger, session } = context;
  const { callHierarchy } = context.connection.languages;
  const toItem = (item: HierarchyItem): CallHierarchyItem => ({
    name: item.name,
    kind: SymbolKind.File,
    uri: documents.spelled(item.uri),
    range: toRange(item.whole),
    selectionRange: toRange(item.range),
    ...(item.detail && { detail: item.detail }),
  });

  callHierarchy.onPrepare(
    guard<CallHierarchyPrepareParams, CallHierarchyItem[] | null>(
      logger,
      'textDocument/prepareCallHierarchy',
      null,
      async ({ textDocument: { uri }, position }) => {
        const { prepareCallHierarchy } = await load();
        const service = await activeService(context, uri);
        const offset = offsetIn(context, uri, position);
        const items = service && offset !== undefined ? prepareCallHierarchy(service, uri, offset).map(toItem) : [];
        return items.length > 0 ? items : null;
      },
    ),
  );
  callHierarchy.onOutgoingCalls(
    guard<CallHierarchyOutgoingCallsParams, CallHierarchyOutgoingCall[]>(logger, 'callHierarchy/outgoingCalls', [], async ({ item }) => {
      const { outgoingCalls } = await load();
      const service = await activeService(context, item.uri);
      if (!service) return [];
      return outgoingCalls(service, item.uri).map((call) => ({ to: toItem(call.item), fromRanges: call.ranges.map(toRange) }));
    }),
  );
  callHierarchy.onIncomingCalls(
    guard<CallHierarchyIncomingCallsParams, CallHierarchyIncomingCall[]>(logger, 'callHierarchy/incomingCalls', [], async ({ item }) => {
      const { incomingCalls } = await load();
      // evidence may be a file of any kind, which no config governs; those that name it decide
      const service = await session.settled();
      return incomingCalls(service, item.uri).flatMap((call) =>
        isActive(service, call.item.uri) ? [{ from: toItem(call.item), fromRanges: call.ranges.map(toRange) }] : [],
      );
    }),
  );
}
