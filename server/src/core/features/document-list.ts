import type { Severity } from '../config/severity.ts';
import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { daysOverdue, isMeantToBeInForce, type LifeCycleState, lifeCycleOf, reviewDueOf } from '../isms/life-cycle.ts';
import type { IsmsService } from '../service-api.ts';
import { daysBetween } from '../text/iso-date.ts';
import { baseName } from '../text/uri.ts';
import { type Place, titlePlace } from './place.ts';

/** All ISMS documents of the workspace, in order of URI. */
export interface DocumentList {
  /** ISO date on which the states were judged. */
  readonly asOf: string;
  /** False if some file could not be read. */
  readonly complete: boolean;
  readonly documents: readonly DocumentFacts[];
}

/** What a list shows of a document; null where the document does not say. The place is its title. */
export interface DocumentFacts extends Place {
  /** False where the editor is silent about the document; then it has no findings here either. */
  readonly active: boolean;
  readonly id: string | null;
  readonly title: string;
  /** Id of the document type. */
  readonly type: string;
  /** English name of the type. */
  readonly typeTitle: string;
  readonly owner: string | null;
  /** As written. */
  readonly status: string | null;
  readonly state: LifeCycleState;
  readonly version: string | null;
  /** ISO date, stated or by the review cycle. */
  readonly nextReview: string | null;
  /** Days since the review was due; 0 in the grace period, for drafts and for what is retired. */
  readonly overdueDays: number;
  readonly findings: Readonly<Record<Severity, number>>;
}

/**
 * The documents with what a reader sorts and groups them by.
 * @param isActive whether the editor says anything about a file
 */
export function documentList(service: IsmsService, isActive: (uri: string) => boolean): DocumentList {
  return {
    asOf: service.asOf,
    complete: service.complete,
    documents: service.documents().map((document) => factsOf(service, document, isActive(document.uri))),
  };
}

/** What a document itself says. A client asks for the list again and again while somebody types in one document. */
const known = new WeakMap<IsmsService, WeakMap<PolicyDocument, StatedFacts>>();

type OwnFacts = Omit<DocumentFacts, 'active' | 'findings'>;
type StatedFacts = Omit<OwnFacts, 'state'>;

function factsOf(service: IsmsService, document: PolicyDocument, active: boolean): DocumentFacts {
  return { ...ownFacts(service, document), active, findings: active ? countFindings(service, document.uri) : noFindings };
}

/** What a document says and is, whoever looks at it. */
export function ownFacts(service: IsmsService, document: PolicyDocument): OwnFacts {
  const ofService = known.get(service) ?? new WeakMap<PolicyDocument, StatedFacts>();
  known.set(service, ofService);
  // a document is read anew when its text or its config changes, and a service has one as-of date
  const stated = ofService.get(document) ?? statedFacts(service, document);
  ofService.set(document, stated);
  // other documents may take its place
  const state = lifeCycleOf(document, service.configFor(document.uri), service.asOf, service.index);
  return { ...stated, state, overdueDays: state === 'ended' ? 0 : stated.overdueDays };
}

function statedFacts(service: IsmsService, document: PolicyDocument): StatedFacts {
  const { uri, metadata, classification } = document;
  const text = (key: string): string | null => metadataText(metadata, key) ?? null;
  const type = classification.type ?? '';
  return {
    ...titlePlace(document),
    id: text('id'),
    title: document.title?.text || text('title') || baseName(uri),
    type,
    typeTitle: service.catalog.documentTypes.get(type)?.title.en ?? type,
    owner: text('owner'),
    status: text('status'),
    version: text('version'),
    nextReview: reviewDueOf(document)?.date ?? null,
    overdueDays: overdueDays(service, document),
  };
}

const noFindings: DocumentFacts['findings'] = { error: 0, warning: 0, info: 0, hint: 0 };

/** As the rule `review-overdue` counts: from the day the review was due, once the days of grace are over. */
function overdueDays(service: IsmsService, document: PolicyDocument): number {
  const due = reviewDueOf(document);
  if (!due || !isMeantToBeInForce(document)) return 0;
  const beyondGrace = daysOverdue(document, service.configFor(document.uri), service.asOf) ?? 0;
  return beyondGrace > 0 ? daysBetween(due.date, service.asOf) : 0;
}

function countFindings(service: IsmsService, uri: string): DocumentFacts['findings'] {
  const counts = { ...noFindings } as Record<Severity, number>;
  for (const { severity } of service.findings(uri)) counts[severity]++;
  return counts;
}
