/**
 * The benchmark: `npm run bench`, or `npm run bench -- --quick` for a short one. Needs a build (`npm run build`).
 * It fails on ratios and growth only; milliseconds are printed, and are the machine's affair.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startBytes } from '../scripts/package/start-bytes.ts';
import { planDocument } from './generator/plan.ts';
import { writeDocument } from './generator/write-document.ts';
import { writeIsms } from './generator/write-isms.ts';
import { type Latencies, measureLatencies, type Spread } from './latency.ts';
import { type Cost, measure, meterName } from './measure.ts';
import { installPeers } from './peers.ts';
import { medianCost, megabytes, table } from './statistics.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const asOf = '2026-11-22';
const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const quick = options.quick === true;
/** A document with a lasting finding: what has none is sent to an editor only once, and nothing could be timed. */
const faulty = 428;
/** Bytes of a document. */
const bytes = 20_000;
/** What a cold check shall cost in the end, in multiples of the floor, and the most it may cost before the benchmark fails. */
const aimFloor = 2;
const gateFloor = 6;
/** Most that ten times the documents may cost, in time and in memory. */
const gateGrowth = 11;

/** Folder with the build that is measured. */
const dist = process.env.ANNEXA_BENCH_DIST ?? 'dist';
const cli = join(root, dist, 'cli.js');
const server = join(root, dist, 'server.js');
for (const file of [cli, server]) if (!existsSync(file)) throw new Error(`${file} is not there: run \`npm run build\` first`);

const folder = mkdtempSync(join(tmpdir(), 'annexa-bench-'));
const failures: string[] = [];
try {
  const cpu = cpus()[0]?.model ?? 'unknown processor';
  console.log(
    `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpu}; processes measured by ${meterName}\n`,
  );
  await cold();
  await growth();
  await latency();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const failure of failures) console.log(`FAIL ${failure}`);
if (failures.length === 0) console.log('All gates hold.');
process.exitCode = failures.length > 0 ? 1 : 0;

function check(path: string): Promise<Cost> {
  return measure([process.execPath, cli, 'check', '--as-of', asOf, path], { accepted: [0, 1] });
}

/** Annexa, its floor and its peers on the same files, taking turns. */
async function cold(): Promise<void> {
  const path = join(folder, 'cold');
  const written = writeIsms(path, { documents: 300, bytes });
  console.log(`Cold check of ${written.paths.length} documents, ${megabytes(written.bytes)}\n`);
  const { peers, problems } = installPeers(join(root, '.cache/bench/peers'));
  const rounds = quick ? 3 : 7;
  const floors: Cost[] = [];
  const checks: Cost[] = [];
  const others = new Map<string, Cost[]>(peers.map((peer) => [peer.name, []]));
  for (let round = 0; round < rounds; round++) {
    floors.push(await measure([process.execPath, join(root, 'bench/floor.mjs'), path]));
    checks.push(await check(path));
    for (const peer of peers) {
      // slow ones get one turn, which is long enough to be exact
      const slow = peer.command[0] === process.execPath;
      if (round === 0 || (!slow && round < 3)) others.get(peer.name)?.push(await measure(peer.command, { cwd: path, accepted: [0, 1] }));
    }
  }
  const floor = medianCost(floors);
  const annexa = medianCost(checks);
  const row = (name: string, cost: Cost): string[] => [
    name,
    `${cost.cpu.toFixed(2)} s`,
    megabytes(cost.memory),
    `${(cost.cpu / floor.cpu).toFixed(1)} ×`,
    `${(cost.cpu / annexa.cpu).toFixed(1)} ×`,
  ];
  const rows = [
    row('floor: Node reads and parses', floor),
    row('annexa check', annexa),
    ...[...others].map(([name, costs]) => row(name, medianCost(costs))),
  ];
  console.log(`${table(['', 'CPU', 'peak memory', 'to the floor', 'to annexa'], rows)}\n`);
  for (const problem of problems) console.log(`Not compared: ${problem}\n`);
  const ratio = annexa.cpu / floor.cpu;
  console.log(
    `A cold check costs ${ratio.toFixed(1)} × the floor (aim ${aimFloor}, gate ${gateFloor}); growth may be ${gateGrowth} × per step\n`,
  );
  if (ratio > gateFloor) failures.push(`a cold check costs ${ratio.toFixed(1)} times the floor, more than ${gateFloor}`);
  for (const [name, costs] of others)
    if (!name.startsWith('rumdl') && medianCost(costs).cpu < annexa.cpu) failures.push(`${name} is faster than annexa check`);
}

