/** Words that say that a control is left out, and not why. */
const empty = [
  "n\\/?a|none|no|not? (?:applicable|relevant|needed|required|necessary|used|in use|in scope)|irrelevant|excluded|out of scope|(?:does not|doesn't) apply|no need|not applicable to (?:us|our (?:company|organi[sz]ation|business))|(?:we|it|this) (?:do|does) not need (?:it|this)|see (?:above|below|policy|comment)|as above|tbc",
  'nicht (?:anwendbar|relevant|zutreffend|erforderlich|notwendig|nötig|benötigt)|entfällt|keine relevanz|trifft (?:für uns )?nicht zu|nicht im geltungsbereich|siehe oben',
  "non (?:applicable|pertinente?|nécessaire|requise?)|sans objet|pas (?:applicable|pertinent|nécessaire)|ne s'applique pas|hors périmètre|voir ci-dessus",
  'no (?:aplica|aplicable|relevante|procede|necesario|requerido|es (?:aplicable|relevante|necesario))|fuera de(?:l)? alcance|ver arriba',
].join('|');
/** Reasons that the standard does not know. */
const cost = [
  '(?:it is |is )?(?:too|very) (?:costly|expensive|much effort|complex)|(?:no|not enough|lack of|limited) (?:budget|resources|money|time|staff)|cost(?:s)?',
  'zu (?:teuer|aufwändig|aufwendig)|(?:kein|keine|fehlendes?) (?:budget|ressourcen|personal|zeit)',
  'trop (?:cher|chère|coûteux|coûteuse|complexe)|(?:pas de|manque de) (?:budget|ressources|temps)',
  'demasiado (?:caro|cara|costoso|costosa|complejo)|(?:sin|falta de) (?:presupuesto|recursos|tiempo)',
].join('|');
/** What is said of every control. */
const general = [
  'yes|best practices?|good practices?|required|needed|applicable|iso(?:\\/iec)? ?27001|required by (?:the standard|iso 27001)|standard|baseline|security|see policy',
  'ja|gute praxis|erforderlich|notwendig|anwendbar|von der norm gefordert',
  'oui|bonnes? pratiques?|nécessaire|requis|applicable|exigé par la norme',
  'sí|buenas? prácticas?|necesario|requerido|aplicable|exigido por la norma',
].join('|');

const emptyForm = new RegExp(`^(?:${empty})$`, 'u');
const costForm = new RegExp(`^(?:${cost})$`, 'u');
const generalForm = new RegExp(`^(?:${general})$`, 'u');
/** A sentence has a few words. */
const fewestWords = 4;

/** Two words are enough for what there is not, and for where everything is done: `No physical office`, `All development in-house`. */
const absence =
  /^(?:no|without|kein|keine|keinerlei|ohne|pas de|pas d'|aucune?|sans|ning[uú]n[oa]?|sin|sem|nenhuma?|nessun[oa]?|senza|geen|zonder) \p{L}{3}|\b(?:remote|in-?house|cloud-only|saas)\b/u;

/** Why a reason for leaving a control out is none; null for one that may do. */
export function weaknessOfExclusion(reason: string): 'empty' | 'cost' | 'short' | null {
  const text = comparable(reason);
  if (emptyForm.test(text)) return 'empty';
  if (costForm.test(text)) return 'cost';
  if (absence.test(text)) return null;
  const isCjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
  return (isCjk ? text.length < 6 : text.split(' ').length < fewestWords) ? 'short' : null;
}

/** True for a reason for inclusion that would fit any control. */
export function isGeneralReason(reason: string): boolean {
  return generalForm.test(comparable(reason));
}

function comparable(reason: string): string {
  const text = reason.slice(0, 200).toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim();
  return text.replace(/^["'(]/, '').replace(/[.!"')]{1,3}$/, '');
}
