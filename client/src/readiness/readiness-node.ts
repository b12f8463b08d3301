import type {
  ReadinessAnswerNode,
  ReadinessItemNode,
  ReadinessPhaseNode,
  ReadinessStepNode,
  ReadinessTree,
} from '../../../server/src/lsp/protocol.ts';

/** A row of the readiness view: two roots, below one what the clauses ask for with its answers, below the other the road. */
export type ReadinessRow =
  | { readonly kind: 'clauses' | 'road'; readonly key: string; readonly value: ReadinessTree; readonly parent: undefined }
  | { readonly kind: 'item'; readonly key: string; readonly value: ReadinessItemNode; readonly parent: ReadinessRow }
  | { readonly kind: 'answer'; readonly key: string; readonly value: ReadinessAnswerNode; readonly parent: ReadinessRow }
  | { readonly kind: 'phase'; readonly key: string; readonly value: ReadinessPhaseNode; readonly parent: ReadinessRow }
  | { readonly kind: 'step'; readonly key: string; readonly value: ReadinessStepNode; readonly parent: ReadinessRow };

/** The two roots; none where there is no document, so that the welcome text shows. */
export function readinessRoots(tree: ReadinessTree | undefined): ReadinessRow[] {
  if (!tree || tree.documents === 0) return [];
  return (['clauses', 'road'] as const).map((kind) => ({ kind, key: kind, value: tree, parent: undefined }));
}

/** The rows below a row. */
export function readinessChildren(row: ReadinessRow): ReadinessRow[] {
  switch (row.kind) {
    case 'clauses':
      return row.value.items.map((value) => ({ kind: 'item', key: `${row.key}/${value.id}`, value, parent: row }));
    case 'road':
      return row.value.phases.map((value) => ({ kind: 'phase', key: `${row.key}/${value.id}`, value, parent: row }));
    case 'item':
      // one answer is opened by the row itself
      if (row.value.answers.length < 2) return [];
      return row.value.answers.map((value) => ({ kind: 'answer', key: `${row.key}/${value.uri}`, value, parent: row }));
    case 'phase':
      return row.value.steps.map((value) => ({ kind: 'step', key: `${row.key}/${value.id}`, value, parent: row }));
    default:
      return [];
  }
}
