import type { Localised, MetadataLabelsFile } from './catalog-files.ts';

/** What a label of document control data means. */
export interface MetadataLabel {
  /** Canonical metadata key. */
  readonly key: string;
  /** False for labels that also head columns and steps of other matters (`owner`, `status`). */
  readonly certain: boolean;
}

/** What heads a column of a table of versions or of a key/value table. */
export type ColumnRole = keyof MetadataLabelsFile['columns'];

/** The labels of document control data in all languages, by their normalised text. */
export class MetadataLabels {
  readonly #labels = new Map<string, MetadataLabel>();
  readonly #headings: ReadonlySet<string>;
  readonly #columns: ReadonlyMap<ColumnRole, ReadonlySet<string>>;

  constructor(file: MetadataLabelsFile) {
    for (const { key, certain, ambiguous } of file.keys) {
      for (const [labels, isCertain] of [
        [certain, true],
        [ambiguous, false],
      ] as const)
        for (const [language, texts] of Object.entries(labels ?? {}))
          for (const text of texts)
            for (const label of spelledOut(text, file.documentWords[language] ?? [])) {
              if (!this.#labels.has(label)) this.#labels.set(label, { key, certain: isCertain });
            }
    }
    this.#headings = new Set(Object.values(file.headings).flat());
    this.#columns = new Map(
      Object.entries(file.columns).map(([role, words]: [string, Localised<readonly string[]>]) => [
        role as ColumnRole,
        new Set(Object.values(words).flat()),
      ]),
    );
  }

  /**
   * What a label means: as it stands, without the bracketed part at its end, or by one side of a bilingual
   * `Owner / Eigentümer`.
   * @param label normalised: lower case, no number, mark or colon
   */
  find(label: string): MetadataLabel | undefined {
    const known = this.#labels.get(label);
    if (known || label.length > 80) return known;
    const bracket = label.endsWith(')') ? label.lastIndexOf('(') : -1;
    if (bracket > 0) return this.find(label.slice(0, bracket).trim());
    const slash = label.indexOf('/');
    if (slash <= 0) return undefined;
    return this.#labels.get(label.slice(0, slash).trim()) ?? this.#labels.get(label.slice(slash + 1).trim());
  }

  /** True if a normalised title announces document control data: `metadata`, `metadatos del plan`. */
  announcedBy(title: string): boolean {
    if (this.#headings.has(title)) return true;
    const joint = title.search(/ (?:of|for|der|des|zu|zum|zur|du|de|del|della|do|da|van|sobre|sul) /u);
    return joint > 0 && this.#headings.has(title.slice(0, joint));
  }

  /** True if a normalised text heads a column of that role. */
  heads(role: ColumnRole, label: string): boolean {
    return this.#columns.get(role)?.has(label) ?? false;
  }
}

function spelledOut(label: string, words: readonly string[]): string[] {
  return label.includes('{document}') ? words.map((word) => label.replace('{document}', word)) : [label];
}
