import type { FrontMatterValue } from '../../document/front-matter/front-matter-value.ts';
import { sectionAt } from '../../document/sections/sections.ts';
import type { TextRange } from '../../text/text-range.ts';
import { exampleText } from '../example-text.ts';
import type { Fix, Rule } from '../rule.ts';
import { fillingsFor } from './placeholder/fillings.ts';
import { generalSentence } from './placeholder/general-sentence.ts';
import { removalAround } from './placeholder/removal.ts';
import { sectionNeed } from './section-need.ts';

/** More related places than anybody reads. */
const mostPlaces = 20;
/** Sections that hold a letter or form for others to fill in. */
const formTitle =
  /\b(?:sample|templates?|(?<!\b(?:in|of|the|any|written|electronic|paper) )form(?! of)|worksheet|questionnaire|example|form letter|muster|vorlagen?|beispiel|modèle|exemple|plantilla|modelo|ejemplo)\b|雛形|様式|範本/iu;

/** ANX222: text that is still to be filled in. */
export const placeholderText: Rule = {
  meta: {
    code: 'ANX222',
    slug: 'placeholder-text',
    summary: 'A document still holds text to be filled in',
    rationale:
      'Remainders of a template show an auditor that nobody has read the document to its end, and leave open what holds. One finding names all places. A document that is meant to be filled in by others is a template: say so with `type: template`. Metadata and sections without content are reported by their own rules.',
    clauses: ['7.5.2', '7.5.3'],
    severity: 'info',
    fixable: true,
    scope: 'document',
  },
  examples: [
    {
      title: 'Links, notes and other brackets are no placeholders',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
        '',
        'See [the company handbook](handbook.md) and [RFC 2119]. Name files `YYYY-MM-DD`; 5XX errors are logged.',
        '',
        '- [ ] Restore tested',
      ),
      files: { 'policies/handbook.md': '# Handbook\n' },
    },
    {
      title: 'Templates are meant to be filled in',
      text: exampleText('---', 'type: template', '---', '', '# Backup Policy', '', '[Company Name] keeps copies.'),
    },
    {
      title: 'A revision that nobody has described yet',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        'revisions:',
        '  - version: "1.1"',
        '    change: ⟦"[describe the change]"⟧',
        '---',
        '',
        '# Backup Procedure',
        '',
        'Copies are kept for 30 days.',
      ),
    },
    {
      title: 'Words are still to be filled in',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
        '',
        '⟦[Company Name]⟧ keeps copies for XX days. {{ tool }} writes them; the place is TBD.',
      ),
      files: { 'annexa.yaml': exampleText('organization: Mole Ltd') },
      fixed: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
        '',
        'Mole Ltd keeps copies for XX days. {{ tool }} writes them; the place is TBD.',
      ),
    },
    {
      title: 'A row that nobody has filled in',
      text: exampleText(
        ...['---', 'type: procedure', 'owner: Head of IT', '---', '', '# Backup Procedure', '', '| System | Kept for |', '|---|---|'],
        ...['| Mail | 30 days |', '| ⟦[Name of the system]⟧ | [Number] days |'],
      ),
      fixed: exampleText(
        ...['---', 'type: procedure', 'owner: Head of IT', '---', '', '# Backup Procedure', '', '| System | Kept for |', '|---|---|'],
        '| Mail | 30 days |',
      ),
    },
  ],
  check({ document, catalog, report }) {
    if (document.classification.type === 'template') return;
    const revisions = document.metadata.fields.flatMap(({ key, value }) => (key === 'revisions' && value ? blanksIn(value) : []));
    if (document.placeholders.length === 0 && revisions.length === 0) return;
    const unfilled = (catalog.documentTypes.get(document.classification.type ?? '')?.sections ?? [])
      .map(({ kind }) => sectionNeed(document, catalog, kind)?.section)
      .filter((section) => section !== undefined && section !== null);
    const forms = document.sections.filter(({ title, parent }) => parent >= 0 && formTitle.test(title));
    const covered = [...[...unfilled, ...forms].map(({ range }) => range), ...document.metadata.fields.map(({ valueRange }) => valueRange)];
    const inText = document.placeholders.filter(({ start, end }) => !covered.some((range) => range.start <= start && end <= range.end));
    const places = [...revisions, ...inText];
    const [first, ...others] = places;
    if (!first) return;
    const count = others.length === 0 ? '' : ` It is one of ${places.length} places in this document.`;
    report({
      range: first,
      message: `This text is still to be filled in.${count} Write what holds for you, or mark the document as \`type: template\`.`,
      related: others.slice(0, mostPlaces).map((range) => ({ uri: document.uri, range, message: 'also still to be filled in' })),
    });
  },
  mend({ span }, context) {
    const { document, text, catalog } = context;
    const { uri } = document;
    const fixes: Fix[] = fillingsFor(text.slice(span.start, span.end), context).map((name) => ({
      title: `Write \`${name}\``,
      preferred: false,
      edits: [{ uri, range: span, newText: name }],
    }));
    const kinds = (catalog.documentTypes.get(document.classification.type ?? '')?.sections ?? []).map(({ kind }) => kind);
    const removal = removalAround(document, text, span, (section) => section.kinds.some((kind) => kinds.includes(kind)));
    const section = removal ? undefined : document.sections[sectionAt(document.sections, span.start)];
    const general = section && fixes.length === 0 ? generalSentence(context, section) : null;
    if (general) fixes.push(general);
    if (removal)
      fixes.push({ title: `Remove this ${removal.what}`, preferred: false, edits: removal.edits.map((edit) => ({ ...edit, uri })) });
    return fixes;
  },
};

/** Values in the entries of a history that are still to be written; an empty one may be meant. */
function blanksIn(value: FrontMatterValue): TextRange[] {
  if (value.kind === 'list') return value.items.flatMap(blanksIn);
  if (value.kind === 'map') return value.entries.flatMap((entry) => blanksIn(entry.value));
  return /\[[^[\]]{2,80}\]|^(?:TBD|TODO)$/.test(value.text) ? [value.range] : [];
}
