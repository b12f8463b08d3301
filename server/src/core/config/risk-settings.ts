import type { JsonSchema } from './json-schema.ts';

/** A level that scores fall into. */
export interface RiskLevel {
  /** As the config names it. */
  readonly name: string;
  /** The highest score that has it. */
  readonly upTo: number;
}

/** How risks are rated. */
export interface RiskSettings {
  /** Steps of the scale of likelihood. */
  readonly likelihood: number;
  readonly impact: number;
  readonly score: 'product' | 'sum' | 'matrix';
  /** For `matrix`: a row for each likelihood, in it a score for each impact, lowest first; empty otherwise. */
  readonly matrix: readonly (readonly number[])[];
  /** Lowest first. */
  readonly levels: readonly RiskLevel[];
  /** The highest score that needs nobody's acceptance; null if no limit is set. */
  readonly acceptanceLimit: number | null;
  /** Names of the steps, lowest first; empty if none are set. */
  readonly labels: { readonly likelihood: readonly string[]; readonly impact: readonly string[] };
  /** True if the config says how scores are worked out; if not, a register that does it otherwise is only told so. */
  readonly isStated: boolean;
  /** True if the config sets the levels, so that a level in a register can be checked. */
  readonly levelsStated: boolean;
}

/** How often evidence has to be collected anew. */
export interface EvidenceSettings {
  /** As `readReviewCycle` takes it. */
  readonly cadence: string;
  /** Control id → cadence of its evidence. */
  readonly controls: Readonly<Record<string, string>>;
  /** Days before the end in which evidence counts as due soon. */
  readonly dueSoonDays: number;
}

/** Defaults of both: a scale of five by five whose product has four levels, evidence of a year. */
export const riskDefaults = {
  steps: 5,
  score: 'product' as RiskSettings['score'],
  levels: { low: 4, medium: 9, high: 15, critical: 25 } as Readonly<Record<string, number>>,
  cadence: 'annual',
  dueSoonDays: 30,
} as const;

const steps = (description: string): JsonSchema => ({ type: 'integer', minimum: 2, maximum: 10, default: riskDefaults.steps, description });
const names = (description: string): JsonSchema => ({ type: 'array', items: { type: 'string', minLength: 1 }, description });
const cadence = { enum: ['monthly', 'quarterly', 'semi-annual', 'annual', 'biennial', 'triennial'] };

/** Schema of `risks` and `evidence`. */
export const riskSchemas: { readonly risks: JsonSchema; readonly evidence: JsonSchema } = {
  risks: {
    type: 'object',
    additionalProperties: false,
    description: 'How risks are rated: scores in risk registers are checked against it.',
    properties: {
      likelihood: steps('Steps of the scale of likelihood.'),
      impact: steps('Steps of the scale of impact.'),
      score: {
        enum: ['product', 'sum', 'matrix'],
        default: riskDefaults.score,
        description: 'How a score is worked out: likelihood times impact, both added, or read from `matrix`.',
      },
      matrix: {
        type: 'array',
        items: { type: 'array', items: { type: 'integer', minimum: 0 } },
        description: 'For `score: matrix`: a list for each likelihood from the lowest on, in it the score for each impact.',
      },
      levels: {
        type: 'object',
        minProperties: 1,
        additionalProperties: { type: 'integer', minimum: 0 },
        default: riskDefaults.levels,
        description: 'Levels by name, each with the highest score that has it.',
      },
      acceptance_limit: {
        type: 'integer',
        minimum: 0,
        description:
          'What remains above this score has to be accepted by name and date. Without it, only risks that are accepted as they are.',
      },
      labels: {
        type: 'object',
        additionalProperties: false,
        description: 'Names of the steps, where registers have words instead of numbers.',
        properties: {
          likelihood: names('Names of the steps of likelihood, lowest first.'),
          impact: names('Names of the steps of impact, lowest first.'),
        },
      },
    },
  },
  evidence: {
    type: 'object',
    additionalProperties: false,
    description: 'How often evidence that a control operates has to be collected anew.',
    properties: {
      cadence: { ...cadence, default: riskDefaults.cadence, description: 'How long a piece of evidence counts that does not say itself.' },
      controls: {
        type: 'object',
        propertyNames: { type: 'string', pattern: '^A\\.[5-8]\\.\\d{1,2}$' },
        additionalProperties: cadence,
        description: 'Control → how long evidence of it counts, for example `A.8.13: quarterly`.',
      },
      due_soon_days: {
        type: 'integer',
        minimum: 0,
        default: riskDefaults.dueSoonDays,
        description: 'Days before its end in which a piece of evidence counts as due soon.',
      },
    },
  },
};

type Section = { readonly [key: string]: unknown };

/** The settings of `risks` with all defaults filled in. */
export function riskSettings(section: Section): RiskSettings {
  const labels = (section.labels ?? {}) as Section;
  const named = { likelihood: (labels.likelihood as string[] | undefined) ?? [], impact: (labels.impact as string[] | undefined) ?? [] };
  const matrix = (section.matrix as number[][] | undefined) ?? [];
  const levels = (section.levels ?? {}) as Record<string, number>;
  const levelsStated = Object.keys(levels).length > 0;
  const wanted = (section.score as RiskSettings['score'] | undefined) ?? (matrix.length > 0 ? 'matrix' : riskDefaults.score);
  return {
    likelihood: (section.likelihood as number | undefined) ?? stepsOf(matrix.length, named.likelihood),
    impact: (section.impact as number | undefined) ?? stepsOf(matrix[0]?.length ?? 0, named.impact),
    score: wanted === 'matrix' && matrix.length === 0 ? riskDefaults.score : wanted,
    matrix,
    levels: Object.entries(levelsStated ? levels : riskDefaults.levels)
      .map(([name, upTo]) => ({ name, upTo }))
      .sort((a, b) => a.upTo - b.upTo),
    acceptanceLimit: (section.acceptance_limit as number | undefined) ?? null,
    labels: named,
    isStated: ['likelihood', 'impact', 'score', 'matrix', 'labels'].some((key) => section[key] !== undefined),
    levelsStated,
  };
}

function stepsOf(rows: number, labels: readonly string[]): number {
  return rows || labels.length || riskDefaults.steps;
}

/** The settings of `evidence` with all defaults filled in. */
export function evidenceSettings(section: Section): EvidenceSettings {
  return {
    cadence: (section.cadence as string | undefined) ?? riskDefaults.cadence,
    controls: (section.controls as Record<string, string> | undefined) ?? {},
    dueSoonDays: (section.due_soon_days as number | undefined) ?? riskDefaults.dueSoonDays,
  };
}
