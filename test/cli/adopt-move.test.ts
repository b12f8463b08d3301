import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { chooseFolders, type SeenFile } from '../../server/src/cli/adopt/choose-folders.ts';
import { type AdoptedDocument, moveDocumentControl } from '../../server/src/cli/adopt/move-document-control.ts';
import { organisationName } from '../../server/src/cli/adopt/organisation-name.ts';
import { ownerGroups } from '../../server/src/cli/adopt/owner-groups.ts';
import { createText } from '../../server/src/cli/fix/create-text.ts';
import { metadataText } from '../../server/src/core/document/metadata/metadata.ts';
import type { PolicyDocument } from '../../server/src/core/document/policy-document.ts';
import { comparableValue } from '../../server/src/core/features/document-control/canonical-value.ts';
import type { IsmsService } from '../../server/src/core/service-api.ts';
import { tempFolder } from '../host/temp-folder.ts';
import { uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';
import { seeded } from '../support/property-seed.ts';

const path = 'policies/access-policy.md';
const uri = uriOf(path);

async function adopt(text: string): Promise<{ result: AdoptedDocument; service: IsmsService; was: PolicyDocument; before: string[] }> {
  const { service } = await scanWorkspace({ [path]: text });
  const was = service.document(uri) as PolicyDocument;
  const before = heavy(service);
  const [result] = await moveDocumentControl(
    service,
    [uri],
    () => 'en',
    async () => text,
  );
  return { result: result ?? { uri, before: text, after: text, moved: [], kept: [] }, service, was, before };
}

function heavy(service: IsmsService): string[] {
  return service.findings(uri).flatMap(({ rule, severity }) => (severity === 'error' || severity === 'warning' ? [rule] : []));
}

/** Labels with values, some of them placeholders, ambiguous or unknown. */
const entry = fc.oneof(
  fc.tuple(
    fc.constantFrom('Owner', 'Document Owner'),
    fc.constantFrom('CISO', 'Head of IT', '[TBD]', 'Jane Doe (CISO)', 'a: b #c', 'Doe, Jane'),
  ),
  fc.tuple(fc.constantFrom('Version', 'Document Version'), fc.constantFrom('1.0', '1.10', 'v2', '[x.y]')),
  fc.tuple(fc.constant('Status'), fc.constantFrom('Draft', 'Final', 'Hibernating', 'In Review')),
  fc.tuple(
    fc.constantFrom('Effective Date', 'Next Review Date'),
    fc.constantFrom('2027-03-02', '2 March 2027', '03/04/2027', 'Annual', 'TBD'),
  ),
  fc.tuple(fc.constant('Approved By'), fc.constantFrom('Chief Executive', '[CEO](https://example.com)', '')),
  fc.tuple(fc.constant('Classification'), fc.constantFrom('Internal', 'yes', '**Confidential**')),
  fc.tuple(fc.constantFrom('Document ID'), fc.constantFrom('POL-001', '4711')),
  fc.tuple(fc.constantFrom('Cost centre', 'Printed by'), fc.constantFrom('12', 'nobody')),
);
const entries = fc.array(entry, { minLength: 1, maxLength: 7 });

type Form = (entries: readonly (readonly [string, string])[]) => string[];
const forms: readonly Form[] = [
  (all) => ['| Field | Value |', '|---|---|', ...all.map(([label, value]) => `| **${label}** | ${value} |`)],
  (all) => all.map(([label, value], i) => `| ${label} | ${value} |${i === 0 ? '\n|---|---|' : ''}`),
  (all) => [
    `| ${all.map(([label]) => label).join(' | ')} |`,
    `|${'---|'.repeat(all.length)}`,
    `| ${all.map(([, value]) => value).join(' | ')} |`,
  ],
  (all) => all.map(([label, value]) => `**${label}:** ${value}  `),
  (all) => all.map(([label, value]) => `${label}: ${value}\\`),
  (all) => [all.map(([label, value]) => `**${label}:** ${value}`).join(' | ')],
  (all) => all.map(([label, value]) => `> **${label}**: ${value}  `),
  (all) => all.flatMap(([label, value]) => [`> ${label}: ${value}`, '>']),
  (all) => all.map(([label, value]) => `- **${label}:** ${value}`),
  (all) => all.flatMap(([label, value]) => [`**${label}:** ${value}`, '']),
];
const block = fc.tuple(fc.constantFrom(...forms), entries).map(([form, all]) => form(all));

/** A policy with such blocks in different places; other lines are numbered, so that each can be told from all others. */
const policy = fc
  .record({
    head: fc.constantFrom([], ['---', 'id: POL-001', '---', ''], ['---', 'title: Access Policy', 'owner:', '# remark', '---']),
    blocks: fc.array(block, { minLength: 1, maxLength: 3 }),
    heading: fc.constantFrom([], ['## Document Control', ''], ['## 1. Document Control', '']),
    rule: fc.constantFrom([], ['---', '']),
    foot: fc.oneof(fc.constant([]), block),
    eol: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ head, blocks, heading, rule, foot, eol }) => {
    const body = [
      '## Purpose',
      '',
      'Line 1 says why.',
      '',
      '## Scope',
      '',
      'Line 2 holds for all.',
      '',
      '## Exceptions',
      '',
      'Line 3: none.',
      '',
    ];
    const top = blocks.flatMap((lines, i) => [...(i === 0 ? heading : []), ...lines, '', ...(i === 0 ? rule : [])]);
    return [...head, '# Access Policy', '', ...top, ...body, ...foot].join('\n').split('\n').join(eol);
  });

