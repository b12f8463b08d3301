import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { MarkdownParser, Ports } from '../../server/src/core/ports.ts';
import { createIsmsService } from '../../server/src/core/service.ts';
import type { Affected, IsmsService } from '../../server/src/core/service-api.ts';
import { parser } from '../document/facts.ts';
import { folderUri, type MemoryPorts, memoryPorts, pathOf, uriOf } from '../support/memory-workspace.ts';

const good = (id: string, extra = '', body = ''): string =>
  `---\nid: ${id}\ntitle: ${id}\ntype: guideline\nstatus: approved\nversion: "1.0"\nowner: CISO\napprover: CEO\napproved_date: 2026-01-10\neffective_date: 2026-02-01\nnext_review_date: 2027-01-10\n${extra}---\n\n# ${id}\n\n## Purpose\n\nText.\n\n## Scope\n\nText.\n\n## Guidance\n\nText.\n\n## References\n\nText.\n${body}`;

interface World {
  readonly service: IsmsService;
  readonly ports: MemoryPorts;
  /** Texts parsed since the last time it was asked. */
  parsed(): number;
}

/** A scanned workspace whose parser counts. */
async function world(files: Record<string, string>, prepare?: (ports: MemoryPorts) => void): Promise<World> {
  let count = 0;
  const counting: MarkdownParser = {
    name: 'counting',
    parse(text) {
      count++;
      return parser.parse(text);
    },
  };
  const ports = memoryPorts(files, { parser: counting });
  prepare?.(ports);
  const service = createIsmsService(ports);
  await service.scan();
  assert.deepEqual(
    ports.log.filter((line) => line.startsWith('error')),
    [],
  );
  return {
    service,
    ports,
    parsed() {
      const since = count;
      count = 0;
      return since;
    },
  };
}

const paths = ({ uris }: Affected): string[] => [...uris].map((uri) => pathOf(uri) ?? uri).sort();
const rules = (service: IsmsService, path: string): string[] => service.findings(uriOf(path)).map((finding) => finding.rule);
const has = (service: IsmsService, path: string, rule: string): boolean => rules(service, path).includes(rule);

