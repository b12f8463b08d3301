import type { Framework } from '../catalog/catalog.ts';
import { currentEdition } from '../catalog/control-ids.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { type CoverageInput, coverControl, decidedControls, exclusions, stateOfControl, sumUp } from '../isms/compute-coverage.ts';
import type { ControlCoverage, CoverageState, FrameworkCoverage } from '../isms/coverage.ts';
import type { IsmsIndex } from '../isms/isms-index.ts';
import type { Question } from '../isms/questions.ts';

/** What the coverage of a workspace depends on. */
export interface CoverageCacheContext extends CoverageInput {
  readonly index: IsmsIndex;
  readonly configs: () => Iterable<ResolvedConfig>;
}

const none: ReadonlySet<string> = new Set();

/** Coverage of the workspace, worked out again only for the controls that a change touched. */
export class CoverageCache {
  readonly #context: CoverageCacheContext;
  readonly #controls = new Map<string, ControlCoverage>();
  readonly #states = new Map<string, CoverageState>();
  #answer: readonly FrameworkCoverage[] | null = null;
  #excluded: ReadonlyMap<string, boolean> | null = null;

  constructor(context: CoverageCacheContext) {
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
      this.#states.clear();
      this.#excluded = null;
      touched = true;
    } else
      for (const question of questions)
        if (question.startsWith('control:') || question.startsWith('evidence:')) {
          const id = question.slice(question.lastIndexOf(':') + 1);
          this.#controls.delete(id);
          this.#states.delete(id);
          touched = true;
        }
    if (touched) this.#answer = null;
    return touched;
  }

  /** Coverage of every configured framework that is still certified against. */
  frameworks(): readonly FrameworkCoverage[] {
    if (this.#answer) return this.#answer;
    const answer: FrameworkCoverage[] = [];
    const decided = decidedControls(this.#statements(), this.#context.catalog);
    for (const framework of this.#context.catalog.frameworks.values()) {
      if (!this.#isAssessed(framework)) continue;
      answer.push(
        sumUp(
          framework.id,
          [...framework.controls.keys()].map((id) => this.#control(id)),
          framework.id === currentEdition ? decided : none,
        ),
      );
    }
    this.#answer = answer;
    return answer;
  }

  /** Coverage of one control, undefined if its framework is not assessed. The others are not worked out for it. */
  control(framework: string, id: string): ControlCoverage | undefined {
    const found = this.#context.catalog.frameworks.get(framework);
    if (!found?.controls.has(id) || !this.#isAssessed(found)) return undefined;
    return this.#control(id);
  }

  /** The state of one control, without its references where nobody has asked for them; undefined if its framework is not assessed. */
  state(framework: string, id: string): CoverageState | undefined {
    const found = this.#context.catalog.frameworks.get(framework);
    if (!found?.controls.has(id) || !this.#isAssessed(found)) return undefined;
    const known = this.#controls.get(id)?.state ?? this.#states.get(id);
    if (known) return known;
    const state = stateOfControl(id, this.#context, this.#exclusions().get(id));
    this.#states.set(id, state);
    return state;
  }

  /** Ids of earlier editions are read as their successors; only the current edition has a state of its own. */
  #isAssessed({ id, withdrawn }: Framework): boolean {
    if (id === currentEdition) return true;
    return withdrawn === undefined && [...this.#context.configs()].some((config) => config.frameworks.includes(id));
  }

  #control(id: string): ControlCoverage {
    const known = this.#controls.get(id);
    if (known) return known;
    const found = coverControl(id, this.#context, this.#exclusions().get(id));
    this.#controls.set(id, found);
    return found;
  }

  #exclusions(): ReadonlyMap<string, boolean> {
    this.#excluded ??= exclusions(this.#statements());
    return this.#excluded;
  }

  #statements(): readonly PolicyDocument[] {
    return this.#context.index.documents().filter((document) => document.classification.type === 'soa');
  }
}
