import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, describe, it } from 'mocha';
import { newDocument } from '../../server/src/core/authoring/new-document.ts';
import { Catalog } from '../../server/src/core/catalog/catalog.ts';
import type { TemplateFile } from '../../server/src/core/catalog/catalog-files.ts';
import type { PolicyDocument } from '../../server/src/core/document/policy-document.ts';
import type { Finding } from '../../server/src/core/rules/rule.ts';
import { bundledCatalog } from '../../server/src/host/bundled-catalog.ts';
import { bundledTemplates } from '../../server/src/host/bundled-templates.ts';
import { loadParser } from '../../server/src/host/node/satteri-parser.ts';
import { pathOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

const filledConfig = 'organization: Mole Ltd\nnew_documents: { owner: Head of IT, approver: Managing director }\n';
/** Rules that say to an author what is still to be filled in. */
const askToFillIn = new Set(['placeholder-text', 'owner-missing', 'approver-missing', 'missing-approval']);
const catalog = new Catalog(bundledCatalog.load());
// remark would take minutes for all of them
const parser = await loadParser();
const templates = (await bundledTemplates.load()) as readonly TemplateFile[];

/** What a text is judged as in a workspace. */
async function judge(path: string, text: string, config: string): Promise<{ document: PolicyDocument; findings: readonly Finding[] }> {
  const { service } = await scanWorkspace({ 'annexa.yaml': config, [path]: text }, { parser });
  const uri = service.documents()[0]?.uri ?? '';
  const document = service.document(uri);
  assert.ok(document, `${path} is no ISMS document`);
  return { document, findings: service.findings(uri) };
}

async function create(id: string, config: string): Promise<{ path: string; text: string }> {
  const { service } = await scanWorkspace({ 'annexa.yaml': config }, { parser });
  const created = await newDocument(service, { template: id });
  assert.ok(created);
  return { path: pathOf(created.uri) ?? '', text: created.text };
}

/** What an author may write in the place of a placeholder. */
function answerTo(placeholder: string): string {
  if (/\band date\b/i.test(placeholder)) return 'Alpha 12, 2026-11-01';
  if (/^\[date of (?:approval|collection)\]$/i.test(placeholder)) return '2026-11-01';
  return /^\[date(?: of expiry)?\]$/i.test(placeholder) ? '2027-03-31' : 'Alpha 12';
}
/** A statement waits for decisions, which are no placeholders. */
const waits = (template: TemplateFile, rule: string): boolean => template.type === 'soa' && rule === 'soa-undecided';
const shown = (findings: readonly Finding[]): string[] => findings.map((finding) => `${finding.rule}: ${finding.message}`);

/** Comments and code are for the author, not for the reader. */
const readable = (text: string): string => text.replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length));

