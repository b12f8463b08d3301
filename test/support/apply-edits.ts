import assert from 'node:assert/strict';
import type { EditsByUri } from '../../server/src/core/features/select-fixes.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { type MemoryPorts, pathOf } from './memory-workspace.ts';

/**
 * The texts of a workspace in memory that edits change, by path. Edits that overlap, or that change nothing, fail.
 */
export function changedTexts(ports: MemoryPorts, edits: EditsByUri): Record<string, string> {
  const changed: Record<string, string> = {};
  for (const [uri, ofFile] of edits) {
    const path = pathOf(uri) ?? uri;
    const before = ports.files.get(path) ?? '';
    const { text, skipped } = applyEdits(before, ofFile);
    assert.deepEqual(skipped, []);
    for (const { range, newText } of ofFile) assert.notEqual(before.slice(range.start, range.end), newText, path);
    changed[path] = text;
  }
  return changed;
}
