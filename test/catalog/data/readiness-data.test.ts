import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { AuditQuestionsFile, ReadinessFile } from '../../../server/src/core/catalog/catalog-files.ts';
import { bundledTemplates } from '../../../server/src/host/bundled-templates.ts';
import { clauses, duplicates, edition2022, kinds, read, types } from './catalogue-files.ts';

const data = read<ReadinessFile>('readiness.json');
const steps = data.phases.flatMap((phase) => phase.steps);
const typeIds = new Set(types.map(({ id }) => id));

describe('catalogue data: readiness', () => {
  it('tells of each piece of documented information how it is recognised, in its order', () => {
    assert.deepEqual(
      data.items.map(({ id }) => id),
      clauses.documentedInformation.map(({ id }) => id),
    );
  });

  it('has each of them, and each topic, in one step of the road', () => {
    const used = steps.flatMap(({ fact }) => ('item' in fact ? [fact.item] : 'topic' in fact ? [fact.topic] : []));
    assert.deepEqual(duplicates(used), []);
    assert.deepEqual(used.toSorted(), [...data.items, ...data.topics].map(({ id }) => id).toSorted());
    assert.deepEqual(duplicates(steps.map(({ id }) => id)), []);
  });

  it('names templates, types, clauses and section kinds that exist', async () => {
    const templates = new Set((await bundledTemplates.load()).map(({ id }) => id));
    const ids = new Set(clauses.clauses.map(({ id }) => id));
    for (const entry of [...data.items, ...data.topics]) assert.ok(templates.has(entry.template), `${entry.id}: ${entry.template}`);
    for (const { id, otherTypes = [], byType = [], byRest = [], topLevelSection } of data.items) {
      for (const type of [...otherTypes, ...byType, ...byRest]) assert.ok(typeIds.has(type), `${id}: ${type}`);
      if (topLevelSection !== undefined) assert.ok(kinds.some((kind) => kind.id === topLevelSection));
    }
    for (const topic of data.topics) {
      for (const type of topic.types) assert.ok(typeIds.has(type), `${topic.id}: ${type}`);
      for (const clause of topic.clauses) assert.ok(ids.has(clause), `${topic.id}: ${clause}`);
    }
  });

  it('begins with a template whose type can hold the item', async () => {
    const templates = new Map((await bundledTemplates.load()).map((template) => [template.id, template]));
    for (const { id, template, otherTypes = [], byRest = [] } of data.items) {
      const item = clauses.documentedInformation.find((each) => each.id === id);
      const type = templates.get(template)?.type ?? '';
      assert.ok([...(item?.types ?? []), ...otherTypes, ...byRest].includes(type), `${id}: ${template} is a ${type}`);
    }
  });

  it('writes words as folded titles have them, in four languages where there are any', () => {
    for (const { id, titles, notTitles = '' } of [...data.items, ...data.topics]) {
      for (const [language, words] of Object.entries(titles)) assert.match(words, /^[\x20-\x7e]+$/, `${id} ${language}`);
      assert.match(notTitles, /^[\x20-\x7e]*$/, id);
      if (Object.keys(titles).length > 0) assert.deepEqual(Object.keys(titles).sort(), ['de', 'en', 'es', 'fr'], id);
    }
  });
});

describe('catalogue data: audit questions', () => {
  const questions = read<AuditQuestionsFile>('audit-questions.json');
  const valuesOf = (attribute: string) => edition2022.attributes?.find(({ id }) => id === attribute)?.values.map(({ id }) => id) ?? [];

  it('ask of every clause without sub-clauses, in order', () => {
    const leaves = clauses.clauses.filter(({ id, parent }) => parent !== null && !clauses.clauses.some((other) => other.parent === id));
    assert.deepEqual(
      questions.clauses.map(({ clause }) => clause),
      leaves.map(({ id }) => id),
    );
  });

  it('ask of every type of control, and tell for every capability what to see', () => {
    assert.deepEqual(Object.keys(questions.controlTypes), valuesOf('controlType'));
    assert.deepEqual(Object.keys(questions.capabilities), valuesOf('operationalCapabilities'));
  });
});
