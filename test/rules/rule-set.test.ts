import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Catalog } from '../../server/src/core/catalog/catalog.ts';
import { allRules, ruleByName } from '../../server/src/core/rules/all-rules.ts';
import { bundledCatalog } from '../../server/src/host/bundled-catalog.ts';

const areas: Readonly<Record<string, string>> = {
  1: 'metadata',
  2: 'sections',
  3: 'references',
  4: 'life-cycle',
  5: 'structure',
  6: 'statement',
  7: 'risk',
  8: 'evidence',
  9: 'system',
};

describe('the set of rules', () => {
  it('has unique codes and slugs, in order of code', () => {
    const codes = allRules.map((rule) => rule.meta.code);
    assert.deepEqual(codes, [...new Set(codes)].sort());
    assert.equal(new Set(allRules.map((rule) => rule.meta.slug)).size, allRules.length);
  });

  it('has codes of a known area and slugs in kebab case', () => {
    for (const { meta } of allRules) {
      assert.match(meta.code, /^ANX\d{3}$/);
      assert.ok(areas[meta.code[3] ?? ''], meta.code);
      assert.match(meta.slug, /^[a-z]+(-[a-z]+)*$/);
    }
  });

  it('finds a rule by slug and by code, whatever the case', () => {
    assert.equal(ruleByName('anx301')?.meta.slug, 'control-unknown');
    assert.equal(ruleByName('Control-Unknown')?.meta.code, 'ANX301');
    assert.equal(ruleByName('control-unknow'), undefined);
  });

  it('names only clauses and controls that exist', () => {
    const catalog = new Catalog(bundledCatalog.load());
    for (const { meta } of allRules)
      for (const clause of meta.clauses)
        assert.ok(catalog.clauses.has(clause) || catalog.control('iso27001-2022', clause), `${meta.slug} names ${clause}`);
  });

  it('says of every rule what it finds and why, in sentences', () => {
    for (const { meta } of allRules) {
      assert.match(meta.summary, /^[A-Z`].*[^.]$/, meta.slug);
      assert.match(meta.rationale, /^[A-Z`][\s\S]{80,}[.]$/, meta.slug);
    }
  });
});
