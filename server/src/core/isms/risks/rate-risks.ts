import type { RatingWord } from '../../catalog/catalog-files.ts';
import type { Registers } from '../../catalog/registers.ts';
import type { RiskSettings } from '../../config/risk-settings.ts';
import type { Rating, Risk } from './risk.ts';

/** A score with the level it falls into, both as far as they are known. */
export interface Rated {
  readonly score: number | null;
  /** Name of a level of the config. */
  readonly level: string | null;
  /** Place of the level, the lowest is 0; −1 if none is known. */
  readonly rank: number;
}

/** Rates risks on the scales of a config. */
export class RiskRater {
  readonly settings: RiskSettings;
  readonly #registers: Registers;

  constructor(settings: RiskSettings, registers: Registers) {
    this.settings = settings;
    this.#registers = registers;
  }

  /** The step of a scale that a cell names: a number, or a word the config or everybody has for a step. Null for others. */
  step(rating: Rating | null, scale: 'likelihood' | 'impact'): number | null {
    if (!rating) return null;
    if (rating.number !== null) return rating.number;
    const label = this.settings.labels[scale].findIndex((name) => name.toLowerCase() === rating.name);
    if (label >= 0) return label + 1;
    if (this.settings[scale] !== 5 || this.settings.labels[scale].length > 0) return null;
    const word = wordFor(this.#registers.ratings[scale], rating.name);
    return word ? Number(word.id) : null;
  }

  /** The score that two steps come to; null if one is not on its scale or the matrix has no such place. */
  scoreOf(likelihood: number | null, impact: number | null): number | null {
    const { settings } = this;
    if (!isOn(likelihood, settings.likelihood) || !isOn(impact, settings.impact)) return null;
    if (settings.score === 'sum') return likelihood + impact;
    if (settings.score === 'matrix') return settings.matrix[likelihood - 1]?.[impact - 1] ?? null;
    return Math.round(likelihood * impact * 100) / 100;
  }

  /** What a risk comes to before treatment: worked out, else as written. */
  inherent(risk: Risk): Rated {
    return this.#rated(this.scoreOf(this.step(risk.likelihood, 'likelihood'), this.step(risk.impact, 'impact')), risk.score, risk.level);
  }

  /** What remains of it: from its own steps, else as written; nothing is known where the row does not say. */
  residual(risk: Risk): Rated {
    const [likelihood, impact] = [this.step(risk.residualLikelihood, 'likelihood'), this.step(risk.residualImpact, 'impact')];
    return this.#rated(this.scoreOf(likelihood, impact), risk.residual, risk.residualLevel);
  }

  /** The level of a score. Above the last level nothing is higher. */
  levelOf(score: number): string | null {
    return (this.settings.levels.find(({ upTo }) => score <= upTo) ?? this.settings.levels.at(-1))?.name ?? null;
  }

  /** The level that a word means: a name of the config, or a usual word for one. */
  levelNamed(name: string): string | null {
    if (name === '') return null;
    const { levels } = this.settings;
    const exact = levels.find((level) => level.name.toLowerCase().replaceAll('_', ' ') === name);
    if (exact) return exact.name;
    const meant = wordFor(this.#registers.ratings.levels, name)?.id;
    return (meant && levels.find((level) => wordFor(this.#registers.ratings.levels, level.name.toLowerCase())?.id === meant)?.name) || null;
  }

  #rated(worked: number | null, ...written: readonly (Rating | null)[]): Rated {
    const score = worked ?? written.find((rating) => rating && rating.number !== null)?.number ?? null;
    let level = score === null ? null : this.levelOf(score);
    for (const rating of written) level ??= rating ? this.levelNamed(rating.name) : null;
    return { score, level, rank: level === null ? -1 : this.settings.levels.findIndex(({ name }) => name === level) };
  }
}

/** True for a step of a scale. */
export function isOn(step: number | null, steps: number): step is number {
  return step !== null && step >= 1 && step <= steps;
}

function wordFor(words: readonly RatingWord[], name: string): RatingWord | undefined {
  let byWord = indexed.get(words);
  if (!byWord) {
    byWord = new Map();
    for (const word of words)
      for (const each of [word.id, ...Object.values(word.words).flatMap((list) => list.split(';'))])
        if (!byWord.has(each)) byWord.set(each, word);
    indexed.set(words, byWord);
  }
  return byWord.get(name);
}

const indexed = new WeakMap<readonly RatingWord[], Map<string, RatingWord>>();