describe('service: scan', () => {
  it('reads every Markdown file once, tells progress, and checks all of it', async () => {
    const files = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`p/${i}.md`, good(`G-${i}`)]));
    const ports = memoryPorts({ ...files, 'notes.txt': 'x', 'readme.md': '# x\n' }, { parser });
    const service = createIsmsService(ports);
    const steps: [number, number][] = [];
    const result = await service.scan({
      onProgress: ({ done, total }) => {
        steps.push([done, total]);
      },
    });
    assert.deepEqual(result, { files: 151, documents: 150, complete: true, cancelled: false });
    assert.ok(steps.length > 2);
    assert.deepEqual(steps.at(-1), [151, 151]);
    assert.deepEqual(service.documents().length, 150);
    assert.equal(service.linesOf(uriOf('p/1.md'))?.lineCount, good('G-1').split('\n').length);
  });

  it('stops when it is no longer wanted, and then is not complete', async () => {
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`p/${i}.md`, good(`G-${i}`)]));
    const signal = { isCancellationRequested: false };
    const service = createIsmsService(memoryPorts(files, { parser }));
    const result = await service.scan({
      signal,
      onProgress: () => {
        signal.isCancellationRequested = true;
      },
    });
    assert.deepEqual([result.cancelled, result.complete, service.complete], [true, false, false]);
    assert.ok(service.documents().length < 200);
  });

  it('forgets at a second scan what is gone since the first', async () => {
    const { service, ports } = await world({ 'a.md': good('A'), 'b.md': good('A') });
    assert.ok(has(service, 'b.md', 'document-id-duplicate'));
    ports.files.delete('a.md');
    await service.scan();
    assert.deepEqual([service.documents().length, rules(service, 'b.md')], [1, []]);
    assert.equal(service.index.fileExists(uriOf('a.md')), false);
  });

  it('forgets at a second scan the findings of what it cannot read any more', async () => {
    const { service, ports } = await world({ 'a.md': good('A').replace('owner: CISO\n', '') });
    assert.deepEqual(rules(service, 'a.md'), ['owner-missing']);
    ports.unreadable.set('a.md', 'No permission');
    await service.scan();
    assert.deepEqual(rules(service, 'a.md'), ['file-unreadable']);
  });

  it('says of a file that it cannot read, and is not complete', async () => {
    const { service } = await world({ 'a.md': good('A'), 'b.md': good('B') }, (ports) =>
      ports.unreadable.set('b.md', 'The file is not valid UTF-8'),
    );
    assert.equal(service.complete, false);
    assert.deepEqual(rules(service, 'b.md'), ['file-unreadable']);
    assert.match(service.findings(uriOf('b.md'))[0]?.message ?? '', /UTF-8/);
    assert.deepEqual(service.urisWithFindings(), [uriOf('b.md')]);
  });

  it('says of a file that it is too large, and is not complete', async () => {
    const { service } = await world({
      'annexa.yaml': 'limits:\n  file_bytes: 1000\n',
      'a.md': good('A'),
      'b.md': good('B', '', 'x '.repeat(600)),
    });
    assert.equal(service.complete, false);
    assert.deepEqual([rules(service, 'b.md'), service.document(uriOf('b.md'))], [['file-too-large'], undefined]);
    assert.deepEqual(rules(service, 'a.md'), []);
  });

  it('is not complete while a rule fails on a document', async () => {
    // no such day: what reckons with dates gives up
    const overdue = good('A').replace('2027-01-10', '2020-01-10');
    const ports = memoryPorts({ 'a.md': overdue, 'b.md': '# b\n' }, { parser, asOf: '2026-99-99' });
    const service = createIsmsService(ports);
    assert.equal((await service.scan()).complete, false);
    assert.ok(
      ports.log.some((line) => line.startsWith('error: Rule review-overdue failed')),
      ports.log.join('\n'),
    );
    const affected = await service.setOpenText({ uri: uriOf('a.md'), version: 1, text: overdue.replace(/next_review_date.*\n/, '') });
    assert.deepEqual([service.complete, affected.coverage], [true, true]);
  });

  it('hands on what the listing could not do', async () => {
    const { service } = await world({ 'a.md': good('A') }, (ports) =>
      ports.problems.push({ uri: uriOf('deep'), kind: 'budget', message: 'More than 50,000 files' }),
    );
    assert.equal(service.complete, false);
    assert.match(service.findings(uriOf('deep'))[0]?.message ?? '', /50,000/);
  });

  it('asks for a listing within the limits of the config', async () => {
    const seen: number[] = [];
    const ports = memoryPorts({ 'annexa.yaml': 'limits: { files: 2, folders: 7 }\n', 'a.md': good('A'), 'b.md': good('B') }, { parser });
    const { list } = ports.workspace;
    const listing: Ports = {
      ...ports,
      workspace: {
        ...ports.workspace,
        list(limits) {
          seen.push(limits.files);
          return list(limits);
        },
      },
    };
    await createIsmsService(listing).scan();
    assert.equal(seen.at(-1), 2);
  });

  it('reads config files that only the limits of another one let it reach', async () => {
    const files = {
      'annexa.yaml': 'limits: { files: 100000 }\n',
      'sub/a.md': good('A').replace('owner: CISO\n', ''),
      'sub/annexa.yaml': 'rules:\n  owner-missing: off\n',
    };
    const ports = memoryPorts(files, { parser });
    const { workspace } = ports;
    const list: Ports['workspace']['list'] = async (limits) => {
      const listing = await workspace.list(limits);
      if (limits.files > 50_000) return listing;
      return { files: listing.files.slice(0, 1), problems: [{ uri: uriOf('sub'), kind: 'budget', message: 'Too many files' }] };
    };
    const service = createIsmsService({ ...ports, workspace: { ...workspace, list } });
    await service.scan();
    assert.deepEqual([service.complete, rules(service, 'sub/a.md')], [true, []]);
  });

  it('keeps to the limits that a config sets, whatever others leave at their default', async () => {
    const asked: number[][] = [];
    const files = {
      'annexa.yaml': 'limits: { files: 100000, folders: 7 }\n',
      'sub/annexa.yaml': '',
      'sub/x/annexa.yaml': 'limits: { folders: 9 }\n',
    };
    const ports = memoryPorts(files, { parser });
    const { workspace } = ports;
    const list: Ports['workspace']['list'] = (limits) => {
      asked.push([limits.files, limits.folders, limits.seconds]);
      return workspace.list(limits);
    };
    const service = createIsmsService({ ...ports, workspace: { ...workspace, list } });
    await service.scan();
    await service.filesChanged([{ uri: uriOf('.gitignore'), kind: 'changed' }]);
    assert.deepEqual(asked.at(-1), [100_000, 9, 60]);
  });

  it('serves several folders, each file by the config nearest to it', async () => {
    const ports = memoryPorts(
      {
        'one/annexa.yaml': 'rules:\n  owner-missing: off\n',
        'one/a.md': good('A').replace('owner: CISO\n', ''),
        'two/a.md': good('B').replace('owner: CISO\n', ''),
      },
      { parser },
    );
    const folders = [uriOf('one'), uriOf('two')];
    const service = createIsmsService({ ...ports, workspace: { ...ports.workspace, folders } });
    await service.scan();
    assert.deepEqual([has(service, 'one/a.md', 'owner-missing'), has(service, 'two/a.md', 'owner-missing')], [false, true]);
  });
});

