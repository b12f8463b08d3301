import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { normaliseTitle, titleParts } from '../../../server/src/core/document/titles.ts';
import { clauses, duplicates, kinds, texts, types } from './catalogue-files.ts';

const written = ['en', 'de', 'fr', 'es'];

describe('catalogue data: section kinds', () => {
  it('has titles and stubs in four languages, and the title is recognised', () => {
    assert.deepEqual(duplicates(kinds.map((kind) => kind.id)), []);
    for (const kind of kinds)
      for (const language of written) {
        const title = normaliseTitle(kind.title[language] ?? '');
        assert.ok(kind.headings[language]?.includes(title), `${kind.id} ${language}: ${title}`);
        const [comment = '', ...body] = kind.stub[language] ?? [];
        assert.match(comment, /^<!-- .+ -->$/, `${kind.id} ${language}`);
        assert.equal(body.length, 2);
        assert.match(body.join('\n'), /^\n(?:1\. )?\[[^\]]+\.\]$/, `${kind.id} ${language}`);
      }
  });

  it('lists titles and labels in normal form, once', () => {
    for (const kind of kinds)
      for (const list of [kind.headings, kind.labels, kind.notHeadings]) {
        for (const [language, text] of texts(list)) assert.equal(text, normaliseTitle(text), `${kind.id} ${language}`);
        for (const [language, entries] of Object.entries(list ?? {})) assert.deepEqual(duplicates(entries), [], `${kind.id} ${language}`);
      }
  });

  it('never names a title both as a kind and as not that kind, in any language', () => {
    for (const kind of kinds) {
      const excluded = new Set(texts(kind.notHeadings).map(([, text]) => text));
      for (const [language, text] of texts(kind.headings)) assert.ok(!excluded.has(text), `${kind.id} ${language}: ${text}`);
    }
  });

  it('means the same kinds by a title in whatever language it stands', () => {
    const meaning = new Map<string, Map<string, Set<string>>>();
    for (const kind of kinds)
      for (const [language, text] of texts(kind.headings)) {
        const languages = meaning.get(text) ?? new Map<string, Set<string>>();
        languages.set(language, (languages.get(language) ?? new Set<string>()).add(kind.id));
        meaning.set(text, languages);
      }
    for (const [text, languages] of meaning) {
      const answers = new Set([...languages.values()].map((found) => [...found].sort().join(' ')));
      assert.equal(answers.size, 1, `${text}: ${[...answers].join(' | ')}`);
    }
  });

  it('counts English objectives as a purpose too', () => {
    const purpose = kinds.find((kind) => kind.id === 'purpose');
    const objectives = kinds.find((kind) => kind.id === 'objectives');
    const titles = (objectives?.headings.en ?? []).filter((title) => /\bobjectives?\b/.test(title) && titleParts(title).length === 1);
    assert.ok(titles.length > 5);
    for (const title of titles) assert.ok(purpose?.headings.en?.includes(title), title);
  });

  it('refers to clauses that exist', () => {
    const ids = new Set(clauses.clauses.map((clause) => clause.id));
    for (const { id, clauses: behind } of [...kinds, ...types]) for (const clause of behind) assert.ok(ids.has(clause), `${id}: ${clause}`);
  });
});
