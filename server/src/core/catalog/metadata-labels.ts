import { WordMap } from '../text/word-map.ts';
import type { Localised, MetadataLabelsFile } from './catalog-files.ts';

/** What a label of document control data means. */
export interface MetadataLabel {
  /** Canonical metadata key. */
  readonly key: string;
  /** The label names the document: `policy owner`. */
  readonly ofDocument: boolean;
  /** False for labels that also head columns and steps of other matters (`owner`, `status`). */
  readonly certain: boolean;
}

/** What heads a column of a table of versions or of a key/value table. */
export type ColumnRole = keyof MetadataLabelsFile['columns'];

/** The labels of document control data in all languages, by their normalised text. */
export class MetadataLabels {
  readonly #labels = new WordMap<MetadataLabel>();
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
              const meaning = { key, certain: isCertain, ofDocument: text.includes('{document}') };
              for (const spelling of [label, ...otherSpellings(label)])
                if (!this.#labels.has(spelling)) this.#labels.set(spelling, meaning);
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
   * What a label means: as it stands, without the bracketed part at its end, or by its sides: `Owner / Eigentümer` is one
   * meaning, `Owner & Approver` are two.
   * @param label normalised: lower case, no number, mark or colon
   */
  find(label: string): readonly MetadataLabel[] {
    const known = this.#labels.get(label);
    if (known) return [known];
    if (label.length > 80 || !/[ /]/.test(label)) return [];
    const bracket = label.endsWith(')') ? label.lastIndexOf('(') : -1;
    if (bracket > 0) return this.find(label.slice(0, bracket).trim());
    const joint = / ?\/ ?| and | und | et | y | e /.exec(label);
    if (!joint) return [];
    const sides = [label.slice(0, joint.index), label.slice(joint.index + joint[0].length)].map((side) => this.#labels.get(side));
    const found = sides.filter((side) => side !== undefined);
    // `roles and owner` is no label
    if (found.length < 2 && !joint[0].includes('/')) return [];
    return found.filter(({ key }, i) => found.findIndex((other) => other.key === key) === i);
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

/** As people write without accents on their keyboard: `codigo`, `eigentuemer`. */
function otherSpellings(label: string): string[] {
  if (!/[\u00c0-\u024f]/.test(label)) return [];
  const bare = label.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  const german = label.replace(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[letter] ?? letter);
  return german === label ? [bare] : [bare, german];
}

function spelledOut(label: string, words: readonly string[]): string[] {
  return label.includes('{document}') ? words.map((word) => label.replace('{document}', word)) : [label];
}
