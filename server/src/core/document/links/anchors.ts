import { slug } from 'github-slugger';

const onlyWords = /^[\w -]*$/;
const plainTitle = /^[\x20-\x7e]*$/;

/** Gives the headings of one document the anchors that GitHub gives them, the second of a name with `-1` and so on. */
export class AnchorMaker {
  readonly #taken = new Map<string, number>();

  /** The anchor of the next heading, without `#`. @param title plain text of the heading */
  make(title: string): string {
    // for ASCII titles the rule is short; the table for all of Unicode is slow
    const base = onlyWords.test(title)
      ? title.toLowerCase().replaceAll(' ', '-')
      : plainTitle.test(title)
        ? title
            .toLowerCase()
            .replace(/[^\w -]/g, '')
            .replaceAll(' ', '-')
        : slug(title);
    let anchor = base;
    while (this.#taken.has(anchor)) {
      const count = (this.#taken.get(base) ?? 0) + 1;
      this.#taken.set(base, count);
      anchor = `${base}-${count}`;
    }
    this.#taken.set(anchor, 0);
    return anchor;
  }
}
