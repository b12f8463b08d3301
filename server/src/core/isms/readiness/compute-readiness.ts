import type { DocumentedInformation } from '../../catalog/catalog-files.ts';
import { currentEdition } from '../../catalog/control-ids.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { decidedControls } from '../compute-coverage.ts';
import { type FrameworkCoverage, type Ratio, ratio } from '../coverage.ts';
import { lifeCycleOf } from '../life-cycle.ts';
import { RiskRater } from '../risks/rate-risks.ts';
import { readRisks } from '../risks/read-risks.ts';
import { registerHolders } from '../translations/translated-registers.ts';
import { type AnswerContext, answerOf, codeOf, codeSpan, inOrder, nameOf } from './answers.ts';
import { clauseName } from './clause-name.ts';
import { countWords, noStatement } from './count-words.ts';
import type { Holdings } from './holdings.ts';
import { type Answer, type Beginning, mostAnswers, type Readiness, type ReadinessItem } from './readiness.ts';
import { type Counted, type RoadFacts, roadPhase } from './road.ts';

/** What readiness is computed from. */
export interface ReadinessInput extends AnswerContext {
  readonly holdings: Holdings;
  /** ISMS documents, in order of URI. */
  readonly documents: readonly PolicyDocument[];
  /** Coverage of the current edition; undefined where it is not assessed. */
  readonly coverage: FrameworkCoverage | undefined;
  /** Covered controls with fresh evidence and those without; undefined where evidence is not assessed. */
  readonly evidenced?: { readonly ratio: Ratio; readonly open: readonly string[] };
}

/** As many of the next steps are named. */
export const nextSteps = 5;

/** How far the documents of a workspace are on the way to certification. The same input gives the same answer. */
export function computeReadiness(input: ReadinessInput): Readiness {
  const { catalog, documents, asOf, coverage, evidenced } = input;
  const byItem = answersOf(input, 'items');
  const items = catalog.documentedInformation.map((item) => readinessItem(item, byItem.get(item.id) ?? [], input));
  const records = items.filter(({ kind }) => kind === 'retained');
  const counts = {
    decided: decided(input),
    covered: covered(coverage),
    'in-force': inForce(input),
    ...ratedRisks(input),
    documented: {
      ratio: ratio(items.filter((item) => item.documented).length, items.length),
      open: items.filter((item) => !item.documented).map(({ clause, title }) => clauseName(clause, title)),
      ...countWords.documented,
      begin: null,
    },
    operating: {
      ratio: ratio(records.filter((item) => item.operating).length, records.length),
      open: records.filter((item) => !item.operating).map(({ clause, title }) => clauseName(clause, title)),
      ...countWords.operating,
      begin: null,
    },
    ...(evidenced && {
      evidenced: { ...evidenced, ...countWords.evidenced, begin: null },
    }),
  } satisfies RoadFacts['counts'];
  const byTopic = answersOf(input, 'topics');
  const facts: RoadFacts = {
    items: new Map(items.map((item) => [item.id, item])),
    topics: new Map(
      catalog.readiness.topics.map(({ id, name, template, next }) => [
        id,
        { answer: byTopic.get(id)?.[0] ?? null, begin: beginning(template, name, input), next },
      ]),
    ),
    counts,
  };
  const phases = catalog.readiness.phases.map((phase) => roadPhase(phase, facts));
  return {
    asOf,
    documents: documents.length,
    items,
    documented: { items: counts.documented.ratio, decided: counts.decided.ratio, covered: counts.covered.ratio },
    operating: { records: counts.operating.ratio, evidenced: evidenced?.ratio ?? null },
    phases,
    next: phases.flatMap(({ steps }) => steps.filter(({ state }) => state !== 'done')).slice(0, nextSteps),
  };
}

/** The plain templates, called as document types are, need a title that tells what the document holds. */
function beginning(template: string, name: string, { catalog }: ReadinessInput): Beginning {
  const isPlain = catalog.documentTypes.get(template)?.level === 'record';
  return { template, title: isPlain ? name : null };
}

