import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SentencePatterns } from '../../../server/src/core/document/sections/prose-evidence.ts';
import { SectionKindMatcher } from '../../../server/src/core/document/sections/section-kinds.ts';
import { normaliseTitle, titleKey } from '../../../server/src/core/document/sections/titles.ts';
import { clauses, duplicates, forms, kinds, types } from './catalogue-files.ts';

const written = ['en', 'de', 'fr', 'es'];
const matcher = new SectionKindMatcher(kinds, forms);

/** Every title of lists by language as `[language, title]`. */
function titles(lists: Readonly<Record<string, string>> | undefined): [string, string][] {
  return Object.entries(lists ?? {}).flatMap(([language, list]) => list.split(';').map((title): [string, string] => [language, title]));
}

describe('catalogue data: section kinds', () => {
  it('has titles and stubs in four languages, and the title is recognised', () => {
    assert.deepEqual(duplicates(kinds.map((kind) => kind.id)), []);
    for (const kind of kinds)
      for (const language of written) {
        assert.ok(matcher.match(kind.title[language] ?? '').kinds.includes(kind.id), `${kind.id} ${language}`);
        const [comment = '', ...body] = kind.stub[language] ?? [];
        assert.match(comment, /^<!-- .+ -->$/, `${kind.id} ${language}`);
        assert.equal(body.length, 2);
        assert.match(body.join('\n'), /^\n(?:1\. )?\[[^\]]+\.\]$/, `${kind.id} ${language}`);
      }
  });

  it('lists titles and labels in normal form, once', () => {
    for (const kind of kinds)
      for (const list of [kind.headings, kind.labels, kind.notHeadings]) {
        for (const [language, title] of titles(list)) assert.equal(title, normaliseTitle(title), `${kind.id} ${language}`);
        for (const [language, entries] of Object.entries(list ?? {}))
          assert.deepEqual(duplicates(entries.split(';')), [], `${kind.id} ${language}`);
      }
  });

  it('recognises every title it lists, whatever the title is listed beside', () => {
    for (const kind of kinds)
      for (const [language, title] of titles(kind.headings))
        assert.ok(matcher.match(title).kinds.includes(kind.id), `${kind.id} ${language}: ${title}`);
  });

  it('never names a title both as a kind and as not that kind, in any language', () => {
    for (const kind of kinds) {
      const excluded = new Set(titles(kind.notHeadings).map(([, title]) => titleKey(title)));
      for (const [language, title] of titles(kind.headings)) assert.ok(!excluded.has(titleKey(title)), `${kind.id} ${language}: ${title}`);
    }
  });

  it('excludes only titles that would be taken for the kind', () => {
    const without = new SectionKindMatcher(
      kinds.map(({ notHeadings: _, ...kind }) => kind),
      forms,
    );
    for (const kind of kinds)
      for (const [language, title] of titles(kind.notHeadings)) {
        assert.ok(without.match(title).kinds.includes(kind.id), `${kind.id} ${language}: ${title} is not needed`);
        assert.ok(!matcher.match(title).kinds.includes(kind.id), `${kind.id} ${language}: ${title}`);
      }
  });

  it('counts objectives as a purpose too, but not those of security', () => {
    for (const title of ['Security objectives', 'Sicherheitsziele', 'Objectifs de sécurité'])
      assert.deepEqual(matcher.match(title).kinds, ['objectives'], title);
    for (const title of ['Objective', 'Objectives', 'Ziele', 'Objectifs', 'Objetivos'])
      assert.deepEqual([...matcher.match(title).kinds].sort(), ['objectives', 'purpose'], title);
  });

  it('has patterns of titles and sentences that can be compiled', () => {
    const sentences = new SentencePatterns(kinds, forms);
    for (const kind of sentences.kinds)
      for (const language of Object.keys(kinds.find(({ id }) => id === kind)?.sentences ?? {})) {
        const sayings = sentences.sayings(kind, language);
        assert.ok(sayings && !/\{[a-z]+\}/.test(sayings.heads.source), `${kind} ${language}: ${sayings?.heads.source}`);
      }
    for (const kind of [...forms.framed, ...Object.keys(forms.patterns)])
      assert.ok(
        kinds.some(({ id }) => id === kind),
        kind,
      );
  });

  it('refers to clauses that exist', () => {
    const ids = new Set(clauses.clauses.map((clause) => clause.id));
    for (const { id, clauses: behind } of [...kinds, ...types]) for (const clause of behind) assert.ok(ids.has(clause), `${id}: ${clause}`);
  });
});
