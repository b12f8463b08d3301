import { firstIndex } from '../../text/first-index.ts';
import { isInsideWord } from '../../text/inside-word.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { Section, StepList } from '../policy-document.ts';
import { sectionAt } from '../sections/sections.ts';
import { normaliseTitle } from '../sections/titles.ts';
import type { BodyFacts } from '../walk-markdown.ts';

/** Fewer steps are looked over at a glance. */
const fewest = 3;
/** More lists in one document say nothing new. */
const most = 100;
/** A section is looked at this far in front of its list. */
const reach = 4000;

/** Who acts: roles, groups, everybody, the reader. Stems for folded text. */
const actors: Readonly<Record<string, RegExp>> = {
  en: /we\b|you\b|your\b|i\b|team|manager|officer|owner|lead\b|leads\b|leader|administrator|admins?\b|engineer|employee|staff|users?\b|personnel|human resources|\bhr\b|\bit\b(?=\s\p{L}{3})|ciso|cto\b|ceo\b|cio\b|cso\b|cfo\b|coo\b|dpo\b|auditor|requester|requestor|approver|reviewer|analyst|responder|director|board\b|committee|department|desk\b|supplier|vendor|contractor|operations|legal\b|coordinator|custodian|everyone|everybody|anybody|anyone|whoever|commander|on-call|developer|maintainer|author|management|executive|president|head of|chief|security\b(?= (?:will|must|shall|team))|responsib|assignee|operator|specialist|supervisor|technician|person\b|people\b|party\b|group\b|colleague|member|representative|cab\b|csirt\b|council|visitor|guard|host\b|founder|partner|by the\b|role\b|performed by|actor|who\b|raci/gu,
  de: /wir\b|sie\b|ihr\b|ihre\b|team|leiter|leitung|beauftragt|eigentümer|eigner|administrator|mitarbeit|beschäftigt|anwender|nutzer|benutzer|personal|verantwort|zuständig|prüfer|auditor|antragsteller|genehmiger|vorgesetzt|abteilung|vorstand|geschäftsführ|direktion|ausschuss|lieferant|dienstleister|betrieb|entwickler|stelle|koordinator|wer\b|alle\b|jeder|person|gruppe|rolle|isb\b|ciso|dsb\b|\bit\b|support|helpdesk|durch (?:den|die|das)|bereitschaft|operator|techniker|kollege|besucher|wache|gremium|stab\b/gu,
  fr: /nous\b|vous\b|votre|équipe|responsable|directeur|direction|dirigeant|propriétaire|administrateur|employé|collaborateur|salarié|utilisateur|personnel|rssi|dsi|dpo|auditeur|demandeur|approbateur|analyste|comité|service\b|fournisseur|prestataire|développeur|coordinateur|quiconque|toute personne|chacun|cellule|astreinte|groupe|rôle|par (?:le|la|les|l.)|opérateur|technicien|managers?\b|chef|pilote/gu,
  es: /nosotros|usted|equipo|responsable|director|dirección|propietari|administrador|emplead|colaborador|trabajador|usuari|personal|ciso|dpo|auditor|solicitante|aprobador|analista|comité|departamento|proveedor|contratista|desarrollador|coordinador|quien\b|quienes|todo el|cualquier|grupo|rol\b|por (?:el|la|los|las)|operador|técnico|gerente|jefe|encargad|guardia|oficial|área/gu,
};
/** German words for those who act, as they end in compounds: `Risikoeigner`. */
const atEndOfWord = /^(?:eigentümer|eigner|inhaber|leiter|beauftragt|verantwort|administrator|mitarbeit|abteilung)/u;
/** Kinds of sections whose numbered lists are no steps. */
const noSteps: ReadonlySet<string> = new Set([
  ...['references', 'history', 'definitions', 'control-mapping', 'records', 'scope', 'purpose', 'objectives'],
  ...['roles', 'exceptions', 'approval', 'boundaries', 'compliance', 'consequences', 'ownership', 'guidance'],
]);

/** Titles of sections whose numbered lists go into a procedure, come out of it, measure it or order its text. */
const aroundSteps =
  /^(?:(?:runbook|playbook|report|document) structure|(?:[\p{L}-]{2,20} ){0,2}(?:principles|prinzipien|grundsätze|principios|principes)|(?:[\p{L}-]{2,20} ){1,3}indicators(?: \([^()]{1,40}\))?|(?:[\p{L}-]{2,20} ){1,3}options|[\p{L}-]{3,30}optionen|options? de traitement(?: des? (?:les )?risques?)?|opciones de tratamiento(?: (?:de|del|de los) riesgos?)?|inputs?|outputs?|entradas?|salidas?|saídas?|métricas?|metrics|kpis?|indicators|indicadores|eingaben?|ausgaben?|kennzahlen|entrées?|sorties?|indicateurs|prerequisites|prérequis|requisitos previos|voraussetzungen|deliverables|entregables|livrables)$/u;

