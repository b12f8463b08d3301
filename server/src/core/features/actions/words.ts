/** What actions write into documents, by language. */
export interface ActionWords {
  /** Stands for a description of a change until somebody writes it. */
  readonly describeChange: string;
  readonly author: string;
  /** The change of a version that a review without changes is. */
  readonly review: string;
  readonly lastReview: string;
  readonly nextReview: string;
  /** The status, and the change of a version of which nothing else is said. */
  readonly approved: string;
  readonly status: string;
  readonly version: string;
  readonly approver: string;
  readonly approvedDate: string;
  readonly effectiveDate: string;
  readonly fingerprint: string;
}

const words: Readonly<Record<string, ActionWords>> = {
  en: {
    describeChange: '[describe the change]',
    author: '[author]',
    review: 'Periodic review',
    lastReview: 'Last review',
    nextReview: 'Next review',
    approved: 'Approved',
    status: 'Status',
    version: 'Version',
    approver: 'Approved by',
    approvedDate: 'Approval date',
    effectiveDate: 'Effective date',
    fingerprint: 'Approval fingerprint',
  },
  de: {
    describeChange: '[Änderung beschreiben]',
    author: '[Verantwortliche Person]',
    review: 'Regelmäßige Überprüfung',
    lastReview: 'Letzte Überprüfung',
    nextReview: 'Nächste Überprüfung',
    approved: 'Freigegeben',
    status: 'Status',
    version: 'Version',
    approver: 'Freigegeben durch',
    approvedDate: 'Freigabedatum',
    effectiveDate: 'Gültig ab',
    fingerprint: 'Fingerabdruck der Freigabe',
  },
  fr: {
    describeChange: '[décrire la modification]',
    author: '[nom du responsable]',
    review: 'Revue périodique',
    lastReview: 'Dernière revue',
    nextReview: 'Prochaine revue',
    approved: 'Approuvé',
    status: 'Statut',
    version: 'Version',
    approver: 'Approuvé par',
    approvedDate: "Date d'approbation",
    effectiveDate: "Date d'entrée en vigueur",
    fingerprint: "Empreinte de l'approbation",
  },
  es: {
    describeChange: '[describir el cambio]',
    author: '[nombre del responsable]',
    review: 'Revisión periódica',
    lastReview: 'Última revisión',
    nextReview: 'Próxima revisión',
    approved: 'Aprobado',
    status: 'Estado',
    version: 'Versión',
    approver: 'Aprobado por',
    approvedDate: 'Fecha de aprobación',
    effectiveDate: 'Fecha de entrada en vigor',
    fingerprint: 'Huella de la aprobación',
  },
};

/** The words of a language, English for one that has none. */
export function actionWords(language: string): ActionWords {
  return words[language] ?? (words.en as ActionWords);
}
