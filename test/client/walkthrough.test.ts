import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'mocha';
import { templateItems } from '../../client/src/authoring/template-items.ts';
import { datedSample, firstFile, sampleFiles } from '../../client/src/walkthrough/sample-files.ts';
import { walkthroughId } from '../../client/src/walkthrough/walkthrough-id.ts';
import { uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'examples/getting-started');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  publisher: string;
  name: string;
  contributes: {
    commands: { command: string }[];
    walkthroughs: {
      id: string;
      steps: { id: string; description: string; media: { svg: string; altText: string }; completionEvents: string[] }[];
    }[];
    viewsWelcome: { contents: string }[];
    menus: Record<string, { command: string; when?: string }[]>;
  };
};

describe('the example to start with', () => {
  it('is copied whole', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    assert.deepEqual(files.sort(), [...sampleFiles].sort());
  });

  it('has on any day exactly the finding that the walkthrough speaks of, and its mend moves the coverage', async () => {
    const on = async (change: (text: string) => string) => {
      const read = (path: string) => datedSample(readFileSync(join(folder, path), 'utf8'), '2031-02-28');
      const files = Object.fromEntries(sampleFiles.map((path) => [path, path === firstFile ? change(read(path)) : read(path)]));
      const { service } = await scanWorkspace(files, { asOf: '2031-02-28' });
      const findings = service.urisWithFindings().flatMap((uri) => service.findings(uri).map((finding) => ({ ...finding, uri })));
      const seen = findings.filter(({ severity, uri }) => severity !== 'hint' && !uri.endsWith('.yaml'));
      return { seen: seen.map(({ uri, rule }) => [uri, rule]), covered: service.coverage()[0]?.effective.k };
    };
    const before = await on((text) => text);
    assert.deepEqual(before, { seen: [[uriOf(firstFile), 'control-legacy']], covered: 5 });
    assert.deepEqual(await on((text) => text.replace('A.9.2.3', 'A.8.2')), { seen: [], covered: 6 });
  });

  it('is dated on the day on which it is made', () => {
    assert.equal(datedSample('a 2026-01-15 b 2027-01-15 c 2026-01-16', '2028-02-29'), 'a 2028-02-28 b 2029-02-28 c 2026-01-16');
    assert.equal(datedSample('2027-01-15', '2026-12-31'), '2027-12-31');
  });
});

describe('the manifest', () => {
  const known = new Set(manifest.contributes.commands.map(({ command }) => command));
  const links = (text: string) => [...text.matchAll(/\]\(command:(annexa\.[^)]+)\)/g)].map((match) => match[1] ?? '');

  it('has steps with a picture, words for it and an event that ticks them off', () => {
    const [walkthrough] = manifest.contributes.walkthroughs;
    assert.equal(`${manifest.publisher}.${manifest.name}#${walkthrough?.id}`, walkthroughId);
    assert.deepEqual(
      walkthrough?.steps.map(({ id }) => id),
      ['example', 'finding', 'fix', 'coverage', 'own'],
    );
    for (const { media, completionEvents, description } of walkthrough?.steps ?? []) {
      assert.ok(existsSync(join(root, media.svg)), media.svg);
      assert.ok(media.altText.length > 20);
      assert.ok(completionEvents.length > 0);
      for (const command of links(description)) assert.ok(known.has(command) || command.endsWith('.focus'), command);
    }
  });

  it('names only commands that there are, in welcome views and menus', () => {
    for (const { contents } of manifest.contributes.viewsWelcome)
      for (const command of links(contents)) assert.ok(known.has(command), command);
    for (const entries of Object.values(manifest.contributes.menus))
      for (const { command } of entries) assert.ok(known.has(command), command);
  });
});

describe('the list of templates', () => {
  const template = (id: string, ...controls: string[]) => ({ id, type: 'policy', title: id, summary: '', controls });
  const templates = [template('a', 'A.5.1'), template('b', 'A.5.15'), template('c', 'A.5.15', 'A.5.1')];
  const shown = (control?: string) =>
    templateItems(templates, control).map((item) => (item.kind === 'heading' ? item.label : item.template.id));

  it('has those that fit a control first, in the order of the server', () => {
    assert.deepEqual(shown('A.5.15'), ['Usually about A.5.15', 'b', 'c', 'Other documents', 'a']);
    assert.deepEqual(shown('A.8.1'), ['a', 'b', 'c']);
    assert.deepEqual(shown(), ['a', 'b', 'c']);
  });
});