/** Ten times the documents, twice. */
async function growth(): Promise<void> {
  const sizes = quick ? [100, 1000] : [100, 1000, 10_000];
  console.log(`Growth, documents of ${bytes / 1000} KB\n`);
  const rows: string[][] = [];
  let before: Cost | undefined;
  for (const documents of sizes) {
    const path = join(folder, `growth-${documents}`);
    writeIsms(path, { documents, bytes });
    const costs: Cost[] = [];
    for (let left = documents > 1000 ? 1 : 3; left > 0; left--) costs.push(await check(path));
    const cost = medianCost(costs);
    const factor = (part: 'cpu' | 'memory'): string => (before ? `${(cost[part] / before[part]).toFixed(1)} ×` : '');
    rows.push([String(documents), `${cost.cpu.toFixed(2)} s`, factor('cpu'), megabytes(cost.memory), factor('memory')]);
    for (const part of ['cpu', 'memory'] as const)
      if (before && cost[part] / before[part] > gateGrowth)
        failures.push(
          `${documents} documents take ${(cost[part] / before[part]).toFixed(1)} times the ${part} of a tenth of them, more than ${gateGrowth}`,
        );
    before = cost;
    if (documents !== 1000) rmSync(path, { recursive: true });
  }
  console.log(`${table(['documents', 'CPU', 'factor', 'peak memory', 'factor'], rows)}\n`);
}

/** The language server on 1 000 documents. */
async function latency(): Promise<void> {
  const documents = 1000;
  const large = writeDocument({ ...planDocument(faulty), path: 'large.md', id: 'POL-LARGE' }, documents, 300_000, 1);
  const found = await measureLatencies({
    folder: join(folder, `growth-${documents}`),
    asOf,
    server,
    document: planDocument(faulty).path,
    other: planDocument(faulty + 5).path,
    large,
    keystrokes: quick ? 60 : 300,
  });
  console.log(`Language server, ${documents} documents of ${bytes / 1000} KB\n`);
  console.log(`${table(['', 'median', '95th percentile'], latencyRows(found))}\n`);
  const size = startBytes(server);
  console.log(`Ready with ${found.findings} findings after ${(found.ready / 1000).toFixed(2)} s`);
  if (found.memory) console.log(`Resident memory then ${megabytes(found.memory.now)}, at most ${megabytes(found.memory.peak)}`);
  console.log(`A keystroke touched the findings of ${found.engine.documentsPerChange.toFixed(1)} documents on average`);
  console.log(`dist/server.js without the parser: ${(size / 1024).toFixed(0)} KB\n`);
}

function latencyRows({ engine, editor }: Latencies): string[][] {
  const row = (name: string, { p50, p95 }: Spread): string[] => [name, `${p50.toFixed(1)} ms`, `${p95.toFixed(1)} ms`];
  return [
    row('keystroke to findings of all documents, 20 KB, server time', engine.small),
    row('keystroke to findings of all documents, 300 KB, server time', engine.large),
    row('keystroke to findings in the editor, 20 KB', editor.small),
    row('keystroke to findings in the editor, 300 KB', editor.large),
    ...[...editor.questions].map(([name, spread]) => row(`${name} in the editor, 20 KB`, spread)),
  ];
}
