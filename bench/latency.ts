import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createIsmsService } from '../server/src/core/service.ts';
import { createNodePorts } from '../server/src/host/node/node-ports.ts';
import { Editor } from './editor.ts';
import { residentMemory } from './measure.ts';
import { quantile } from './statistics.ts';

/** What an editor's user waits for, in milliseconds, and what the server holds, in bytes. */
export interface Latencies {
  readonly ready: number;
  readonly findings: number;
  readonly memory: { readonly now: number; readonly peak: number } | null;
  /** Server time alone, the findings of other documents included. */
  readonly engine: { readonly small: Spread; readonly large: Spread; readonly documentsPerChange: number };
  /** From the message that leaves the editor to the one that arrives in it. */
  readonly editor: { readonly small: Spread; readonly large: Spread; readonly questions: ReadonlyMap<string, Spread> };
}

/** Median and 95th percentile in milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

/** Where and on what latencies are measured. */
export interface LatencyTask {
  /** Folder with the generated ISMS. */
  readonly folder: string;
  readonly asOf: string;
  /** Built server. */
  readonly server: string;
  /** Path of a document below the folder, and of another whose id it takes over now and then. */
  readonly document: string;
  readonly other: string;
  /** A long text to type into. */
  readonly large: string;
  readonly keystrokes: number;
}

/** Measures the server over stdio as an editor meets it, and the engine inside it by itself. */
export async function measureLatencies(task: LatencyTask): Promise<Latencies> {
  return { ...(await throughEditor(task)), engine: await inEngine(task) };
}

async function throughEditor(task: LatencyTask): Promise<Omit<Latencies, 'engine'>> {
  const folder = pathToFileURL(task.folder).href;
  const started = performance.now();
  const editor = new Editor(task.server);
  await editor.open(folder, task.asOf);
  const ready = performance.now() - started;
  const { findings } = editor;
  if (findings === 0) throw new Error('The server sent no findings at all');
  const memory = process.platform === 'linux' ? residentMemory(editor.pid) : null;
  const small = await typeInEditor(
    editor,
    `${folder}/${task.document}`,
    readFileSync(join(task.folder, task.document), 'utf8'),
    task.keystrokes,
  );
  const large = await typeInEditor(editor, `${folder}/large.md`, task.large, Math.ceil(task.keystrokes / 3));
  await editor.stop();
  return { ready, findings, memory, editor: { small: small.typing, large: large.typing, questions: small.questions } };
}

async function typeInEditor(
  editor: Editor,
  uri: string,
  text: string,
  keystrokes: number,
): Promise<{ typing: Spread; questions: ReadonlyMap<string, Spread> }> {
  await editor.openText(uri, text);
  const lines = text.split('\n');
  const line = paragraphLine(lines);
  const typed = 'see A.5.1';
  const typing: number[] = [];
  const questions = questionsAbout(lines);
  const times = new Map<string, number[]>(questions.map(({ name }) => [name, []]));
  let { length: character } = lines[line] ?? '';
  for (let i = 0; i < keystrokes; i++) {
    const key = i % (typed.length + 1) === 0 ? ' ' : (typed[(i % (typed.length + 1)) - 1] as string);
    const range = { start: { line, character }, end: { line, character } };
    typing.push(await editor.change(uri, i + 2, { range, text: key }));
    character++;
    // behind `A.5` and `A.5.1`, where ids can follow
    if (![7, 9].includes(i % (typed.length + 1))) continue;
    for (const { name, method, params, ofWorkspace = false } of questions) {
      const answer = await editor.ask(method, ofWorkspace ? null : uri, params(i, { line, character }));
      if (answer.entries === 0) throw new Error(`The server has no ${name}`);
      times.get(name)?.push(answer.milliseconds);
    }
  }
  return { typing: spread(typing), questions: new Map([...times].map(([name, found]) => [name, spread(found)])) };
}

