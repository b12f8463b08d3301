import type { PolicyDocument } from '../../document/policy-document.ts';

/** Labels in the text by key, as the table of labels reads them again. */
const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    id: 'Document ID',
    status: 'Status',
    version: 'Version',
    owner: 'Owner',
    approver: 'Approved by',
    next_review_date: 'Next review',
    review_cycle: 'Review cycle',
  },
  de: {
    id: 'Dokumentnummer',
    status: 'Status',
    version: 'Version',
    owner: 'Eigentümer',
    approver: 'Freigegeben durch',
    next_review_date: 'Nächste Überprüfung',
    review_cycle: 'Überprüfungsintervall',
  },
  fr: {
    id: 'Référence du document',
    status: 'Statut',
    version: 'Version',
    owner: 'Responsable',
    approver: 'Approuvé par',
    next_review_date: 'Prochaine revue',
    review_cycle: 'Fréquence de revue',
  },
  es: {
    id: 'Código del documento',
    status: 'Estado',
    version: 'Versión',
    owner: 'Responsable',
    approver: 'Aprobado por',
    next_review_date: 'Próxima revisión',
    review_cycle: 'Frecuencia de revisión',
  },
};

/** Canonical values as the text of a document has them. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { draft: 'Draft', in_review: 'In review', approved: 'Approved', superseded: 'Superseded', annual: 'Annual' },
  de: { draft: 'Entwurf', in_review: 'In Prüfung', approved: 'Freigegeben', superseded: 'Ersetzt', annual: 'jährlich' },
  fr: { draft: 'Brouillon', in_review: 'En révision', approved: 'Approuvé', superseded: 'Remplacé', annual: 'annuelle' },
  es: { draft: 'Borrador', in_review: 'En revisión', approved: 'Aprobado', superseded: 'Sustituido', annual: 'anual' },
};

/** The label of a key in the text of a document, in its language, English where there is none. */
export function fieldLabel({ language }: PolicyDocument, key: string): string {
  return (labels[language] ?? labels.en)?.[key] ?? key;
}

/** A value as the text of a document has it: a word for a status or an interval, all else as it is. */
export function shownValue({ language }: PolicyDocument, key: string, value: string): string {
  if (key !== 'status' && key !== 'review_cycle') return value;
  return (words[language] ?? words.en)?.[value] ?? value;
}
