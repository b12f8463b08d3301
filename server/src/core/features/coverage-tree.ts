import type { Control, Framework } from '../catalog/catalog.ts';
import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import {
  type ControlCoverage,
  type CoverageReference,
  type CoverageReferenceStatus,
  type CoverageState,
  type FrameworkCoverage,
  type Ratio,
  ratio,
} from '../isms/coverage.ts';
import type { IsmsService } from '../service-api.ts';
import type { Range } from '../text/line-index.ts';
import { baseName } from '../text/uri.ts';
import { type Place, placeIn, startOf } from './place.ts';

/** Frameworks, their groups, controls, and the documents and sections that bear on each. */
export interface CoverageTree {
  /** ISO date on which the states were judged. */
  readonly asOf: string;
  /** False if some file could not be read. */
  readonly complete: boolean;
  /** ISMS documents in the workspace. */
  readonly documents: number;
  readonly frameworks: readonly FrameworkNode[];
}

export interface FrameworkNode {
  readonly id: string;
  readonly title: string;
  readonly effective: Ratio;
  readonly states: Readonly<Record<CoverageState, number>>;
  /** What else controls can be grouped by; empty if the framework has none. */
  readonly attributes: NonNullable<Framework['attributes']>;
  readonly groups: readonly GroupNode[];
}

export interface GroupNode {
  readonly id: string;
  readonly title: string;
  readonly effective: Ratio;
  readonly controls: readonly ControlNode[];
}

export interface ControlNode {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  /** Attribute id → ids of values. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly state: CoverageState;
  /** Claims before mentions. */
  readonly documents: readonly DocumentNode[];
}

export interface DocumentNode extends Place {
  readonly title: string;
  /** The best of its references: `ok`, `draft`, `stale`, `empty` or `mention`. */
  readonly status: CoverageReferenceStatus;
  /** Life-cycle status of the document as written, or null. */
  readonly documentStatus: string | null;
  readonly owner: string | null;
  readonly sections: readonly SectionNode[];
}

export interface SectionNode extends Place {
  readonly title: string;
}

/** Best first. */
const statusOrder: readonly CoverageReferenceStatus[] = ['ok', 'stale', 'draft', 'empty', 'mention'];

/** The coverage of the workspace as the tree a reader walks through. */
export function coverageTree(service: IsmsService): CoverageTree {
  return {
    asOf: service.asOf,
    complete: service.complete,
    documents: service.documents().length,
    frameworks: service.coverage().flatMap((coverage) => {
      const framework = service.catalog.frameworks.get(coverage.id);
      return framework ? [frameworkNode(service, framework, coverage)] : [];
    }),
  };
}

function frameworkNode(service: IsmsService, framework: Framework, coverage: FrameworkCoverage): FrameworkNode {
  const byGroup = groupBy(coverage.controls, ({ id }) => framework.controls.get(id)?.group ?? '');
  return {
    id: framework.id,
    title: framework.title,
    effective: coverage.effective,
    states: coverage.states,
    attributes: framework.attributes ?? [],
    groups: framework.groups.flatMap(({ id, title }) => {
      const controls = byGroup.get(id) ?? [];
      return controls.length === 0 ? [] : [groupNode(service, framework, id, title, controls)];
    }),
  };
}

function groupNode(service: IsmsService, framework: Framework, id: string, title: string, controls: readonly ControlCoverage[]): GroupNode {
  const count = (state: CoverageState): number => controls.filter((control) => control.state === state).length;
  return {
    id,
    title,
    effective: ratio(count('covered'), controls.length - count('excluded')),
    controls: controls.flatMap((coverage) => {
      const control = framework.controls.get(coverage.id);
      return control ? [controlNode(service, control, coverage)] : [];
    }),
  };
}

function controlNode(service: IsmsService, control: Control, coverage: ControlCoverage): ControlNode {
  const byUri = groupBy(coverage.references, (reference) => reference.uri);
  return {
    id: control.id,
    title: control.title,
    summary: control.summary ?? '',
    keywords: control.keywords ?? [],
    attributes: control.attributes ?? {},
    state: coverage.state,
    documents: [...byUri].map(([uri, references]) => documentNode(service.document(uri), uri, references)),
  };
}

function documentNode(document: PolicyDocument | undefined, uri: string, references: readonly CoverageReference[]): DocumentNode {
  const status = statusOrder.find((one) => references.some((reference) => reference.status === one)) ?? 'mention';
  const [first] = references;
  return {
    uri,
    range: document && first ? placeIn(document, first.span).range : startOf(uri).range,
    title: document?.title?.text || baseName(uri),
    status,
    documentStatus: document ? (metadataText(document.metadata, 'status') ?? null) : null,
    owner: document ? (metadataText(document.metadata, 'owner') ?? null) : null,
    sections: document ? sectionNodes(document, references) : [],
  };
}

/** The sections that hold or answer the references, in document order, each once. */
function sectionNodes(document: PolicyDocument, references: readonly CoverageReference[]): SectionNode[] {
  const starts = new Set(references.map((reference) => reference.span.start));
  const indexes = new Set<number>();
  for (const reference of document.references)
    if (reference.section >= 0 && starts.has(reference.range.start)) indexes.add(reference.section);
  return [...indexes]
    .sort((a, b) => a - b)
    .flatMap((index): SectionNode[] => {
      const section = document.sections[index];
      if (!section) return [];
      const range: Range = document.lines.rangeOf(section.titleRange);
      return [{ uri: document.uri, range, title: section.title }];
    });
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
