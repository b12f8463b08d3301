import type {
  CoverageControlNode,
  CoverageDocumentNode,
  CoverageFrameworkNode,
  CoverageSectionNode,
} from '../../../server/src/lsp/protocol.ts';
import type { ControlGroup } from './group-controls.ts';

interface NodeBase<Kind extends string, Value, Parent> {
  readonly kind: Kind;
  /** Stable over refreshes, so that the view keeps what is expanded and selected. */
  readonly key: string;
  readonly value: Value;
  readonly parent: Parent;
}

export type FrameworkNode = NodeBase<'framework', CoverageFrameworkNode, undefined>;
export type GroupNode = NodeBase<'group', ControlGroup, FrameworkNode>;
export type ControlNode = NodeBase<'control', CoverageControlNode, GroupNode>;
export type DocumentNode = NodeBase<'document', CoverageDocumentNode, ControlNode>;
export type SectionNode = NodeBase<'section', CoverageSectionNode, DocumentNode>;

/** A row of the coverage view. */
export type CoverageNode = FrameworkNode | GroupNode | ControlNode | DocumentNode | SectionNode;

/** The row of a framework. */
export function frameworkNode(value: CoverageFrameworkNode): FrameworkNode {
  return { kind: 'framework', key: value.id, value, parent: undefined };
}

/** The row of a theme or group of controls. */
export function groupNode(value: ControlGroup, parent: FrameworkNode): GroupNode {
  return { kind: 'group', key: `${parent.key}/${value.id}`, value, parent };
}

/** The row of a control. */
export function controlNode(value: CoverageControlNode, parent: GroupNode): ControlNode {
  return { kind: 'control', key: `${parent.key}/${value.id}`, value, parent };
}

/** The row of a document; `index` is its place among those of the control. */
export function documentNode(value: CoverageDocumentNode, parent: ControlNode, index: number): DocumentNode {
  return { kind: 'document', key: `${parent.key}/${index}:${value.uri}`, value, parent };
}

/** The row of a section; `index` is its place among those of the document. */
export function sectionNode(value: CoverageSectionNode, parent: DocumentNode, index: number): SectionNode {
  return { kind: 'section', key: `${parent.key}/${index}`, value, parent };
}