/** The answers by item or topic, best first. */
function answersOf(input: ReadinessInput, what: 'items' | 'topics'): Map<string, Answer[]> {
  const { catalog, holdings, documents } = input;
  const isRecord = new Map(catalog.documentedInformation.map(({ id, kind }) => [id, kind === 'record']));
  const months = new Map(catalog.readiness.items.map((item) => [item.id, item.months]));
  const found = new Map<string, Answer[]>();
  for (const document of documents)
    for (const holding of holdings[what](document)) {
      const demand = { isRecord: isRecord.get(holding.subject) ?? false, months: months.get(holding.subject) };
      const answer = answerOf(document, holding, demand, input);
      const answers = found.get(holding.subject);
      if (answers) answers.push(answer);
      else found.set(holding.subject, [answer]);
    }
  for (const [subject, answers] of found) found.set(subject, inOrder(answers));
  return found;
}

function readinessItem(item: DocumentedInformation, answers: readonly Answer[], input: ReadinessInput): ReadinessItem {
  const { catalog } = input;
  const { id, name, clause, reference = clause, kind, types } = item;
  const isRecord = kind === 'record';
  return {
    id,
    title: name,
    clause,
    reference,
    kind: isRecord ? 'retained' : 'maintained',
    types,
    begin: beginning(catalog.readiness.items.find((data) => data.id === id)?.template ?? '', name, input),
    state: answers[0]?.state ?? 'missing',
    documented: answers.some(({ state }) => state === 'in-force' || (isRecord && state !== 'draft' && state !== 'ended')),
    operating: answers.some(({ fresh }) => fresh),
    answers: answers.slice(0, mostAnswers),
    more: Math.max(0, answers.length - mostAnswers),
  };
}

function decided({ catalog, documents }: ReadinessInput): Counted {
  const controls = [...(catalog.frameworks.get(currentEdition)?.controls.keys() ?? [])];
  const statements = documents.filter(({ classification }) => classification.type === 'soa');
  const known = decidedControls(statements, catalog);
  const open = controls.filter((id) => !known.has(id));
  return {
    ratio: ratio(controls.length - open.length, controls.length),
    ...countWords.decided,
    ...(statements.length === 0 && { next: noStatement }),
    open: statements.length === 0 ? [] : open,
    begin: statements.length === 0 ? { template: 'soa', title: null } : null,
  };
}

function covered(coverage: FrameworkCoverage | undefined): Counted {
  const open = coverage?.controls.filter(({ state }) => state !== 'covered' && state !== 'excluded').map(({ id }) => id) ?? [];
  return {
    ratio: coverage?.effective ?? ratio(0, 0),
    ...countWords.covered,
    open,
    begin: null,
  };
}

/** Risks of the registers whose rows say who owns them, how bad they are and what is done; nothing where no row is a risk. */
function ratedRisks({ catalog, documents, configFor, index }: ReadinessInput): { rated?: Counted } {
  const open: string[] = [];
  let n = 0;
  for (const document of registerHolders(documents, 'risks', { index, configFor })) {
    const risks = readRisks(document, catalog);
    if (risks.length === 0) continue;
    const rater = new RiskRater(configFor(document.uri).risks, catalog.registers);
    n += risks.length;
    for (const risk of risks) {
      const { score, level } = rater.inherent(risk);
      const isRated = (score !== null || level !== null) && risk.owner !== '' && risk.treatments.length > 0;
      if (!isRated) open.push(codeSpan(risk.id || risk.title || nameOf(document)));
    }
  }
  if (n === 0) return {};
  return { rated: { ratio: ratio(n - open.length, n), ...countWords.rated, open, begin: null } };
}

/** Documents that lay something down and are meant to hold: lists and records are approved by nobody. */
function inForce({ catalog, documents, configFor, asOf, index }: ReadinessInput): Counted {
  const open: string[] = [];
  let n = 0;
  for (const document of documents) {
    const { type } = document.classification;
    if (type === 'template' || catalog.documentTypes.get(type ?? '')?.level === 'record') continue;
    const life = lifeCycleOf(document, configFor(document.uri), asOf, index);
    if (life === 'ended') continue;
    n++;
    if (life !== 'in-force') open.push(codeOf(document));
  }
  return {
    ratio: ratio(n - open.length, n),
    ...countWords['in-force'],
    open,
    begin: { template: 'policy', title: null },
  };
}
