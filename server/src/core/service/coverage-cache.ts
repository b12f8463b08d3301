import { currentEdition } from '../catalog/control-ids.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import { type CoverageInput, coverControl, exclusions, sumUp } from '../isms/compute-coverage.ts';
import type { ControlCoverage, FrameworkCoverage } from '../isms/coverage.ts';
import type { IsmsIndex, Question } from '../isms/isms-index.ts';

/** Coverage of the workspace, worked out again only for the controls that a change touched. */
export class CoverageCache {
  readonly #context: Omit<CoverageInput, 'statements' | 'index'> & {
    readonly index: IsmsIndex;
    readonly configs: () => Iterable<ResolvedConfig>;
  };
  readonly #controls = new Map<string, ControlCoverage>();
  #answer: readonly FrameworkCoverage[] | null = null;
  #excluded: ReadonlyMap<string, boolean> | null = null;

  constructor(
    context: Omit<CoverageInput, 'statements' | 'index'> & { readonly index: IsmsIndex; readonly configs: () => Iterable<ResolvedConfig> },
  ) {
    this.#context = context;
  }

  /**
   * Drops what a change may have touched.
   * @param questions of the index; `all` for a change of config or of a Statement of Applicability
   * @returns true if the coverage may differ now
   */
  invalidate(questions: Iterable<Question> | 'all'): boolean {
    let touched = false;
    if (questions === 'all') {
      this.#controls.clear();
      this.#excluded = null;
      touched = true;
    } else
      for (const question of questions)
        if (question.startsWith('control:')) {
          this.#controls.delete(question.slice(question.lastIndexOf(':') + 1));
          touched = true;
        }
    if (touched) this.#answer = null;
    return touched;
  }

  /** Coverage of every configured framework that is still certified against. */
  frameworks(): readonly FrameworkCoverage[] {
    if (this.#answer) return this.#answer;
    const { catalog, index, configs } = this.#context;
    const statements = index.documents().filter((document) => document.classification.type === 'soa');
    this.#excluded ??= exclusions(statements);
    const wanted = new Set([...configs()].flatMap((config) => config.frameworks));
    const answer: FrameworkCoverage[] = [];
    for (const framework of catalog.frameworks.values()) {
      // ids of earlier editions are read as their successors; only the current edition has a state of its own
      if (framework.id !== currentEdition && (framework.withdrawn !== undefined || !wanted.has(framework.id))) continue;
      answer.push(
        sumUp(
          framework.id,
          [...framework.controls.keys()].map((id) => this.#control(id, statements)),
        ),
      );
    }
    this.#answer = answer;
    return answer;
  }

  #control(id: string, statements: CoverageInput['statements']): ControlCoverage {
    const known = this.#controls.get(id);
    if (known) return known;
    const found = coverControl(id, { ...this.#context, statements }, this.#excluded?.get(id));
    this.#controls.set(id, found);
    return found;
  }
}