/** A request that an editor sends while one writes and reads; its answer must not be empty. */
interface Question {
  readonly name: string;
  readonly method: string;
  readonly ofWorkspace?: boolean;
  params(round: number, typed: { readonly line: number; readonly character: number }): object;
}

/** The questions of an editor. Those about a place ask of another claim each round, or of where one types. */
function questionsAbout(lines: readonly string[]): readonly Question[] {
  const claims = lines.flatMap((content, i) => (/^ {4}- A\.\d/.test(content) ? [i] : []));
  const claim = (round: number, character: number): object => ({
    position: { line: claims[round % claims.length] as number, character },
  });
  const all = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  return [
    { name: 'completion in front matter', method: 'textDocument/completion', params: (round) => claim(round, '    - A.5'.length) },
    { name: 'completion in prose', method: 'textDocument/completion', params: (_, position) => ({ position }) },
    { name: 'hover', method: 'textDocument/hover', params: (round) => claim(round, '    - A.5'.length) },
    { name: 'code lenses', method: 'textDocument/codeLens', params: () => ({}) },
    { name: 'inlay hints', method: 'textDocument/inlayHint', params: () => ({ range: all }) },
    {
      name: 'code actions',
      method: 'textDocument/codeAction',
      params: () => ({ range: { start: all.start, end: all.start }, context: { diagnostics: [] } }),
    },
    { name: 'semantic tokens', method: 'textDocument/semanticTokens/full', params: () => ({}) },
    { name: 'document symbols', method: 'textDocument/documentSymbol', params: () => ({}) },
    {
      name: 'workspace symbols',
      method: 'workspace/symbol',
      ofWorkspace: true,
      params: (round) => ({ query: `acc${'ess'.slice(0, round % 4)}` }),
    },
  ];
}

async function inEngine(task: LatencyTask): Promise<Latencies['engine']> {
  const logger = { info: () => undefined, warn: console.error, error: console.error };
  const service = createIsmsService(await createNodePorts({ folders: [task.folder], asOf: task.asOf, logger }));
  await service.scan();
  const folder = pathToFileURL(task.folder).href;
  let version = 0;
  let told = 0;
  let changes = 0;
  const type = async (uri: string, texts: Iterable<string>): Promise<Spread> => {
    const times: number[] = [];
    for (const text of texts) {
      const started = performance.now();
      const affected = await service.setOpenText({ uri, version: ++version, text });
      for (const touched of affected.uris) service.findings(touched);
      times.push(performance.now() - started);
      told += affected.uris.size;
      changes++;
    }
    return spread(times);
  };
  const text = readFileSync(join(task.folder, task.document), 'utf8');
  const otherId = /^id: (.*)$/m.exec(readFileSync(join(task.folder, task.other), 'utf8'))?.[1] ?? '';
  const small = await type(`${folder}/${task.document}`, keystrokesOf(text, otherId, task.keystrokes));
  const documentsPerChange = told / changes;
  const large = await type(`${folder}/large.md`, keystrokesOf(task.large, otherId, Math.ceil(task.keystrokes / 3)));
  return { small, large, documentsPerChange };
}

/** Versions of a text while someone types into it; every tenth has the id of another document, the next its own again. */
function* keystrokesOf(text: string, otherId: string, count: number): Generator<string> {
  const lines = text.split('\n');
  const at = lines.slice(0, paragraphLine(lines) + 1).join('\n').length;
  let typed = '';
  for (let i = 0; i < count; i++) {
    typed += ' as A.8.24 asks,'[i % 16] as string;
    const changed = text.slice(0, at) + typed + text.slice(at);
    yield i % 10 === 9 ? changed.replace(/^id: .*$/m, `id: ${otherId}`) : changed;
  }
}

/** A line of running text around the middle. */
function paragraphLine(lines: readonly string[]): number {
  const middle = Math.floor(lines.length / 2);
  const found = lines.findIndex((line, i) => i > middle && /^[A-Z].*[a-z.]$/.test(line) && line.length > 40);
  return found < 0 ? lines.length - 1 : found;
}

function spread(times: readonly number[]): Spread {
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}
