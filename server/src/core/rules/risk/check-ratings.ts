import { isOn, type RiskRater } from '../../isms/risks/rate-risks.ts';
import type { Rating, Risk } from '../../isms/risks/risk.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Report } from '../rule.ts';

/** What is wrong with the ratings of one risk. @param all the risks of its register, which show whether it rates by numbers */
export function checkRatings(uri: string, risk: Risk, all: readonly Risk[], rater: RiskRater): Report[] {
  const found: Report[] = [];
  const steps: (number | null)[] = [];
  for (const [key, scale] of stepKeys) {
    const rating = risk[key];
    steps.push(rater.step(rating, scale));
    const message = rating && wrongStep(rating, steps.at(-1) ?? null, scale, all, key, rater);
    if (rating && message) found.push({ range: rating.range, message });
  }
  const [likelihood = null, impact = null, restLikelihood = null, restImpact = null] = steps;
  const inherent = rater.scoreOf(likelihood, impact);
  found.push(...checkScore(uri, risk.score, inherent, rater), ...checkLevel(uri, risk.level, inherent, rater));
  const rest = rater.scoreOf(restLikelihood, restImpact);
  found.push(
    ...checkScore(uri, risk.residual, rest, rater),
    ...checkLevel(uri, risk.residualLevel, rest ?? risk.residual?.number ?? null, rater),
  );
  return found;
}

const stepKeys = [
  ['likelihood', 'likelihood'],
  ['impact', 'impact'],
  ['residualLikelihood', 'likelihood'],
  ['residualImpact', 'impact'],
] as const;

function wrongStep(
  { text, number }: Rating,
  step: number | null,
  scale: 'likelihood' | 'impact',
  all: readonly Risk[],
  key: (typeof stepKeys)[number][0],
  { settings }: RiskRater,
): string | null {
  const steps = settings[scale];
  if (number !== null)
    return isOn(number, steps)
      ? null
      : `${quoted(text)} is off the scale of ${scale}, which goes from 1 to ${steps}. Write one of its steps, or set \`risks.${scale}\` in \`annexa.yaml\`.`;
  if (step !== null) return null;
  const labels = settings.labels[scale];
  if (labels.length > 0) return `${quoted(text)} is no step of ${scale}. Write one of ${labels.map(quoted).join(', ')}, or its number.`;
  return ratesByNumber(all, key) ? `${quoted(text)} is no step of ${scale}. Write a number from 1 to ${steps}.` : null;
}

/** True if most cells of a column hold numbers, so that a word among them is a slip. Asked seldom, for words alone. */
function ratesByNumber(all: readonly Risk[], key: (typeof stepKeys)[number][0]): boolean {
  let known = numeric.get(all);
  if (!known) {
    known = new Map();
    numeric.set(all, known);
  }
  let answer = known.get(key);
  if (answer === undefined) {
    const filled = all.filter((risk) => risk[key] !== null);
    answer = filled.filter((risk) => risk[key]?.number !== null).length * 3 >= filled.length * 2;
    known.set(key, answer);
  }
  return answer;
}

const numeric = new WeakMap<readonly Risk[], Map<string, boolean>>();

function checkScore(uri: string, score: Rating | null, expected: number | null, rater: RiskRater): Report[] {
  if (!score || expected === null) return [];
  // a level alone is judged as one
  if (score.number === null) return rater.levelNamed(score.name) === null ? [] : checkLevel(uri, score, expected, rater);
  if (score.number === expected) return score.name === '' ? [] : checkLevel(uri, score, expected, rater);
  const how = { product: 'likelihood times impact', sum: 'likelihood plus impact', matrix: 'the place in the matrix' }[
    rater.settings.score
  ];
  return [
    {
      range: score.range,
      message: `The score is ${quoted(score.text)}, but ${how} gives \`${expected}\`. Correct the score, or the ratings it follows from.`,
      fixes: fixes(uri, score, score.name === '' && score.text === String(score.number), String(expected)),
    },
  ];
}

/** Levels are checked only where the config says what they are. */
function checkLevel(uri: string, written: Rating | null, score: number | null, rater: RiskRater): Report[] {
  if (!written || score === null || !rater.settings.levelsStated) return [];
  const expected = rater.levelOf(score);
  const named = rater.levelNamed(written.name);
  if (named === null || named === expected || expected === null) return [];
  return [
    {
      range: written.range,
      message: `The level is ${quoted(written.text)}, but a score of ${score} is ${quoted(expected)}. Correct the level, or \`risks.levels\` in \`annexa.yaml\`.`,
      fixes: fixes(uri, written, written.number === null && written.text.toLowerCase() === written.name, expected),
    },
  ];
}

/** Writes the value, where the cell holds nothing else. Not preferred: one of the ratings may be what is wrong. */
function fixes(uri: string, { text, range }: Rating, isAlone: boolean, newText: string): Fix[] {
  if (!isAlone || range.end - range.start !== text.length) return [];
  return [{ title: `Write \`${newText}\``, preferred: false, edits: [{ uri, range, newText }] }];
}
