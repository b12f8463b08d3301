import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { PolicyDocument } from '../../server/src/core/document/policy-document.ts';
import { runRules } from '../../server/src/core/rules/check-document.ts';
import { controlUnknown } from '../../server/src/core/rules/references/control-unknown.ts';
import type { Rule } from '../../server/src/core/rules/rule.ts';
import { createIsmsService } from '../../server/src/core/service.ts';
import { memoryPorts, uriOf } from '../support/memory-workspace.ts';

const path = 'policies/access.md';
const uri = uriOf(path);
const text = '---\ntype: policy\nowner: CISO\ncontrols: [A.5.99]\n---\n\n# Access Policy\n\nAs A.9.2.1 says.\n';

async function check(config: string, files: Readonly<Record<string, string>> = { [path]: text }) {
  const service = createIsmsService(memoryPorts({ 'annexa.yaml': config, ...files }));
  await service.scan();
  return service;
}

/** A rule that reports the title and then fails. */
const failing: Rule = {
  meta: { ...controlUnknown.meta, code: 'ANX999', slug: 'always-fails' },
  examples: [],
  check({ document, report }) {
    report({ range: document.title?.range ?? { start: 0, end: 0 }, message: 'before the failure' });
    throw new Error('broken rule');
  },
};

describe('running rules', () => {
  it('takes the severity of the config before all else', async () => {
    const severityOf = async (config: string, rule: string) =>
      (await check(config)).findings(uri).find((finding) => finding.rule === rule)?.severity;
    assert.equal(await severityOf('language: en\n', 'control-unknown'), 'error');
    assert.equal(await severityOf('rules:\n  control-unknown: hint\n', 'control-unknown'), 'hint');
    assert.equal(await severityOf('rules:\n  ANX301: info\n', 'control-unknown'), 'info');
    assert.equal(await severityOf('rules:\n  missing-review: error\n', 'missing-review'), 'error');
    assert.equal(await severityOf('language: en\n', 'missing-exceptions'), 'hint');
  });

  it('does not run a rule that is off, and runs the others', async () => {
    const findings = (await check('rules:\n  control-unknown: off\n')).findings(uri);
    assert.ok(!findings.some((finding) => finding.rule === 'control-unknown'));
    assert.ok(findings.some((finding) => finding.rule === 'control-legacy'));
  });

  it('reports a rule that throws and keeps every other finding', async () => {
    const service = await check('language: en\n');
    const document = service.document(uri) as PolicyDocument;
    const errors: [string, unknown][] = [];
    const input = {
      document,
      index: service.index,
      catalog: service.catalog,
      config: service.configFor(uri),
      asOf: service.asOf,
      onRuleError: (rule: Rule, error: unknown) => errors.push([rule.meta.slug, error]),
    };
    const findings = runRules([failing, controlUnknown], 'document', input);
    assert.deepEqual(
      findings.map((finding) => finding.rule),
      ['control-unknown', 'always-fails'],
    );
    assert.equal(errors.length, 1);
    assert.equal(errors[0]?.[0], 'always-fails');
    assert.match(String(errors[0]?.[1]), /broken rule/);
  });

  it('overlays the defaults of options with those of the config', async () => {
    const service = await check('language: en\n');
    const seen: unknown[] = [];
    const rule: Rule = {
      meta: {
        ...controlUnknown.meta,
        slug: 'with-options',
        options: {
          words: { type: 'integer', default: 3, description: 'words' },
          strict: { type: 'boolean', default: false, description: 'strict' },
        },
      },
      examples: [],
      check: ({ options }) => seen.push(options),
    };
    const config = service.configFor(uri);
    const input = {
      document: service.document(uri) as PolicyDocument,
      index: service.index,
      catalog: service.catalog,
      asOf: service.asOf,
      onRuleError: assert.fail,
    };
    runRules([rule], 'document', { ...input, config });
    runRules([rule], 'document', { ...input, config: { ...config, rules: new Map([['with-options', { options: { strict: true } }]]) } });
    assert.deepEqual(seen, [
      { words: 3, strict: false },
      { words: 3, strict: true },
    ]);
  });

  it('says nothing about a file that is no ISMS document', async () => {
    const service = await check('language: en\n', { 'notes/meeting.md': '# Lunch\n\nWe talked about A.5.99 and [this](gone.md).\n' });
    assert.equal(service.document(uriOf('notes/meeting.md'))?.classification.isDocument, false);
    assert.deepEqual(service.findings(uriOf('notes/meeting.md')), []);
  });

  it('sorts findings by position, then code', async () => {
    const findings = (await check('language: en\n')).findings(uri);
    assert.ok(findings.length > 4);
    const sorted = findings.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || a.code.localeCompare(b.code));
    assert.deepEqual(findings, sorted);
  });
});
