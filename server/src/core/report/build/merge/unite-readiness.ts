import type { Catalog } from '../../../catalog/catalog.ts';
import type { RoadCount, RoadPhaseData } from '../../../catalog/catalog-files.ts';
import { currentEdition } from '../../../catalog/control-ids.ts';
import { ratio } from '../../../isms/coverage.ts';
import { answersInOrder, codeSpan } from '../../../isms/readiness/answers.ts';
import { clauseName } from '../../../isms/readiness/clause-name.ts';
import { nextSteps } from '../../../isms/readiness/compute-readiness.ts';
import { countWords, noStatement } from '../../../isms/readiness/count-words.ts';
import { mostAnswers } from '../../../isms/readiness/readiness.ts';
import { type Counted, countStep, sumOfSteps } from '../../../isms/readiness/road.ts';
import type { ReportFramework } from '../../model/coverage-report.ts';
import type { ReportApplicability, ReportDocument } from '../../model/isms-report.ts';
import type { ReportPhase, ReportReadiness, ReportReadinessItem } from '../../model/readiness-report.ts';
import type { ReportRisk } from '../../model/risk-report.ts';
import { evidencedOf, undecidedControls } from './unite-frameworks.ts';

type Step = ReportPhase['steps'][number];

/** What a joined report says besides, which readiness counts. */
export interface JoinedFacts {
  readonly catalog: Catalog;
  readonly documents: readonly ReportDocument[];
  readonly frameworks: readonly ReportFramework[];
  readonly applicability: readonly ReportApplicability[];
  readonly risks: readonly ReportRisk[];
}

/**
 * How far the whole is on the way: what is asked for in writing is there if some source has it; what is counted is counted
 * anew over all of them; other steps are as far as the source that is furthest. Undefined where no source tells of it.
 */
export function uniteReadiness(parts: readonly ReportReadiness[], facts: JoinedFacts): ReportReadiness | undefined {
  const [first] = parts;
  if (!first) return undefined;
  const items = first.items.map(({ id }) => uniteItem(parts.flatMap((part) => part.items.filter((item) => item.id === id))));
  const counts = countsOf(items, facts);
  const steps = new Map<string, Step[]>();
  for (const step of parts.flatMap(({ phases }) => phases.flatMap((phase) => phase.steps))) {
    const there = steps.get(step.id);
    if (there) there.push(step);
    else steps.set(step.id, [step]);
  }
  const phases = facts.catalog.readiness.phases.map((phase) => unitePhase(phase, steps, counts));
  return {
    documents: parts.reduce((sum, { documents }) => sum + documents, 0),
    documented: { items: counts.documented.ratio, decided: counts.decided.ratio, covered: counts.covered.ratio },
    operating: { records: counts.operating.ratio, evidenced: counts.evidenced?.ratio ?? null },
    items,
    phases,
    next: phases.flatMap((phase) => phase.steps.filter(({ state }) => state !== 'done').map(({ id }) => id)).slice(0, nextSteps),
  };
}

/** @param all the same item of the sources, at least one */
function uniteItem(all: readonly ReportReadinessItem[]): ReportReadinessItem {
  const [first] = all as readonly [ReportReadinessItem];
  const answers = answersInOrder(
    all.flatMap((item) => item.answers),
    ({ path }) => path,
  );
  const more = all.reduce((sum, item) => sum + item.more, 0) + Math.max(0, answers.length - mostAnswers);
  return {
    ...first,
    state: answers[0]?.state ?? 'missing',
    documented: all.some((item) => item.documented),
    operating: all.some((item) => item.operating),
    answers: answers.slice(0, mostAnswers),
    more,
  };
}

type Counts = Readonly<Partial<Record<RoadCount, Counted>>> & Readonly<Record<'documented' | 'operating' | 'decided' | 'covered', Counted>>;

function countsOf(items: readonly ReportReadinessItem[], { catalog, documents, frameworks, applicability, risks }: JoinedFacts): Counts {
  const framework = frameworks.find(({ id }) => id === currentEdition);
  const controls = framework?.controls ?? [];
  const records = items.filter(({ kind }) => kind === 'retained');
  const named = (open: readonly ReportReadinessItem[]): string[] => open.map(({ clause, title }) => clauseName(clause, title));
  const of = (name: RoadCount, n: number, open: readonly string[]): Counted => ({
    ratio: ratio(n - open.length, n),
    ...countWords[name],
    open,
    begin: null,
  });
  const hasStatement = documents.some(({ type }) => type === 'soa');
  const decided = of('decided', controls.length, undecidedControls(controls, applicability));
  const open = controls.filter(({ state }) => state !== 'covered' && state !== 'excluded').map(({ id }) => id);
  const meant = documents.filter(
    ({ type, state }) => state !== 'ended' && type !== 'template' && catalog.documentTypes.get(type)?.level !== 'record',
  );
  const notYet = meant.filter(({ state }) => state !== 'in-force').map(({ id, title }) => codeSpan(id ?? title));
  const unrated = risks.filter(
    ({ score, level, owner, treatments }) => (score === null && level === null) || owner === '' || treatments.length === 0,
  );
  const evidenced = framework ? evidencedOf(framework) : null;
  return {
    decided: hasStatement ? decided : { ...decided, next: noStatement, open: [], begin: { template: 'soa', title: null } },
    covered: { ...of('covered', 0, open), ratio: framework?.effective ?? ratio(0, 0) },
    'in-force': { ...of('in-force', meant.length, notYet), begin: { template: 'policy', title: null } },
    documented: of('documented', items.length, named(items.filter((item) => !item.documented))),
    operating: of('operating', records.length, named(records.filter((item) => !item.operating))),
    ...(risks.length > 0 && {
      rated: of(
        'rated',
        risks.length,
        unrated.map(({ id, title }) => codeSpan(id || title)),
      ),
    }),
    ...(evidenced && { evidenced: { ...of('evidenced', 0, evidenced.open), ratio: evidenced.ratio } }),
  };
}

function unitePhase(
  { id, title, summary, steps: wanted }: RoadPhaseData,
  told: ReadonlyMap<string, readonly Step[]>,
  counts: Counts,
): ReportPhase {
  const steps = wanted.flatMap(({ fact, ...step }) => uniteStep(step, fact, told.get(step.id) ?? [], counts) ?? []);
  return { id, title, summary, ...sumOfSteps(steps), steps };
}

function uniteStep(
  step: Pick<Step, 'id' | 'title' | 'stage'>,
  fact: RoadPhaseData['steps'][number]['fact'],
  told: readonly Step[],
  counts: Counts,
): Step | null {
  const count = 'count' in fact ? counts[fact.count] : 'or' in fact && fact.or !== undefined ? counts[fact.or] : undefined;
  const counted = count && withoutAnswer({ ...step, ...countStep(count) });
  if ('count' in fact) return counted ?? null;
  // what a source says by its own count is less than the count over all
  const best = furthest(counted ? told.filter(({ path }) => path !== null) : told);
  if (!counted || best?.state === 'done') return best ?? null;
  if (best && best.state !== 'open' && counted.state !== 'done') return best;
  const { begin } = best ?? told.find((each) => each.begin !== null) ?? { begin: null };
  return { ...counted, begin: counted.begin ?? begin };
}

function withoutAnswer({ answer: _, ...step }: Omit<Step, 'path'> & { readonly answer: unknown }): Step {
  return { ...step, path: null };
}

function furthest(steps: readonly Step[]): Step | undefined {
  return (['done', 'in-progress', 'open'] as const).map((state) => steps.find((step) => step.state === state)).find((step) => step);
}