describe('moving document control', () => {
  it('changes neither what is known of a document nor its text, and is done once', () =>
    fc.assert(
      fc.asyncProperty(policy, async (text) => {
        const { result, service, was, before } = await adopt(text);
        const now = service.document(uri) as PolicyDocument;
        const shown = `${text}\n=====\n${result.after}`;
        for (const key of new Set(was.metadata.fields.map((field) => field.key))) {
          const [one, other] = [metadataText(was.metadata, key), metadataText(now.metadata, key)];
          assert.equal(
            other && comparableValue(key, other, service.catalog),
            one && comparableValue(key, one, service.catalog),
            `${key}\n${shown}`,
          );
        }
        for (const { key, range } of result.moved) {
          assert.equal(now.metadata.fields.find((field) => field.key === key)?.carrier, 'front-matter', shown);
          if (range) assert.ok(!result.kept.some((value) => value.range.start === range.start), shown);
        }
        // lines that are no document control are all there, in order
        const others = (all: string): string[] => all.split(/\r?\n/).filter((line) => /^(?:Line \d|## (?!Doc|1\. Doc)|# )/.test(line));
        assert.deepEqual(others(result.after), others(text), shown);
        for (const word of ['Cost centre', 'Printed by', '[TBD]', 'Hibernating', '03/04/2027', '[CEO](https://example.com)'])
          assert.equal(result.after.split(word).length, text.split(word).length, `${word}\n${shown}`);
        assert.equal(/(?<!\r)\n/.test(result.after), /(?<!\r)\n/.test(text), shown);
        const left = [...before];
        for (const rule of heavy(service)) assert.ok(left.splice(left.indexOf(rule) >>> 0, 1).length === 1, `new ${rule}\n${shown}`);
        const again = await adopt(result.after);
        assert.equal(again.result.after, result.after);
      }),
      { ...seeded, numRuns: 150 },
    ));

  it('moves something in most of these', async () => {
    let moved = 0;
    for (const text of fc.sample(policy, { ...seeded, numRuns: 40, seed: 1 })) if ((await adopt(text)).result.moved.length > 0) moved++;
    assert.ok(moved > 20, `only ${moved} of 40`);
  });
});

describe('what a config is proposed from', () => {
  const seen = (path: string, type: string | null): SeenFile => ({ path, isDocument: type !== null, type });

  it('names the folders that are mostly documents, and single files elsewhere', () => {
    const choice = chooseFolders([
      seen('README.md', null),
      ...['a', 'b', 'c', 'd'].map((name) => seen(`blog/${name}.md`, null)),
      seen('isms/policies/a.md', 'policy'),
      seen('isms/policies/b.md', 'policy'),
      seen('isms/procedures/c [new].md', 'procedure'),
      seen('isms/notes/d.md', null),
      seen('isms/notes/e.md', null),
      seen('blog/odd (1).md', 'plan'),
    ]);
    assert.deepEqual(choice.include, ['isms/**', 'blog/odd \\(1\\).md']);
    assert.deepEqual(choice.exclude, ['**/README.*', 'isms/notes/**']);
    assert.deepEqual([...choice.types], [['policy', ['isms/policies/**']]]);
  });

  it('needs no globs where nearly all are documents', () => {
    assert.deepEqual(chooseFolders([seen('a.md', 'policy'), seen('b.md', 'plan')]), { include: [], exclude: [], types: new Map() });
  });

  it('puts spellings of one owner together', () => {
    const groups = ownerGroups(['CISO', 'Head of IT', 'C.I.S.O.', 'Chief Information Security Officer', 'head of it', 'Head of IT', 'IT']);
    assert.deepEqual(groups, [
      { spellings: ['C.I.S.O.', 'CISO', 'Chief Information Security Officer'], documents: 3 },
      { spellings: ['Head of IT', 'head of it'], documents: 3 },
      { spellings: ['IT'], documents: 1 },
    ]);
  });

  it('takes a name for the organisation only if all that name one agree', () => {
    assert.equal(organisationName(['**Company:** Mole Ltd', '| Organization | Mole Ltd |', 'Organisation: [Name]']), 'Mole Ltd');
    assert.equal(organisationName(['**Company:** Mole Ltd', '| Organization | Rat Ltd |', 'Company: Mole Ltd']), undefined);
    assert.equal(organisationName(['**Company:** Mole Ltd']), undefined);
  });

  it('never writes a new file over another', () => {
    const folder = tempFolder({ 'a.yaml': 'old' });
    try {
      assert.equal(createText(folder.at('a.yaml'), 'new'), 'it is there already');
      assert.equal(createText(folder.at('none/a.yaml'), 'new'), 'it cannot be written (no such file or folder, ENOENT)');
      assert.equal(createText(folder.at('b.yaml'), 'new'), undefined);
    } finally {
      folder.remove();
    }
  });
});
