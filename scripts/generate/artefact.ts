/** A file that is made from code. */
export interface Artefact {
  /** Path from the root of the repository, with `/`. */
  readonly path: string;
  readonly content: string;
}

/** Makes one kind of artefact. */
export interface Generator {
  /** @param read the file as it stands, null if there is none: for artefacts that are a part of a hand-written file */
  generate(read: (path: string) => string | null): readonly Artefact[];
  /** A folder whose Markdown files are all made by this generator: any other is left over and removed. */
  readonly owns?: string;
}
