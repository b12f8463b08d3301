import type { FrameworkCoverage } from '../../core/isms/coverage.ts';
import type { CliIo } from '../cli-io.ts';
import { displayPath } from '../display-path.ts';
import type { WorkspaceRun } from '../workspace-run.ts';

/** The object that `coverage --format json` prints; its schema is `docs/schemas/annexa-coverage.schema.json`. */
export function coverageJson(run: WorkspaceRun, frameworks: readonly FrameworkCoverage[], io: CliIo): object {
  return {
    schema: 1,
    asOf: run.service.asOf,
    complete: run.complete,
    frameworks: frameworks.map((framework) => {
      const { covered, partial, stale, draft, mentioned, missing, excluded, conflict } = framework.states;
      const { k, n, percent } = framework.effective;
      return {
        id: framework.id,
        total: framework.total,
        excluded: framework.excluded,
        applicable: framework.applicable,
        states: { covered, partial, stale, draft, mentioned, missing, excluded, conflict },
        effective: { k, n, percent },
        controls: framework.controls.map(({ id, state, references }) => ({
          id,
          state,
          references: references.map(({ uri, kind, line, status }) => ({ path: displayPath(uri, io.cwd), kind, line, status })),
        })),
      };
    }),
  };
}
