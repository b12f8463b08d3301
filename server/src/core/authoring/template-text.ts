import type { Catalog } from '../catalog/catalog.ts';
import type { SectionKind, TemplateFile } from '../catalog/catalog-files.ts';
import { currentEdition } from '../catalog/control-ids.ts';

/** What is known when a template is filled in. Null is still to be filled in by the author. */
export interface TemplateValues {
  readonly organization: string | null;
  readonly owner: string | null;
  readonly approver: string | null;
  /** As `new_documents.review_cycle` has it. */
  readonly reviewCycle: string;
  /** ISO date. */
  readonly today: string;
  /** Ids of ISO/IEC 27001:2022. */
  readonly controls: readonly string[];
}

/** Words of a language for what is put into a template; `en` for other languages. */
interface Words {
  /** Stands where a value is not known, in a form that the rule on placeholders finds. */
  readonly blanks: Readonly<Record<'organization' | 'owner' | 'approver', string>>;
  readonly cycles: Readonly<Record<string, string>>;
  /** Header of a Statement of Applicability, in columns that are read again. */
  readonly applicability: readonly string[];
  readonly undecided: string;
}

const english: Words = {
  blanks: { organization: '[Name of the organisation]', owner: '[Role of the owner]', approver: '[Role of the approver]' },
  cycles: {
    monthly: 'once a month',
    quarterly: 'once a quarter',
    'semi-annual': 'twice a year',
    annual: 'once a year',
    biennial: 'every two years',
    triennial: 'every three years',
  },
  applicability: ['Control', 'Title', 'Applicable', 'Justification', 'Status', 'Documents'],
  undecided: 'undecided',
};
const words: Readonly<Record<string, Words>> = {
  en: english,
  de: {
    blanks: {
      organization: '[Name der Organisation]',
      owner: '[Rolle der verantwortlichen Person]',
      approver: '[Rolle der freigebenden Person]',
    },
    cycles: {
      monthly: 'einmal im Monat',
      quarterly: 'einmal im Quartal',
      'semi-annual': 'zweimal im Jahr',
      annual: 'einmal im Jahr',
      biennial: 'alle zwei Jahre',
      triennial: 'alle drei Jahre',
    },
    applicability: ['Maßnahme', 'Titel', 'Anwendbar', 'Begründung', 'Status', 'Dokumente'],
    undecided: 'offen',
  },
  fr: {
    blanks: { organization: '[Nom de l’organisation]', owner: '[Fonction du responsable]', approver: '[Fonction de l’approbateur]' },
    cycles: {
      monthly: 'une fois par mois',
      quarterly: 'une fois par trimestre',
      'semi-annual': 'deux fois par an',
      annual: 'une fois par an',
      biennial: 'tous les deux ans',
      triennial: 'tous les trois ans',
    },
    applicability: ['Mesure', 'Titre', 'Applicable', 'Justification', 'État', 'Documents'],
    undecided: 'à décider',
  },
  es: {
    blanks: { organization: '[Nombre de la organización]', owner: '[Cargo del responsable]', approver: '[Cargo de quien aprueba]' },
    cycles: {
      monthly: 'una vez al mes',
      quarterly: 'una vez por trimestre',
      'semi-annual': 'dos veces al año',
      annual: 'una vez al año',
      biennial: 'cada dos años',
      triennial: 'cada tres años',
    },
    applicability: ['Control', 'Título', 'Aplicable', 'Justificación', 'Estado', 'Documentos'],
    undecided: 'pendiente',
  },
};

/** The words of a language, English where there are none. */
export function wordsOf(language: string): Words {
  return words[language] ?? english;
}

/** The body of a new document: of the template in that language, else the sections its type asks for, else in English. */
export function templateBody(template: TemplateFile, language: string, catalog: Catalog, values: TemplateValues): string {
  const written =
    template.body[language] ??
    (language === 'en' ? undefined : sectionSkeleton(template.type, language, catalog, values.controls.length > 0));
  return fillIn(written ?? template.body.en ?? '', values, language, catalog);
}

/** The sections of a document type with what to write there; undefined if it asks for none or the words are missing. */
function sectionSkeleton(type: string, language: string, catalog: Catalog, hasControls: boolean): string | undefined {
  const kinds = (catalog.documentTypes.get(type)?.sections ?? [])
    .map(({ kind }) => catalog.sectionKinds.get(kind))
    .filter((kind): kind is SectionKind => kind?.stub[language] !== undefined && kind.title[language] !== undefined);
  if (kinds.length === 0) return undefined;
  // which controls are claimed is known, and need not be asked
  const content = (kind: SectionKind): readonly string[] =>
    kind.id === 'control-mapping' && hasControls ? ['{{controls}}'] : (kind.stub[language] ?? []);
  return kinds.map((kind) => [`## ${kind.title[language]}`, '', ...content(kind)].join('\n')).join('\n\n');
}

/** Puts values in the place of `{{name}}`. An unknown name stays, and is found as text still to be filled in. */
function fillIn(body: string, values: TemplateValues, language: string, catalog: Catalog): string {
  const { blanks, cycles } = wordsOf(language);
  const known: Readonly<Record<string, () => string>> = {
    organization: () => values.organization ?? blanks.organization,
    owner: () => values.owner ?? blanks.owner,
    approver: () => values.approver ?? blanks.approver,
    review_cycle: () => cycles[values.reviewCycle] ?? values.reviewCycle,
    today: () => values.today,
    controls: () => values.controls.map((id) => `- ${controlLine(id, catalog)}`).join('\n'),
    applicability: () => applicabilityTable(language, catalog),
  };
  return body.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => known[name]?.() ?? whole);
}

function controlLine(id: string, catalog: Catalog): string {
  const title = catalog.control(currentEdition, id)?.title;
  return title === undefined ? id : `${id} ${title}`;
}

/** The table of a Statement of Applicability: every control, none decided. */
function applicabilityTable(language: string, catalog: Catalog): string {
  const { applicability, undecided } = wordsOf(language);
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const controls = [...(catalog.frameworks.get(currentEdition)?.controls.values() ?? [])];
  return [
    row(applicability),
    row(applicability.map(() => '---')),
    ...controls.map(({ id, title }) => row([id, title, undecided, '', '', ''])),
  ].join('\n');
}