/** A section that says who takes all steps of the document: `Who should complete this assessment`. */
const takers = /^who (?:should|must|needs to|has to) /u;

/** What leads to a list is looked at this far. */
const leadReach = 120;
/** Leads to lists of something else: topics, questions, choices, what a report holds. */
const noStepsAfter =
  /agenda|questions?|method|criteria|example|topics?|options?|principles?|categories|levels?|order|contents?|components?|structure|minimum|tagesordnung|inhalte?|mindestinhalt|struktur|reihenfolge|fragen|methode|kriterien|beispiel|themen|ordre|contenu|critères|orden del día|contenido|criterios/u;
/** The end of a line that leads to a list. */
const leads = /:[*_]{0,2}\s{1,8}$/;
/** Characters in front of the colon in which it says what to. */
const subjectReach = 60;
/** The end of a line that asks. */
const questionEnd = /\?[*_]{0,2}$/gmu;
/** The first item of a table of contents leads to a heading. */
const contents = /^\[?[^\n[\]]{0,100}\]\(#/u;
/** The first item of an overview names the section that lays it out: `Phase 1: screening (Section 4)`. */
const laidOut =
  /^[^\n(]{0,100}\((?:see )?(?:sections?|chapters?|abschnitte?|kapitel|chapitres?|secci[oó]n(?:es)?|cap[ií]tulos?|sezioni?) \d/u;

/** Numbered lists of steps of a procedure, and whether somebody is named who takes them; none in languages without words for it. */
export function readSteps(folded: string, { orderedLists, spans }: BodyFacts, sections: readonly Section[], language: string): StepList[] {
  const words = actors[language];
  if (!words) return [];
  const found: StepList[] = [];
  if (sections.some(({ title, content }) => content === 'text' && takers.test(normaliseTitle(title)))) return found;
  for (const list of orderedLists) {
    if (list.items < fewest || found.length >= most) continue;
    const index = sectionAt(sections, list.start);
    const above = sectionsAbove(sections, index);
    if (above.some(({ kinds }) => kinds.some((kind) => noSteps.has(kind)))) continue;
    if (above[0] && aroundSteps.test(normaliseTitle(above[0].title))) continue;
    const lead = folded.slice(Math.max(0, list.start - leadReach), list.start);
    if (leads.test(lead) && noStepsAfter.test(lastLine(lead).slice(-subjectReach))) continue;
    if (asksOnly(folded, list)) continue;
    const text = [{ start: Math.max(sections[index]?.headingRange.start ?? 0, list.start - reach), end: list.end }];
    // what a chapter says in front of its parts holds for all of them; the title of the document does not count
    for (const section of above.slice(1))
      if (section.depth > 1) text.push({ start: section.headingRange.start, end: nextHeading(sections, section, list.start) });
    const firstSpan = spans[firstIndex(spans, ({ end }) => end > list.start)];
    const first = firstSpan ? folded.slice(firstSpan.start, firstSpan.start + leadReach) : '';
    if (contents.test(first) || laidOut.test(first)) continue;
    found.push({
      range: firstSpan ? firstLine(folded, list, firstSpan) : list,
      count: list.items,
      actor: text.some((range) => names(folded, range, words)),
    });
  }
  return found;
}

/** True for a list in which every item is a question: it is answered, not carried out. */
function asksOnly(folded: string, { start, end, items }: BodyFacts['orderedLists'][number]): boolean {
  const text = folded.slice(start, Math.min(end, start + reach));
  return (text.match(questionEnd)?.length ?? 0) >= items;
}

function sectionsAbove(sections: readonly Section[], index: number): Section[] {
  const above: Section[] = [];
  for (let section = sections[index]; section; section = sections[section.parent]) above.push(section);
  return above;
}

function nextHeading(sections: readonly Section[], section: Section, before: number): number {
  const next = sections.find(({ headingRange }) => headingRange.start > section.headingRange.start);
  return Math.min(next?.headingRange.start ?? before, before);
}

/** The text of the first step, no further than its line, without the marks of emphasis and spaces at its end. */
function firstLine(folded: string, list: TextRange, span: TextRange): TextRange {
  const start = Math.max(span.start, list.start);
  const next = folded.indexOf('\n', start);
  let end = Math.min(next < 0 ? folded.length : next, list.end);
  while (end > start + 1 && ' *_\t\r'.includes(folded[end - 1] as string)) end--;
  return { start, end };
}

function names(folded: string, { start, end }: TextRange, words: RegExp): boolean {
  const text = folded.slice(start, end);
  words.lastIndex = 0;
  for (let match = words.exec(text); match; match = words.exec(text)) {
    if (!isInsideWord(text, match.index) || atEndOfWord.test(match[0])) return true;
    words.lastIndex = match.index + 1;
  }
  return false;
}

function lastLine(text: string): string {
  const end = text.trimEnd();
  return end.slice(end.lastIndexOf('\n') + 1);
}
