import type { Observed } from './observe.ts';
import type { Case, LabelledReference } from './read-case.ts';

/** One comparison: what was expected, what was found, in words. Equal words are a hit. */
export interface Judgement {
  /** A line of the table: `metadata: owner`, or the slug of a rule. */
  readonly row: string;
  readonly kind: 'fact' | 'rule';
  readonly hits: number;
  /** Expected, not found. */
  readonly missed: readonly string[];
  /** Found, not expected. */
  readonly wrong: readonly string[];
}

/** Compares what the tool says of a case with its label. */
export function judge({ label }: Case, observed: Observed): Judgement[] {
  const judgements: Judgement[] = [];
  const add = (row: string, kind: Judgement['kind'], expected: readonly string[], found: readonly string[]): void => {
    if (expected.length > 0 || found.length > 0) judgements.push({ row, kind, ...compare(expected, found) });
  };
  const yes = (is: boolean): string[] => (is ? ['an ISMS document'] : []);
  add('document', 'fact', yes(label.document), yes(observed.document));
  if (label.document) {
    if (observed.document) {
      add('type', 'fact', [String(label.type)], [String(observed.type)]);
      add('language', 'fact', [String(label.language)], [observed.language]);
    }
    byRow(
      'metadata',
      Object.entries(label.metadata ?? {}).map(([key, value]) => [key, `${key}: ${plain(value)}`]),
      Object.entries(observed.metadata).map(([key, value]) => [key, `${key}: ${plain(value)}`]),
      add,
    );
    const labelled = (label.sections ?? []).flatMap((section) => Object.entries(section));
    byRow(
      'sections',
      labelled.flatMap(sectionWords),
      observed.sections.map(({ title, kinds }) => [title, kinds] as const).flatMap(sectionWords),
      add,
    );
    byRow('references', (label.references ?? []).map(referenceWords), observed.references.map(referenceWords), add);
  }
  judgements.push(...judgeFindings(label, observed));
  return judgements;
}

type Worded = readonly [row: string, words: string];

function byRow(
  family: string,
  expected: readonly Worded[],
  found: readonly Worded[],
  add: (row: string, kind: 'fact', expected: readonly string[], found: readonly string[]) => void,
): void {
  const of = (list: readonly Worded[], row: string) => list.filter(([name]) => name === row).map(([, words]) => words);
  for (const row of new Set([...expected, ...found].map(([name]) => name)))
    add(`${family}: ${row}`, 'fact', of(expected, row), of(found, row));
}

function sectionWords([title, kinds]: readonly [string, readonly string[]]): Worded[] {
  return kinds.map((kind) => [kind, `${kind} in "${plain(title)}"`]);
}

/** The framework counts for foreign ids only, without the year: all others are told apart by their status. */
function referenceWords({ text, at, kind, status, controls = [], framework = '' }: LabelledReference): Worded {
  const checked = status === 'current' || status === 'sub-item' || status === 'legacy';
  const meaning = checked ? [...controls].sort().join(' ') : status === 'foreign' ? framework.replace(/-20\d\d$/, '') : '';
  return [status, `${at} ${kind} ${text} (${status}${meaning && `: ${meaning}`})`];
}

function judgeFindings({ findings = [], hints = {} }: Case['label'], observed: Observed): Judgement[] {
  const wanted = findings.map((finding) => (typeof finding === 'string' ? { rule: finding } : finding));
  for (const [rule, texts] of Object.entries(hints)) for (const text of texts) wanted.push(text === null ? { rule } : { rule, text });
  const judged = observed.findings.filter(({ rule, severity }) => severity !== 'hint' || Object.hasOwn(hints, rule));
  return [...new Set([...wanted, ...judged].map(({ rule }) => rule))].map((rule) => {
    const left = judged.filter((finding) => finding.rule === rule);
    const missed: string[] = [];
    let hits = 0;
    // those that name their text choose first: the others take what is left
    const inOrder = wanted.filter((want) => want.rule === rule).sort((a, b) => Number(b.text !== undefined) - Number(a.text !== undefined));
    for (const { text } of inOrder) {
      const at = left.findIndex((finding) => text === undefined || finding.text === text);
      if (at < 0) missed.push(text === undefined ? 'anywhere' : JSON.stringify(text));
      else {
        hits++;
        left.splice(at, 1);
      }
    }
    return { row: rule, kind: 'rule', hits, missed, wrong: left.map(({ at, text }) => `${at} ${JSON.stringify(text.slice(0, 60))}`) };
  });
}

function compare(expected: readonly string[], found: readonly string[]): Pick<Judgement, 'hits' | 'missed' | 'wrong'> {
  const wrong = [...found];
  const missed: string[] = [];
  for (const words of expected) {
    const at = wrong.indexOf(words);
    if (at < 0) missed.push(words);
    else wrong.splice(at, 1);
  }
  return { hits: expected.length - missed.length, missed, wrong };
}

/** Spelling that means the same to a reader: composition, special spaces and hyphens. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\u2011/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
