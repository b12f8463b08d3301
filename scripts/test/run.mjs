// npm test: all checks and suites, one line each, the sum at the end. In CI nothing in an editor may be skipped.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { steps } from './steps.mjs';

const folder = mkdtempSync(join(tmpdir(), 'annexa-test-'));
const total = { passed: 0, failed: 0, pending: 0 };
const only = process.argv.slice(2);

for (const [i, step] of steps.entries()) {
  if (only.length > 0 && !only.some((word) => step.name.includes(word))) continue;
  const missing = step.needs?.() ?? null;
  if (missing !== null) {
    console.log(`${process.env.CI ? 'FAIL' : 'skip'} ${step.name}: ${missing}`);
    total[process.env.CI ? 'failed' : 'pending']++;
    continue;
  }
  const started = Date.now();
  const file = join(folder, `${i}.json`);
  const { code, output } = await run(step.command, file);
  const counts =
    step.kind === 'suite' ? readCounts(file) : { ok: code === 0, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, pending: 0 };
  const ok = code === 0 && counts.ok;
  // a suite that ended badly without a failing test has still failed
  if (!ok && counts.failed === 0) counts.failed = 1;
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.pending += counts.pending;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(
    `${ok ? 'ok  ' : 'FAIL'} ${step.name}: ${counts.passed} passed, ${counts.failed} failed${counts.pending ? `, ${counts.pending} skipped` : ''} (${seconds} s)`,
  );
  if (!ok) console.log(beginningAndEnd(output.split('\n')).join('\n'));
}
rmSync(folder, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed${total.pending ? `, ${total.pending} skipped` : ''}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

function run([command, ...args], resultFile) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, ANNEXA_TEST_RESULT: resultFile, FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ code: 127, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** What failed stands first in an editor's output and last in mocha's. */
function beginningAndEnd(lines, each = 120) {
  return lines.length <= 2 * each ? lines : [...lines.slice(0, each), '[…]', ...lines.slice(-each)];
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { ok: false, passed: 0, failed: 1, pending: 0 };
  }
}
