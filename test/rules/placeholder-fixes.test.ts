import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { newDocument } from '../../server/src/core/authoring/new-document.ts';
import type { TemplateFile } from '../../server/src/core/catalog/catalog-files.ts';
import { createIsmsService } from '../../server/src/core/service.ts';
import { bundledTemplates } from '../../server/src/host/bundled-templates.ts';
import { loadParser } from '../../server/src/host/node/satteri-parser.ts';
import { memoryPorts, uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';
import { applyFix } from './example-workspace.ts';

const parser = await loadParser();
const templates = (await bundledTemplates.load()) as readonly TemplateFile[];
const path = 'policies/example.md';
const head = '---\ntype: guideline\nowner: Head of IT\n---\n\n# Travelling\n\n';

/** Opens a text, and applies the first fix of the first finding that has one, until none has. */
async function mendAll(uri: string, text: string, config: string): Promise<{ text: string; left: string[]; steps: string[] }> {
  const ports = memoryPorts({ 'annexa.yaml': config }, { parser });
  const service = createIsmsService(ports);
  await service.scan();
  const steps: string[] = [];
  for (let version = 1; version < 200; version++) {
    await service.setOpenText({ uri, version, text });
    const findings = service.findings(uri);
    const mends = findings.flatMap((finding) => service.fixesOf(finding).slice(0, 1));
    const [fix] = mends;
    if (!fix)
      return { text, left: findings.map(({ rule, span, message }) => `${rule} ${text.slice(span.start, span.end)}: ${message}`), steps };
    steps.push(fix.title);
    text = applyFix(text, fix, uri);
  }
  throw new Error(`no end: ${steps.slice(-5).join('; ')}`);
}

describe('quick fixes alone', () => {
  /** Sections of which only the author knows what to write, in templates that are made of section stubs. */
  const ofTheAuthor = /^missing-(?:approval|guidance|definitions|boundaries) /;
  /** What only the author knows where a template has section stubs, or rows that go with what was to be filled in. */
  const content = /^(?:topic-content-missing|continuity-objective-missing|incident-phase-missing) /;
  const isLeft = (finding: string, id: string, language: string): boolean => {
    if (id === 'soa' && finding.startsWith('soa-undecided ')) return false;
    if (language === 'en') return !(id === 'business-continuity-plan' && content.test(finding));
    return !ofTheAuthor.test(finding) && !content.test(finding);
  };
  for (const language of ['en', 'de'])
    for (const template of templates) {
      if (template.type === 'template') continue;
      it(`leave nothing to be filled in in a new ${template.id} (${language})`, async () => {
        const config = `language: ${language}\n`;
        const { service } = await scanWorkspace({ 'annexa.yaml': config }, { parser });
        const created = await newDocument(service, { template: template.id });
        assert.ok(created);
        const { left, text } = await mendAll(created.uri, created.text, config);
        assert.deepEqual(
          left.filter((finding) => isLeft(finding, template.id, language)),
          [],
          text,
        );
      });
    }
});

/** The titles of what is offered for the first placeholder, and the text after the first of them. */
async function offered(body: string, config = 'language: en\n'): Promise<{ titles: string[]; body: string }> {
  const text = head + body;
  const service = createIsmsService(memoryPorts({ 'annexa.yaml': config }, { parser }));
  await service.scan();
  const uri = uriOf(path);
  await service.setOpenText({ uri, version: 1, text });
  const finding = service.findings(uri).find(({ rule }) => rule === 'placeholder-text');
  assert.ok(finding, body);
  const fixes = service.fixesOf(finding);
  const [fix] = fixes;
  return { titles: fixes.map(({ title }) => title), body: fix ? applyFix(text, fix, uri).slice(head.length) : body };
}

describe('mends of a placeholder', () => {
  const cases: [what: string, before: string, title: string, after: string][] = [
    ['a sentence among others', 'First one. Kept for [Number] days. Last one.\n', 'Remove this sentence', 'First one. Last one.\n'],
    ['the last sentence', 'First one.\nKept for [Number] days.\n', 'Remove this sentence', 'First one.\n'],
    ['a paragraph', 'First one.\n\nKept for [Number] days.\n\nLast one.\n', 'Remove this paragraph', 'First one.\n\nLast one.\n'],
    [
      'a row',
      'Systems:\n\n| A | B |\n|---|---|\n| a | [Number] |\n| b | c |\n',
      'Remove this row',
      'Systems:\n\n| A | B |\n|---|---|\n| b | c |\n',
    ],
    ['an item', 'Do:\n\n- one\n- wait [Number] days\n- two\n', 'Remove this list item', 'Do:\n\n- one\n- two\n'],
    ['a numbered item', '1. one\n2. wait [Number] days\n3. two\n4. three\n', 'Remove this list item', '1. one\n2. two\n3. three\n'],
    ['an item that holds others', '- one\n- [Describe it]\n  - inner\n- two\n', 'Remove this list item', '- one\n- two\n'],
    ['a line that is broken on purpose', 'One  \nwait [Number] days  \ntwo\n', 'Remove this line', 'One  \ntwo\n'],
    [
      'a section nobody asks for',
      'Text here.\n\n## Notes\n\n[Describe it]\n\n## More\n\nText.\n',
      'Remove this section',
      'Text here.\n\n## More\n\nText.\n',
    ],
  ];
  for (const [what, before, title, after] of cases) {
    for (const eol of ['\n', '\r\n'])
      it(`takes out ${what}${eol === '\n' ? '' : ', CRLF'}`, async () => {
        const found = await offered(before.replaceAll('\n', eol));
        assert.equal(found.titles[0], title);
        assert.equal(found.body, after.replaceAll('\n', eol));
      });
  }

  it('keeps the place right behind astral characters', async () => {
    const { body } = await offered('🔒🔑 One. Wait [Number] days. Two 🔒.\n');
    assert.equal(body, '🔒🔑 One. Two 🔒.\n');
  });

  it('offers nothing in headings and heads of tables', async () => {
    for (const body of ['## [Name of the system]\n\nText.\n', 'Text.\n\n| [Name] | B |\n|---|---|\n| a | b |\n'])
      assert.deepEqual((await offered(body)).titles, [], body);
  });

  it('keeps marks together', async () => {
    const { titles } = await offered('Other text.\n\nOne **bold. Wait [Number] days** long.\n');
    assert.deepEqual(titles, ['Remove this paragraph']);
  });

  it('writes who is known', async () => {
    const config = 'organization: Mole Ltd\nnew_documents: { owner: CISO, approver: Managing director }\n';
    assert.deepEqual((await offered('[Company Name] does it. Well.\n', config)).titles, ['Write `Mole Ltd`', 'Remove this sentence']);
    assert.deepEqual((await offered('[Role] does it. Well.\n', config)).titles.slice(0, 3), [
      'Write `Head of IT`',
      'Write `Managing director`',
      'Write `CISO`',
    ]);
    assert.equal((await offered('[Name der Organisation] tut es. Gut.\n', config)).titles[0], 'Write `Mole Ltd`');
  });
});
