import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { duplicates, kinds, texts, typeFiles, types } from './catalogue-files.ts';

describe('catalogue data: document types', () => {
  it('has the agreed types, each in the file of its name', () => {
    const expected =
      'charter guideline methodology plan policy procedure record register report scope soa standard template work-instruction';
    assert.equal(types.map((type) => type.id).join(' '), expected);
    assert.deepEqual(
      types.map((type) => `${type.id}.json`),
      typeFiles,
    );
  });

  it('asks for known section kinds only, each once', () => {
    const known = new Set(kinds.map((kind) => kind.id));
    for (const type of types) {
      for (const section of type.sections) assert.ok(known.has(section.kind), `${type.id}: ${section.kind}`);
      assert.deepEqual(duplicates(type.sections.map((section) => section.kind)), []);
    }
  });

  it('asks of a policy what an information security policy must have, and of nothing else the consequences', () => {
    const required = (id: string) =>
      types
        .find((type) => type.id === id)
        ?.sections.filter((section) => (section.topLevel ?? section.level) === 'required')
        .map((section) => section.kind) ?? [];
    assert.deepEqual(required('policy').sort(), ['compliance', 'consequences', 'objectives', 'ownership', 'purpose', 'review', 'scope']);
    const topic = types.find(({ id }) => id === 'policy')?.sections.filter((section) => section.level === 'required');
    assert.deepEqual(topic?.map(({ kind }) => kind).sort(), ['consequences', 'ownership', 'purpose', 'review', 'scope']);
    for (const { id } of types)
      if (id !== 'policy')
        for (const kind of ['compliance', 'consequences', 'objectives']) assert.ok(!required(id).includes(kind), `${id} ${kind}`);
  });

  it('gives each metadata value and each title word to one type only', () => {
    assert.deepEqual(duplicates(types.flatMap((type) => type.values)), []);
    const words = types.flatMap((type) => [...new Set(texts(type.titleWords).map(([, word]) => word))]);
    assert.deepEqual(duplicates(words), []);
    for (const type of types) {
      assert.ok(type.values.includes(type.id), type.id);
      for (const word of [...type.values, ...texts(type.titleWords).map(([, text]) => text)]) assert.equal(word, word.toLowerCase());
    }
  });

  it('counts no register, record, Statement of Applicability or template for coverage', () => {
    const silent = types.filter((type) => !type.coverage).map((type) => type.id);
    assert.deepEqual(silent, ['record', 'register', 'soa', 'template']);
  });
});