describe('service: changes', () => {
  const pair = { 'a.md': good('A'), 'b.md': good('B'), 'c.md': good('C', '', '\nSee [a](a.md) and [gone](gone.md).\n') };

  it('prefers the text of the editor to the file, and goes back when it is closed', async () => {
    const { service } = await world(pair);
    const uri = uriOf('a.md');
    await service.setOpenText({ uri, version: 2, text: good('A').replace('owner: CISO\n', '') });
    assert.deepEqual([has(service, 'a.md', 'owner-missing'), service.openText(uri)?.version], [true, 2]);
    const affected = await service.closeText(uri);
    assert.deepEqual([rules(service, 'a.md'), service.openText(uri)], [[], undefined]);
    assert.ok(affected.uris.has(uri));
  });

  it('parses the changed document once, and no other', async () => {
    const { service, parsed } = await world(pair);
    assert.equal(parsed(), 3);
    await service.setOpenText({ uri: uriOf('a.md'), version: 1, text: `${good('A')}\nMore.\n` });
    assert.equal(parsed(), 1);
    await service.setOpenText({ uri: uriOf('a.md'), version: 2, text: good('B') });
    assert.equal(parsed(), 1, 'not even where others are told something new');
  });

  it('checks others again only where the change touches them', async () => {
    const { service } = await world(pair);
    const unrelated = await service.setOpenText({ uri: uriOf('b.md'), version: 1, text: `${good('B')}\nMore.\n` });
    assert.deepEqual([paths(unrelated), unrelated.coverage], [['b.md'], false]);
    const renamed = await service.setOpenText({ uri: uriOf('b.md'), version: 2, text: good('A') });
    assert.deepEqual(paths(renamed), ['a.md', 'b.md']);
    assert.deepEqual([has(service, 'a.md', 'document-id-duplicate'), has(service, 'b.md', 'document-id-duplicate')], [false, true]);
    const back = await service.setOpenText({ uri: uriOf('b.md'), version: 3, text: good('B') });
    assert.deepEqual(paths(back), ['a.md', 'b.md']);
    assert.deepEqual([rules(service, 'a.md'), rules(service, 'b.md')], [[], []]);
  });

  it('tells when the coverage may differ', async () => {
    const { service } = await world(pair);
    const state = () => service.coverage()[0]?.controls.find(({ id }) => id === 'A.5.15')?.state;
    assert.equal(state(), 'missing');
    const text = good('A', 'controls: [A.5.15]\n').replace('guideline', 'procedure');
    const affected = await service.setOpenText({ uri: uriOf('a.md'), version: 1, text });
    assert.deepEqual([affected.coverage, state()], [true, 'covered']);
    await service.setOpenText({ uri: uriOf('a.md'), version: 2, text: text.replace('status: approved', 'status: draft') });
    assert.equal(state(), 'draft');
    const soa = '---\ntype: soa\nowner: CISO\n---\n\n| Control | Applicable | Justification |\n|---|---|---|\n| A.5.15 | no | Because. |\n';
    await service.setOpenText({ uri: uriOf('soa.md'), version: 1, text: soa });
    assert.equal(state(), 'excluded');
    assert.equal((await service.closeText(uriOf('soa.md'))).coverage, true);
    assert.equal(state(), 'draft');
  });

  it('follows files that come, change and go', async () => {
    const { service, ports } = await world(pair);
    const change = (path: string, kind: 'created' | 'changed' | 'deleted') => service.filesChanged([{ uri: uriOf(path), kind }]);
    assert.ok(has(service, 'c.md', 'link-broken'));

    ports.files.set('gone.md', good('GONE'));
    assert.ok(paths(await change('gone.md', 'created')).includes('c.md'));
    assert.deepEqual([has(service, 'c.md', 'link-broken'), service.documents().length], [false, 4]);

    ports.files.set('gone.md', good('A'));
    await change('gone.md', 'changed');
    assert.ok(has(service, 'gone.md', 'document-id-duplicate'));

    ports.files.delete('gone.md');
    await change('gone.md', 'deleted');
    assert.equal(has(service, 'c.md', 'link-broken'), true);
    assert.deepEqual([rules(service, 'gone.md'), service.document(uriOf('gone.md'))], [[], undefined]);
  });

  it('follows a folder that comes and goes with its files', async () => {
    const { service, ports } = await world({ 'a.md': good('A', '', '\nSee [the folder](sub/).\n') });
    assert.ok(has(service, 'a.md', 'link-broken'));
    ports.files.set('sub/x.txt', 'x');
    await service.filesChanged([{ uri: uriOf('sub/x.txt'), kind: 'created' }]);
    assert.equal(has(service, 'a.md', 'link-broken'), false);
    ports.files.delete('sub/x.txt');
    await service.filesChanged([{ uri: uriOf('sub'), kind: 'deleted' }]);
    assert.ok(has(service, 'a.md', 'link-broken'));
  });

  it('reads a file again that another one takes the place of, however the client tells it', async () => {
    for (const kinds of [['created'], ['deleted', 'created'], ['created', 'changed']] as const) {
      const { service, ports } = await world(pair);
      const uri = uriOf('a.md');
      ports.files.set('a.md', good('A').replace('owner: CISO\n', ''));
      const affected = await service.filesChanged(kinds.map((kind) => ({ uri, kind })));
      assert.deepEqual([rules(service, 'a.md'), affected.uris.has(uri)], [['owner-missing'], true], kinds.join());
    }
  });

  it('follows link targets that are ignored, become ignored, come and go', async () => {
    const ports = memoryPorts({ 'a.md': good('A', '', '\n[x](out/x.pdf) and [b](b.md).\n'), 'b.md': good('B') }, { parser });
    const { workspace } = ports;
    const ignored = ['out/x.pdf'];
    const list: Ports['workspace']['list'] = async (limits) => {
      const { files, problems } = await workspace.list(limits);
      return { files: files.filter(({ uri }) => !ignored.includes(pathOf(uri) ?? '')), problems };
    };
    const service = createIsmsService({ ...ports, workspace: { ...workspace, list } });
    await service.scan();
    const broken = () => service.findings(uriOf('a.md')).filter(({ rule }) => rule === 'link-broken').length;
    assert.equal(broken(), 1);
    ports.files.set('out/x.pdf', 'x');
    assert.deepEqual(paths(await service.filesChanged([{ uri: uriOf('out/x.pdf'), kind: 'created' }])), ['a.md', 'out/x.pdf']);
    assert.equal(broken(), 0);
    ignored.push('b.md');
    await service.filesChanged([{ uri: uriOf('.gitignore'), kind: 'changed' }]);
    assert.deepEqual([service.documents().length, broken()], [1, 0], 'an ignored file can be linked to');
    ports.files.delete('out/x.pdf');
    await service.filesChanged([{ uri: uriOf('out/x.pdf'), kind: 'deleted' }]);
    assert.equal(broken(), 1);
  });

  it('tells of what a listing did not reach when that comes and goes', async () => {
    const { service, ports } = await world(pair);
    const deep = uriOf('deep');
    ports.problems.push({ uri: deep, kind: 'unreadable', message: 'The folder cannot be read (EACCES)' });
    const came = await service.filesChanged([{ uri: deep, kind: 'created' }]);
    assert.deepEqual([paths(came), came.coverage, rules(service, 'deep')], [['deep'], true, ['workspace-incomplete']]);
    ports.problems.pop();
    const went = await service.filesChanged([{ uri: deep, kind: 'deleted' }]);
    assert.deepEqual([paths(went), went.coverage, rules(service, 'deep')], [['deep'], true, []]);
  });

  it('checks an open document again that names its own file when that goes', async () => {
    const text = good('A').replace('---\n', '---\nrelated: sub/c.md\n');
    const { service, ports } = await world({ 'sub/c.md': text });
    await service.setOpenText({ uri: uriOf('sub/c.md'), version: 1, text });
    assert.equal(has(service, 'sub/c.md', 'document-unknown'), false);
    ports.files.delete('sub/c.md');
    await service.filesChanged([{ uri: uriOf('sub/c.md'), kind: 'deleted' }]);
    assert.equal(has(service, 'sub/c.md', 'document-unknown'), true);
  });

  it('leaves an open document alone when its file changes or goes', async () => {
    const { service, ports } = await world(pair);
    const uri = uriOf('a.md');
    await service.setOpenText({ uri, version: 1, text: good('A-OPEN') });
    ports.files.set('a.md', good('A-DISK'));
    await service.filesChanged([{ uri, kind: 'changed' }]);
    assert.equal(service.document(uri)?.title?.text, 'A-OPEN');
    ports.files.delete('a.md');
    await service.filesChanged([{ uri, kind: 'deleted' }]);
    assert.equal(service.document(uri)?.title?.text, 'A-OPEN');
    await service.closeText(uri);
    assert.equal(service.document(uri), undefined);
  });

  it('gets over a file that becomes unreadable and readable again', async () => {
    const { service, ports } = await world(pair);
    ports.unreadable.set('a.md', 'No permission');
    await service.filesChanged([{ uri: uriOf('a.md'), kind: 'changed' }]);
    assert.deepEqual([service.complete, rules(service, 'a.md'), service.documents().length], [false, ['file-unreadable'], 2]);
    ports.unreadable.clear();
    await service.filesChanged([{ uri: uriOf('a.md'), kind: 'changed' }]);
    assert.deepEqual([service.complete, rules(service, 'a.md'), service.documents().length], [true, [], 3]);
  });

  it('notices when a file grows over the limit and shrinks again', async () => {
    const { service, ports } = await world({ ...pair, 'annexa.yaml': 'limits:\n  file_bytes: 2000\n' });
    ports.files.set('a.md', good('A', '', 'x '.repeat(2000)));
    await service.filesChanged([{ uri: uriOf('a.md'), kind: 'changed' }]);
    assert.deepEqual([service.complete, rules(service, 'a.md')], [false, ['file-too-large']]);
    ports.files.set('a.md', good('A'));
    await service.filesChanged([{ uri: uriOf('a.md'), kind: 'changed' }]);
    assert.deepEqual([service.complete, rules(service, 'a.md')], [true, []]);
  });

  it('takes a file outside the folders while it is open, and only then', async () => {
    const { service } = await world(pair);
    const uri = 'file:///elsewhere/x.md';
    await service.setOpenText({ uri, version: 1, text: good('X', '', '\n[y](y.md)\n').replace('owner: CISO\n', '') });
    const found = service.findings(uri).map((finding) => finding.rule);
    assert.ok(found.includes('owner-missing') && !found.includes('link-broken'), found.join());
    const affected = await service.closeText(uri);
    assert.deepEqual([service.findings(uri), service.document(uri), affected.uris.has(uri)], [[], undefined, true]);
  });

  it('knows one file under two spellings of its URI', async () => {
    const { service } = await world({ 'a b.md': good('A') });
    await service.setOpenText({ uri: 'file:///ws/a b.md', version: 1, text: good('A').replace('owner: CISO\n', '') });
    assert.equal(service.documents().length, 1);
    assert.ok(has(service, 'a b.md', 'owner-missing'));
    await service.closeText('file:///ws/a%20b.md');
    assert.deepEqual(rules(service, 'a b.md'), []);
  });
});

