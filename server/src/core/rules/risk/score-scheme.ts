import type { Registers } from '../../catalog/registers.ts';
import type { RiskSettings } from '../../config/risk-settings.ts';
import { isOn, RiskRater } from '../../isms/risks/rate-risks.ts';
import type { Risk } from '../../isms/risks/risk.ts';

/** How a register works out its scores, as far as one can tell. */
export type ScoreScheme =
  /** As the rater does. */
  | { readonly kind: 'known'; readonly rater: RiskRater }
  /** Steps that the usual scale of five does not have. */
  | { readonly kind: 'other-scale'; readonly step: number }
  /** Neither product nor sum. */
  | { readonly kind: 'unknown'; readonly agreeing: number; readonly scored: number };

/** Rows of which one can learn something. */
const enough = 3;

/**
 * What the config says; where it says nothing, what most rows of the register show: the product, else the sum. Without a
 * config nobody has said which scale holds, so that a register that has another one consistently is not wrong.
 */
export function scoreScheme(settings: RiskSettings, registers: Registers, risks: readonly Risk[]): ScoreScheme {
  const rater = new RiskRater(settings, registers);
  if (settings.isStated) return { kind: 'known', rater };
  const steps = risks.flatMap(({ likelihood, impact }) => [likelihood?.number ?? 0, impact?.number ?? 0]);
  const beyond = steps.filter((step) => step !== 0 && (step > settings.likelihood || step < 1));
  if (beyond.length >= enough || (beyond.length > 0 && beyond.length * 4 >= risks.length))
    return { kind: 'other-scale', step: beyond[0] as number };
  const sums = new RiskRater({ ...settings, score: 'sum' }, registers);
  let scored = 0;
  let products = 0;
  let added = 0;
  for (const { likelihood, impact, score } of risks) {
    const [l, i] = [rater.step(likelihood, 'likelihood'), rater.step(impact, 'impact')];
    if (!isOn(l, settings.likelihood) || !isOn(i, settings.impact) || !score || score.number === null) continue;
    scored++;
    if (score.number === rater.scoreOf(l, i)) products++;
    if (score.number === sums.scoreOf(l, i)) added++;
  }
  if (scored < enough || products * 2 >= scored) return { kind: 'known', rater };
  return added * 5 >= scored * 4 ? { kind: 'known', rater: sums } : { kind: 'unknown', agreeing: products, scored };
}
