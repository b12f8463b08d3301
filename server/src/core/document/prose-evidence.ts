import type { ProseEvidence } from './policy-document.ts';
import type { TextSpan } from './walk-markdown.ts';

/** Sentences that say what a section kind asks for, where no heading does. */
interface ProsePattern {
  readonly kind: string;
  /** All languages; no match is longer than {@link longest}. */
  readonly pattern: RegExp;
  /** Of these words, in lower case, every match holds one: only around them the pattern is tried. */
  readonly words: readonly string[];
}

const longest = 100;

const patterns: readonly ProsePattern[] = [
  {
    kind: 'consequences',
    pattern:
      /disciplinary (?:action|measure|process|procedure|sanction)|(?:up to and including|may (?:result in|lead to)) (?:the )?(?:termination|dismissal)|(?:disziplinarisch|arbeitsrechtlich)e[rn]? (?:maßnahmen|massnahmen|konsequenzen|schritte)|(?:sanctions|mesures) disciplinaires|(?:medidas|sanciones) disciplinarias/giu,
    words: ['disciplin', 'termination', 'dismissal', 'disziplinarisch', 'arbeitsrechtlich'],
  },
  {
    kind: 'ownership',
    pattern:
      /(?:is|are) the owners? of this (?:policy|document|procedure|standard|plan)|this (?:policy|document|procedure|standard|plan) is (?:owned|maintained) by|(?:is|are) responsible for (?:maintaining|the maintenance of|updating) this (?:policy|document|procedure|standard|plan)|(?:ist|sind) für (?:die pflege|den inhalt|die aktualisierung) dieser (?:richtlinie|leitlinie)|verantwortlich für diese (?:richtlinie|leitlinie)|est responsable de (?:la présente|cette) politique|es responsable de esta política/giu,
    words: [
      'of this ',
      'owned by',
      'maintained by',
      'maintaining this',
      'updating this',
      'dieser ',
      'für diese',
      'est responsable',
      'es responsable',
    ],
  },
];

/** The first sentence of each kind that stands in readable text. */
export function readProseEvidence(markdown: string, spans: readonly TextSpan[]): ProseEvidence[] {
  const lower = markdown.toLowerCase();
  const found: ProseEvidence[] = [];
  for (const { kind, pattern, words } of patterns) {
    const range = firstMatch(markdown, lower, pattern, words, spans);
    if (range) found.push({ kind, range });
  }
  return found;
}

function firstMatch(
  markdown: string,
  lower: string,
  pattern: RegExp,
  words: readonly string[],
  spans: readonly TextSpan[],
): ProseEvidence['range'] | null {
  // lower case can be longer than the text in rare scripts: offsets would not fit, so all of the text is searched
  const places = lower.length === markdown.length ? placesOf(lower, words) : [0];
  const reach = lower.length === markdown.length ? longest : markdown.length;
  for (const place of places) {
    const from = Math.max(0, place - reach);
    const around = markdown.slice(from, place + reach);
    for (const match of around.matchAll(pattern)) {
      const start = from + match.index;
      if (isReadable(spans, start)) return { start, end: start + match[0].length };
    }
  }
  return null;
}

/** Where any of the words stands, in order. */
function placesOf(text: string, words: readonly string[]): number[] {
  const places: number[] = [];
  for (const word of words) for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) places.push(at);
  return places.sort((a, b) => a - b);
}

function isReadable(spans: readonly TextSpan[], offset: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle] as TextSpan).end <= offset) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span.start <= offset && span.place !== 'heading';
}