describe('service: config', () => {
  const files = { 'a.md': good('A').replace('owner: CISO\n', ''), 'sub/b.md': good('B').replace('owner: CISO\n', '') };
  const off = 'rules:\n  owner-missing: off\n';

  it('is read again when it comes, changes and goes, without a restart', async () => {
    const { service, ports } = await world(files);
    const state = () => [has(service, 'a.md', 'owner-missing'), has(service, 'sub/b.md', 'owner-missing')];
    assert.deepEqual(state(), [true, true]);
    ports.files.set('sub/annexa.yaml', off);
    const came = await service.filesChanged([{ uri: uriOf('sub/annexa.yaml'), kind: 'created' }]);
    assert.deepEqual(state(), [true, false]);
    assert.ok(came.uris.has(uriOf('sub/b.md')));
    ports.files.set('sub/annexa.yaml', 'rules:\n  owner-missing: hint\n');
    await service.filesChanged([{ uri: uriOf('sub/annexa.yaml'), kind: 'changed' }]);
    assert.equal(service.findings(uriOf('sub/b.md'))[0]?.severity, 'hint');
    ports.files.delete('sub/annexa.yaml');
    await service.filesChanged([{ uri: uriOf('sub/annexa.yaml'), kind: 'deleted' }]);
    assert.deepEqual(state(), [true, true]);
    assert.notEqual(service.findings(uriOf('sub/b.md'))[0]?.severity, 'hint');
  });

  it('holds while it is typed, and tells what is wrong with it', async () => {
    const { service, ports } = await world({ ...files, 'annexa.yaml': '' });
    const uri = uriOf('annexa.yaml');
    await service.setOpenText({ uri, version: 1, text: `${off}langage: de\n` });
    const invalid = () => service.findings(uri).filter(({ rule }) => rule === 'config-invalid');
    assert.deepEqual([invalid().length, has(service, 'a.md', 'owner-missing')], [1, false]);
    assert.deepEqual(invalid()[0]?.range, { start: { line: 2, character: 0 }, end: { line: 2, character: 7 } });
    assert.equal(service.linesOf(uri)?.lineCount, 4);
    await service.closeText(uri);
    assert.deepEqual([invalid(), has(service, 'a.md', 'owner-missing')], [[], true]);
    assert.equal(ports.files.get('annexa.yaml'), '');
  });

  it('of one folder does not touch the other', async () => {
    const { service, ports, parsed } = await world({ ...files, 'sub/annexa.yaml': '' });
    parsed();
    ports.files.set('sub/annexa.yaml', off);
    await service.filesChanged([{ uri: uriOf('sub/annexa.yaml'), kind: 'changed' }]);
    assert.equal(parsed(), 1, 'only the document below it is read again');
  });

  it('decides anew which files are documents, and which are too large', async () => {
    const { service, ports } = await world({ ...files, 'annexa.yaml': 'documents:\n  exclude: ["sub/**"]\nlimits:\n  file_bytes: 10\n' });
    assert.deepEqual([service.documents().length, service.complete], [0, false]);
    ports.files.set('annexa.yaml', 'documents:\n  exclude: ["sub/**"]\n');
    await service.filesChanged([{ uri: uriOf('annexa.yaml'), kind: 'changed' }]);
    assert.deepEqual([service.documents().map(({ uri }) => pathOf(uri)), service.complete], [['a.md'], true]);
    ports.files.set('annexa.yaml', 'limits:\n  file_bytes: 10\n');
    await service.filesChanged([{ uri: uriOf('annexa.yaml'), kind: 'changed' }]);
    assert.deepEqual([service.documents().length, rules(service, 'a.md')], [0, ['file-too-large']]);
  });

  it('lists anew when its limits on the listing change', async () => {
    const ports = memoryPorts({ ...files, 'annexa.yaml': 'limits: { files: 2 }\n' }, { parser });
    const { workspace } = ports;
    const list: Ports['workspace']['list'] = async (limits) => {
      const { files: all } = await workspace.list(limits);
      const problems = all.length > limits.files ? [{ uri: folderUri, kind: 'budget' as const, message: 'Too many files' }] : [];
      return { files: all.slice(0, limits.files), problems };
    };
    const service = createIsmsService({ ...ports, workspace: { ...workspace, list } });
    const uri = uriOf('annexa.yaml');
    await service.setOpenText({ uri, version: 1, text: 'limits: { files: 2 }\n' });
    assert.deepEqual(service.documents(), [], 'an editor that opens it first does not start the reading');
    await service.scan();
    assert.deepEqual([service.documents().length, service.complete], [1, false]);
    const affected = await service.setOpenText({ uri, version: 2, text: 'limits: { files: 3 }\n' });
    assert.deepEqual([service.documents().length, service.complete, affected.uris.has(folderUri)], [2, true, true]);
    await service.closeText(uri);
    assert.deepEqual([service.documents().length, service.complete], [1, false]);
  });

  it('of the other name takes over where both stand and the first goes', async () => {
    const { service, ports } = await world({ ...files, 'annexa.yml': off, 'annexa.yaml': 'rules:\n  owner-missing: hint\n' });
    const severity = () => service.findings(uriOf('a.md'))[0]?.severity;
    assert.equal(severity(), 'hint', 'annexa.yaml comes before annexa.yml');
    ports.files.set('annexa.yml', 'rules:\n  owner-missing: error\n');
    await service.filesChanged([{ uri: uriOf('annexa.yml'), kind: 'changed' }]);
    assert.equal(severity(), 'hint');
    ports.files.delete('annexa.yaml');
    await service.filesChanged([{ uri: uriOf('annexa.yaml'), kind: 'deleted' }]);
    assert.equal(severity(), 'error');
  });

  it('that cannot be read is no config, and the run not complete', async () => {
    const { service } = await world({ ...files, 'annexa.yaml': off }, (ports) => ports.unreadable.set('annexa.yaml', 'No permission'));
    assert.deepEqual([service.complete, has(service, 'a.md', 'owner-missing')], [false, true]);
    assert.deepEqual(rules(service, 'annexa.yaml'), ['file-unreadable']);
  });
});