describe('templates', () => {
  it('are what the files beside them say', () => {
    const folder = new URL('../../control-catalog/templates/', import.meta.url);
    const files = readdirSync(folder).filter((name) => /^[a-z-]+\.md$/.test(name));
    assert.deepEqual(templates.map(({ id }) => `${id}.md`).sort(), files.sort());
  });

  it('exist for every document type, and begin with the plain one of each', () => {
    const plain = templates.filter(({ id, type }) => id === type).map(({ id }) => id);
    assert.deepEqual(plain, [...catalog.documentTypes.keys()]);
    const types = templates.map(({ type }) => type);
    assert.deepEqual(
      types,
      types.toSorted((a, b) => plain.indexOf(a) - plain.indexOf(b)),
    );
    for (const { id, type } of templates) assert.ok(types.indexOf(type) <= templates.findIndex((other) => other.id === id));
  });

  it('together serve every control of Annex A and every clause that asks for something in writing', () => {
    const controls = new Set(templates.flatMap((template) => template.controls));
    const all = [...(catalog.frameworks.get('iso27001-2022')?.controls.keys() ?? [])];
    assert.deepEqual(
      all.filter((id) => !controls.has(id)),
      [],
    );
    const clauses = new Set(templates.flatMap((template) => template.clauses));
    const asked = ['4.3', '5.2', '6.1.2', '6.1.3', '6.2', '7.2', '7.5.3', '8.1', '8.2', '8.3', '9.1', '9.2.2', '9.3.3', '10.2'];
    assert.deepEqual(
      asked.filter((id) => !clauses.has(id)),
      [],
    );
  });

  it('stay small enough to be shipped', () => {
    const size = readFileSync(new URL('../../control-catalog/templates.json', import.meta.url)).length;
    assert.ok(size < 160_000, `${size} bytes`);
  });

  for (const template of templates)
    describe(template.id, () => {
      let fresh: { path: string; text: string };
      before(async () => {
        fresh = await create(template.id, 'language: en\n');
      });

      it('claims controls and clauses of the catalogue, in their order, and has a title in four languages', () => {
        const all = [...(catalog.frameworks.get('iso27001-2022')?.controls.keys() ?? [])];
        assert.deepEqual(
          [...template.controls],
          all.filter((id) => template.controls.includes(id)),
        );
        for (const clause of template.clauses) assert.ok(catalog.clauses.has(clause), clause);
        assert.deepEqual(Object.keys(template.title), ['en', 'de', 'fr', 'es']);
      });

      it('is a document of its type that only waits to be filled in', async () => {
        const { document, findings } = await judge(fresh.path, fresh.text, 'language: en\n');
        assert.equal(document.classification.type, template.type);
        assert.deepEqual(document.frontMatter.problems, []);
        assert.deepEqual(shown(findings.filter(({ rule }) => !askToFillIn.has(rule) && !waits(template, rule))), []);
        if (template.type !== 'template') assert.ok(findings.some(({ rule }) => rule === 'owner-missing'));
      });

      it('has no text to be filled in that no rule finds', async function () {
        // that is what such a document is for
        if (template.type === 'template') this.skip();
        const { document } = await judge(fresh.path, fresh.text, 'language: en\n');
        const found = [
          ...document.placeholders,
          ...document.metadata.fields.filter(({ blank }) => blank).map(({ valueRange }) => valueRange),
        ];
        const body = readable(fresh.text);
        for (const { 0: written, index } of body.matchAll(
          /\[[^[\]\n]+\](?!\()|\{\{.*?\}\}|<[A-Z][^>\n]*>|\bT(?:BD|ODO)\b|_{3,}|…|\bX{2,}\b/g,
        ))
          if (!/^\[(?:A\.|"?\d|PO|ST)/.test(written))
            assert.ok(
              found.some(({ start, end }) => start <= index && index + written.length <= end),
              `${written} at ${index} is not found`,
            );
      });

      it('is told of a head that is not filled in once it is approved', async () => {
        if (!fresh.text.includes('\napprover: ')) return;
        const { findings } = await judge(fresh.path, fresh.text.replace('\nstatus: draft\n', '\nstatus: approved\n'), 'language: en\n');
        assert.ok(findings.some(({ rule }) => rule === 'approver-missing'));
      });

      it('has no finding once it is filled in', async () => {
        const { path, text } = await create(template.id, filledConfig);
        const { document } = await judge(path, text, filledConfig);
        let filled = text;
        for (const { start, end } of document.placeholders.toReversed())
          filled = `${filled.slice(0, start)}${answerTo(text.slice(start, end))}${filled.slice(end)}`;
        const { document: after, findings } = await judge(path, filled, filledConfig);
        assert.deepEqual(after.placeholders, []);
        assert.deepEqual(shown(findings.filter(({ rule }) => !waits(template, rule))), []);
      });

      for (const language of ['de', 'fr', 'es'])
        it(`only waits to be filled in where the workspace speaks ${language}`, async () => {
          const config = `language: ${language}\n`;
          const { path, text } = await create(template.id, config);
          const { document, findings } = await judge(path, text, config);
          assert.deepEqual([document.classification.type, document.language], [template.type, language]);
          const open = /placeholder|still to be filled in|is empty/;
          assert.deepEqual(shown(findings.filter(({ message, rule }) => !open.test(message) && !waits(template, rule))), []);
        });
    });
});
