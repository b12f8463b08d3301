import type { PolicyDocument } from '../document/policy-document.ts';
import { isDataFile } from '../document/registers/register-files.ts';
import { filesNamedIn } from '../isms/document-references.ts';
import type { IsmsIndex } from '../isms/isms-index.ts';
import type { Workspace, WorkspaceFile, WorkspaceLimits, WorkspaceProblem } from '../ports.ts';
import { uriKey } from '../text/uri.ts';

/** How a listing differs from the one before. */
export interface ListingChange {
  readonly came: readonly WorkspaceFile[];
  readonly gone: readonly WorkspaceFile[];
  /** What the new listing did not reach. */
  readonly problems: readonly WorkspaceProblem[];
}

const markdownFile = /\.(?:md|markdown|mdx)$/i;
/** Markdown under rarer endings, and what a template engine makes Markdown of. */
const anyMarkdownFile =
  /\.(?:md|markdown|mdx|mkdn?|mdown|mdwn|qmd|rmd)(?:\.(?:txt|tmpl|tpl|template|j2|jinja2?|hbs|mustache|erb|liquid))?$/i;

/** The files of the workspace as last listed, and what the host says of link targets that no listing has. */
export class WorkspaceFiles {
  readonly #workspace: Workspace;
  readonly #index: IsmsIndex;
  readonly #files = new Map<string, WorkspaceFile>();
  readonly #markdown: RegExp;
  readonly #isRegister: (uri: string) => boolean;
  #isListed = false;

  /**
   * @param index is told which files there are
   * @param allEndings whether Markdown is also read under rarer endings
   * @param isRegister whether a YAML or CSV file is a register
   */
  constructor(workspace: Workspace, index: IsmsIndex, allEndings: boolean, isRegister: (uri: string) => boolean) {
    this.#workspace = workspace;
    this.#index = index;
    this.#markdown = allEndings ? anyMarkdownFile : markdownFile;
    this.#isRegister = isRegister;
  }

  /** False before the first listing. */
  get isListed(): boolean {
    return this.#isListed;
  }

  /** A file as listed, undefined if it was not. */
  get(uri: string): WorkspaceFile | undefined {
    return this.#files.get(uriKey(uri));
  }

  has(uri: string): boolean {
    return this.#files.has(uriKey(uri));
  }

  /** True if a URI is that of a file that facts are read from: Markdown, or a register. */
  isRead(uri: string): boolean {
    return this.#markdown.test(uri) || (isDataFile(uri) && this.#isRegister(uri));
  }

  /** All files that facts are read from, in order of the listing. */
  read(): WorkspaceFile[] {
    return [...this.#files.values()].filter((file) => this.isRead(file.uri));
  }

  /**
   * Lists the workspace.
   * @param reach looks at the files of a first listing and gives the limits of a second one, undefined if none is needed
   */
  async list(
    limits: WorkspaceLimits,
    reach?: (files: readonly WorkspaceFile[], problems: readonly WorkspaceProblem[]) => Promise<WorkspaceLimits | undefined>,
  ): Promise<ListingChange> {
    let listing = await this.#workspace.list(limits);
    const wanted = await reach?.(listing.files, listing.problems);
    if (wanted) {
      listing = await this.#workspace.list(wanted);
      await reach?.(listing.files, listing.problems);
    }
    this.#isListed = true;
    const before = new Map(this.#files);
    this.#files.clear();
    for (const file of listing.files) this.#files.set(uriKey(file.uri), file);
    const came = listing.files.filter((file) => !before.has(uriKey(file.uri)));
    const gone = [...before.values()].filter((file) => !this.has(file.uri));
    for (const file of came) this.#index.files.add(file.uri);
    for (const file of gone) this.#index.files.remove(file.uri);
    return { came, gone, problems: listing.problems };
  }

  /** Asks the host about files that links and metadata lead to, where it was not asked and the listing does not have them. */
  async askForLinks(documents: Iterable<PolicyDocument>): Promise<void> {
    for (const document of documents) {
      if (!document.classification.isDocument) continue;
      for (const { uri } of document.links) if (this.#index.files.isUnsure(uri)) await this.#ask(uri);
      for (const uri of filesNamedIn(document)) if (this.#index.files.isUnsure(uri)) await this.#ask(uri);
    }
  }

  /** Asks the host again about all it was asked before. @returns URIs of which the answer is another now */
  async askAgain(): Promise<string[]> {
    const changed: string[] = [];
    for (const uri of this.#index.files.elsewhere()) {
      const before = this.#index.fileExists(uri);
      await this.#ask(uri);
      if (this.#index.fileExists(uri) !== before) changed.push(uri);
    }
    return changed;
  }

  async #ask(uri: string): Promise<void> {
    const answer = this.#workspace.exists(uri);
    // a host that answers at once is not waited for: there may be many links
    this.#index.files.setElsewhere(uri, answer instanceof Promise ? await answer : answer);
  }
}
