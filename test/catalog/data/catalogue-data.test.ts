import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { clauses, duplicates, edition2013, edition2022, mapping, types } from './catalogue-files.ts';

function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}.${index + 1}`);
}

describe('catalogue data: ISO 27001:2022', () => {
  it('has 93 controls without a gap, 37, 8, 14 and 34 by theme', () => {
    const expected = [...numbered('A.5', 37), ...numbered('A.6', 8), ...numbered('A.7', 14), ...numbered('A.8', 34)];
    assert.deepEqual(
      edition2022.controls.map((control) => control.id),
      expected,
    );
    for (const control of edition2022.controls) assert.equal(control.group, control.id.slice(0, 3));
    for (const group of edition2022.groups)
      assert.equal(edition2022.controls.filter((control) => control.group === group.id).length, group.count);
  });

  it('tells 11 new, 24 merged and 58 updated controls', () => {
    const count = (change: string) => edition2022.controls.filter((control) => control.change === change).length;
    assert.deepEqual([count('new'), count('merged'), count('updated')], [11, 24, 58]);
    for (const control of edition2022.controls) {
      const before = control.replaces?.length ?? -1;
      const expected = before === 0 ? 'new' : before === 1 ? 'updated' : 'merged';
      assert.equal(control.change, expected, control.id);
    }
  });

  it('tags every control with values of all five attributes', () => {
    const attributes = edition2022.attributes ?? [];
    assert.deepEqual(
      attributes.map((attribute) => attribute.values.length),
      [3, 3, 5, 15, 4],
    );
    for (const control of edition2022.controls)
      for (const { id, values } of attributes) {
        const tags = control.attributes?.[id] ?? [];
        assert.ok(tags.length > 0, `${control.id} ${id}`);
        const allowed = new Set(values.map((value) => value.id));
        for (const tag of tags) assert.ok(allowed.has(tag), `${control.id} ${id} ${tag}`);
      }
  });

  it('gives every control keywords that its title does not hold', () => {
    for (const { id, title, keywords = [] } of edition2022.controls) {
      assert.ok(keywords.length >= 8 && keywords.length <= 20, `${id}: ${keywords.length}`);
      for (const keyword of keywords) {
        assert.equal(keyword, keyword.toLowerCase());
        assert.ok(!title.toLowerCase().includes(keyword), `${id}: ${keyword}`);
      }
    }
  });

  it('gives every control everyday words in German, French and Spanish', () => {
    for (const { id, localWords = {} } of edition2022.controls) {
      assert.deepEqual(Object.keys(localWords), ['de', 'fr', 'es'], id);
      for (const words of Object.values(localWords)) {
        const list = words.split(';');
        assert.equal(words, words.toLowerCase());
        assert.deepEqual(duplicates(list), [], id);
        for (const word of list) assert.ok(word !== '' && word === word.trim(), `${id}: ${words}`);
      }
    }
  });
});

describe('catalogue data: ISO 27001:2013 and the way to 2022', () => {
  it('has 114 controls, 35 objectives and 14 domains that fit together', () => {
    assert.equal(edition2013.controls.length, 114);
    assert.equal(edition2013.objectives?.length, 35);
    assert.deepEqual(
      edition2013.groups.map((group) => group.id),
      numbered('A', 18).slice(4),
    );
    assert.deepEqual(duplicates(edition2013.controls.map((control) => control.id)), []);
    const objectives = new Map(edition2013.objectives?.map((objective) => [objective.id, objective]));
    for (const control of edition2013.controls) {
      assert.equal(control.objective, control.id.slice(0, control.id.lastIndexOf('.')));
      assert.equal(objectives.get(control.objective ?? '')?.group, control.group);
    }
    assert.equal(edition2013.withdrawn, '2025-10-31');
  });

  it('maps every control of 2013 by 115 pairs onto known controls', () => {
    const known = new Set(edition2022.controls.map((control) => control.id));
    assert.deepEqual(
      mapping.pairs.map((pair) => pair.from),
      edition2013.controls.map((control) => control.id),
    );
    assert.equal(mapping.pairs.flatMap((pair) => pair.to).length, 115);
    for (const id of mapping.pairs.flatMap((pair) => pair.to)) assert.ok(known.has(id), id);
  });

  it('is the exact inverse of `replaces`', () => {
    for (const control of edition2022.controls) {
      const before = mapping.pairs.filter((pair) => pair.to.includes(control.id)).map((pair) => pair.from);
      assert.deepEqual([...(control.replaces ?? [])].sort(), before.sort(), control.id);
    }
  });

  it('names the relation of each pair', () => {
    for (const { from, to, relation } of mapping.pairs) {
      const shared = to.some((id) => mapping.pairs.filter((pair) => pair.to.includes(id)).length > 1);
      assert.equal(relation, to.length > 1 ? 'split' : shared ? 'merged' : 'one-to-one', from);
    }
  });
});

describe('catalogue data: clauses', () => {
  const ids = new Set(clauses.clauses.map((clause) => clause.id));

  it('has 41 clauses under their parents', () => {
    assert.equal(ids.size, 41);
    assert.equal(clauses.clauses.length, 41);
    for (const { id, parent } of clauses.clauses) {
      const dot = id.lastIndexOf('.');
      assert.equal(parent, dot < 0 ? null : id.slice(0, dot));
      if (parent) assert.ok(ids.has(parent), parent);
    }
  });

  it('asks for 19 items of documented information, each held by types that answer its clause', () => {
    assert.equal(clauses.documentedInformation.length, 19);
    assert.deepEqual(duplicates(clauses.documentedInformation.map((item) => item.id)), []);
    for (const item of clauses.documentedInformation) {
      assert.ok(ids.has(item.clause), item.id);
      for (const id of item.types) {
        const type = types.find((candidate) => candidate.id === id);
        assert.ok(type?.clauses.includes(item.clause), `${item.id}: ${id} does not answer ${item.clause}`);
      }
    }
    for (const amendment of clauses.amendments) for (const clause of amendment.clauses) assert.ok(ids.has(clause));
  });

  it('has summaries of a size that suits a hover, no two alike', () => {
    const entries = [...edition2022.controls, ...clauses.clauses];
    for (const { id, summary = '' } of entries) assert.ok(summary.length >= 60 && summary.length <= 260, `${id}: ${summary.length}`);
    assert.deepEqual(duplicates(entries.map((entry) => entry.summary ?? '')), []);
  });
});

describe('catalogue data: comparison with reference tables', () => {
  const reference = process.env.ANNEXA_REFERENCE_DATA;

  it('equals the reference tables that ANNEXA_REFERENCE_DATA names', function () {
    if (!reference || !existsSync(reference)) this.skip();
    const table = <T>(name: string): T => JSON.parse(readFileSync(join(reference, name), 'utf8')) as T;
    type Row = { readonly id: string; readonly title: string; readonly from2013: readonly string[] } & Readonly<Record<string, unknown>>;
    const { controls } = table<{ controls: readonly Row[] }>('iso27001-2022-annex-a.json');
    const attributes = (edition2022.attributes ?? []).map((attribute) => attribute.id);
    assert.deepEqual(
      edition2022.controls.map(({ id, title, replaces, attributes: tags }) => [
        id,
        title,
        replaces,
        ...attributes.map((key) => tags?.[key]),
      ]),
      controls.map((row) => [row.id, row.title, row.from2013, ...attributes.map((key) => row[key])]),
    );
    const before = table<{ controls: readonly { id: string; title: string; to2022: readonly string[] }[] }>('iso27001-2013-annex-a.json');
    assert.deepEqual(
      edition2013.controls.map((control) => [control.id, control.title, mapping.pairs.find((pair) => pair.from === control.id)?.to]),
      before.controls.map((row) => [row.id, row.title, row.to2022]),
    );
    const outline = table<{ clauses: readonly { number: string; title: string }[] }>('iso27001-2022-clauses.json');
    assert.deepEqual(
      clauses.clauses.map((clause) => [clause.id, clause.title]),
      outline.clauses.map((clause) => [clause.number, clause.title]),
    );
  });
});
