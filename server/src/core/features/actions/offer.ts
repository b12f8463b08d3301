import type { PolicyDocument } from '../../document/policy-document.ts';
import type { Finding } from '../../rules/rule.ts';
import type { IsmsService } from '../../service-api.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { EditsByUri } from '../select-fixes.ts';

/** A change of the workspace: edits of files that are there, and new files. */
export interface WorkspaceChange {
  /** UTF-16 offsets; the edits of one file do not overlap. */
  readonly edits: EditsByUri;
  readonly created: readonly { readonly uri: string; readonly text: string }[];
}

/** Kinds of the actions that are no mend of a finding, spelled as in LSP. */
export type OfferKind = 'quickfix' | 'refactor' | 'refactor.rewrite' | 'source.insertMissingSections.annexa' | 'source.sortClaims.annexa';

/** Something that can be done at a place. What it changes is worked out when it is chosen. */
export interface Offer {
  /** Names it among the offers of a place, so that it can be found again. */
  readonly id: string;
  readonly title: string;
  readonly kind: OfferKind;
  /** Findings it answers. */
  readonly findings: readonly Finding[];
  /** True if it makes a new file. */
  readonly creates: boolean;
  /** Null if it turns out that nothing can be changed. */
  change(): WorkspaceChange | null | Promise<WorkspaceChange | null>;
}

/** Where actions are asked for: an open document and what is selected in it. */
export interface ActionPlace {
  readonly service: IsmsService;
  readonly document: PolicyDocument;
  readonly text: string;
  readonly span: TextRange;
}

/** An offer that edits the document itself. @param edits makes the edits; none means that nothing can be changed */
export function offerEdits(
  { document }: ActionPlace,
  offer: Pick<Offer, 'id' | 'title' | 'kind'> & Partial<Pick<Offer, 'findings'>>,
  edits: () => readonly TextEdit[] | null,
): Offer {
  return {
    findings: [],
    creates: false,
    ...offer,
    change: () => {
      const made = edits();
      return made && made.length > 0 ? { edits: new Map([[document.uri, made]]), created: [] } : null;
    },
  };
}

/** Findings of a rule that the selection touches. */
export function findingsAt({ service, document, span }: ActionPlace, rule: string): Finding[] {
  return service
    .findings(document.uri)
    .filter((finding) => finding.rule === rule && finding.span.start <= span.end && span.start <= finding.span.end);
}

/** True if the selection starts where a document speaks of itself: its front matter, its title, a line of document control. */
export function isAtDocumentControl({ document, span }: ActionPlace): boolean {
  const { frontMatter, lines, title, metadata } = document;
  if (frontMatter.kind !== 'none' && span.start <= frontMatter.range.end) return true;
  const line = lines.lineAt(span.start);
  const isOn = ({ start, end }: TextRange): boolean => lines.lineAt(start) <= line && line <= lines.lineAt(end);
  return (
    (title !== null && isOn(title.range)) ||
    metadata.fields.some((field) => isOn({ start: field.keyRange.start, end: field.valueRange.end }))
  );
}
