import type { ProseEvidence } from './policy-document.ts';
import type { TextSpan } from './walk-markdown.ts';

/** Sentences that say what a section kind asks for, where no heading does. One pattern a kind, all languages. */
const patterns: readonly (readonly [string, RegExp])[] = [
  [
    'consequences',
    /disciplinary (?:action|measure|process|procedure|proceeding|sanction|consequence|(?:and|or)\s)|(?:up to and including|may (?:result in|lead to)) (?:the )?(?:termination|dismissal)|(?:disziplinarisch|arbeitsrechtlich)e[rn]? (?:maßnahmen|massnahmen|konsequenzen|schritte)|disziplinarverfahren|(?:sanctions|mesures) disciplinaires|(?:medidas|sanciones) disciplinarias/giu,
  ],
  [
    'ownership',
    /(?:is|are) the owners? of this (?:policy|document|procedure|standard|plan)|this (?:policy|document|procedure|standard|plan) is (?:owned|maintained) by|(?:is|are) responsible for (?:maintaining|the maintenance of|(?:reviewing and )?updating) this (?:policy|document|procedure|standard|plan)|responsible for (?:[^.\n]{1,60}? and )?reviewing and updating the [^.\n]{1,60}? (?:policy|policies|procedures?|standard|process|plan|requirements)(?![\p{L}-])|(?:ist|sind) für (?:die pflege|den inhalt|die aktualisierung) dieser (?:richtlinie|leitlinie)|verantwortlich für diese (?:richtlinie|leitlinie)|est responsable de (?:la présente|cette) politique|es responsable de esta política/giu,
  ],
  [
    'purpose',
    /the (?:main )?(?:purpose|aim|objective) of this (?:policy|document|procedure|standard|plan|guideline) is|(?:zweck|ziel) (?:dieser|der vorliegenden) (?:richtlinie|leitlinie|anweisung) ist|(?:l'|le )(?:objet|objectif|but) de (?:cette|la présente) (?:politique|procédure) est|el (?:propósito|objetivo|objeto) de est[ea] (?:política|documento|procedimiento) es/giu,
  ],
  [
    'objectives',
    /objectives? of this (?:policy|document|procedure|standard|plan) (?:is|are)|ziele? (?:dieser|der vorliegenden) (?:richtlinie|leitlinie) (?:ist|sind)|objectifs? de (?:cette|la présente) politique (?:est|sont)|objetivos? de esta política (?:es|son)/giu,
  ],
  [
    'scope',
    /this (?:policy|document|procedure|standard|plan|guideline) (?:applies|shall apply|is applicable) to|diese[rs]? (?:richtlinie|leitlinie|dokument|anweisung|verfahren) gilt für|(?:cette|la présente) (?:politique|procédure) s['’]applique (?:à|aux)|(?:esta política|este procedimiento|este documento) (?:se aplica|aplica) a/giu,
  ],
  [
    'review',
    /(?:this (?:policy|document|procedure|standard|plan)|these (?:policies|procedures)) (?:is|are|must be|shall be|should be|will be) (?:formally )?(?:reviewed|updated|re-?evaluated)[^.]{0,80}(?:annual|year|month|quarter|periodic|regular)|review(?:s|ing)?(?:,? (?:and|&) updat(?:es?|ing))? (?:this (?:policy|document|procedure|standard|plan)|the [^.\n]{1,60}? (?:policy|policies|procedures?|standard|plan|process|requirements))[^.]{0,40}(?:annual|year|quarter)|diese[rs]? (?:richtlinie|leitlinie|dokument|verfahren|plan) (?:wird|ist|muss)[^.]{0,60}(?:jährlich|jahr|monat|regelmäßig|regelmässig)[^.]{0,60}(?:überprüf|aktualisier|zu prüfen|geprüft)|(?:cette politique|la présente politique|ce document) (?:est|sera|doit être) (?:revue?|révisée?|réexaminée?)[^.]{0,60}(?:an|année|annuel|mois|trimestre)|(?:esta política|este documento) (?:se|será|debe)[^.]{0,30}revis[^.]{0,60}(?:año|anual|meses|trimestr)/giu,
  ],
];

/**
 * The first sentence of each kind that stands in readable text.
 * @param stated kinds that headings or metadata state: they need no sentence, and none is looked for
 */
export function readProseEvidence(markdown: string, spans: readonly TextSpan[], stated: ReadonlySet<string>): ProseEvidence[] {
  const found: ProseEvidence[] = [];
  for (const [kind, pattern] of patterns) {
    if (stated.has(kind)) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(markdown); match; match = pattern.exec(markdown)) {
      const { index } = match;
      if (!isReadable(spans, index)) continue;
      found.push({ kind, range: { start: index, end: index + match[0].length } });
      break;
    }
  }
  return found;
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
