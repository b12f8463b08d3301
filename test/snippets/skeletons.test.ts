import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { createIsmsService } from '../../server/src/core/service.ts';
import { memoryPorts, uriOf } from '../support/memory-workspace.ts';

const snippets = JSON.parse(readFileSync(new URL('../../snippets/annexa.json', import.meta.url), 'utf8')) as Record<
  string,
  { prefix: string; body: string[] }
>;

/** The text an editor makes of a snippet when nothing is typed into it. */
function expand(body: readonly string[]): string {
  const text = body.join('\n');
  const defaults = new Map(
    [...text.matchAll(/\$\{(\d+):((?:\\.|[^}\\])*)\}/g)].map(([, stop, value = '']) => [stop, value.replaceAll(/\\(.)/g, '$1')]),
  );
  return text
    .replaceAll('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', '2026-11-22')
    .replaceAll(/\$\{(\d+):(?:\\.|[^}\\])*\}|\$\{(\d+)\}|\$(\d+)/g, (_, a, b, c) => defaults.get(a ?? b ?? c) ?? '')
    .replaceAll(/\\([\\$}])/g, '$1');
}

describe('snippets', () => {
  for (const [name, { prefix, body }] of Object.entries(snippets)) {
    const type = prefix.replace(/^annexa-/, '');
    if (!body[0]?.startsWith('---')) continue;
    it(`${name} is a document of its type that only waits to be filled in`, async () => {
      const service = createIsmsService(memoryPorts({ 'new.md': expand(body) }));
      await service.scan();
      const uri = uriOf('new.md');
      assert.deepEqual([service.document(uri)?.classification.type, service.document(uri)?.frontMatter.problems], [type, []]);
      const unexpected = service
        .findings(uri)
        .filter((finding) => !/placeholder|still to be filled in|is empty|Name the one role/.test(finding.message));
      assert.deepEqual(
        unexpected.map((finding) => `${finding.rule}: ${finding.message}`),
        [],
      );
    });
  }
});
