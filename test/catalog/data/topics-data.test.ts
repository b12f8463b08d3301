import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { clauses, duplicates, edition2022, topicFiles, topics, types } from './catalogue-files.ts';

describe('catalogue data: topics', () => {
  it('have the name of their file, and elements of their own', () => {
    assert.deepEqual(
      topics.map(({ id }) => `${id}.json`),
      topicFiles,
    );
    for (const { id, elements } of topics) assert.deepEqual(duplicates(elements.map((element) => element.id)), [], id);
  });

  it('name clauses, controls and document types that exist', () => {
    const known = new Set([...edition2022.controls, ...clauses.clauses].map(({ id }) => id));
    const typeIds = new Set(types.map(({ id }) => id));
    for (const topic of topics) {
      assert.deepEqual(
        [...topic.controls, ...topic.elements.flatMap(({ serves }) => serves)].filter((id) => !known.has(id)),
        [],
        topic.id,
      );
      const named = [...topic.types, ...topic.elements.flatMap((element) => element.types ?? [])];
      assert.deepEqual(
        named.filter((type) => !typeIds.has(type)),
        [],
        topic.id,
      );
      for (const element of topic.elements)
        for (const type of element.types ?? []) assert.ok(topic.types.includes(type), `${topic.id}: ${element.id}`);
    }
  });

  it('have words that match text in lower case, not the empty one', () => {
    for (const { id, elements } of topics)
      for (const element of elements)
        for (const [language, source] of Object.entries(element.words)) {
          assert.ok(!new RegExp(source, 'u').test(''), `${id}: ${element.id} in ${language}`);
          assert.equal(source.replaceAll(/\\p\{L\}/gu, ''), source.replaceAll(/\\p\{L\}/gu, '').toLowerCase(), `${id}: ${element.id}`);
        }
  });

  it('serve the procedures and plans that an ISMS cannot do without', () => {
    const essential = (id: string): string[] =>
      topics.find((topic) => topic.id === id)?.elements.flatMap((element) => (element.level === 'essential' ? element.id : [])) ?? [];
    assert.deepEqual(essential('incident-management'), ['detection', 'reporting', 'triage', 'containment', 'recovery', 'review']);
    assert.ok(essential('internal-audit').includes('independence'));
    assert.ok(essential('risk-management').includes('criteria'));
  });
});
