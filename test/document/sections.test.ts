import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { facts } from './facts.ts';

/** `title: kinds` of every section. */
function kindsOf(source: string): string[] {
  return facts(source).document.sections.map((section) => `${section.title}: ${[...section.kinds].sort().join(' ')}`);
}

/** The kinds of one heading. */
function kinds(title: string): string[] {
  return [...(facts(`# Policy\n\n## ${title}\n\nText.\n`).document.sections[1]?.kinds ?? [])].sort();
}

describe('sections', () => {
  it('know title, heading and what they own, to the character', () => {
    const found = facts('intro\n\n⟦⟦# ⟦🔐 **Policy** here⟧ #⟧\n\nText.\n\n⟦⟦## ⟦Scope⟧⟧\n\nText.\n\n⟧⟧⟦⟦⟦Second⟧\n======⟧\n\nText.\n⟧');
    const [policy, policyHead, policyTitle, scope, scopeHead, scopeTitle, second, secondHead, secondTitle] = found.marks;
    assert.deepEqual(
      found.document.sections.map(({ range, headingRange, titleRange, parent, depth }) => [range, headingRange, titleRange, parent, depth]),
      [
        [policy, policyHead, policyTitle, -1, 1],
        [scope, scopeHead, scopeTitle, 0, 2],
        [second, secondHead, secondTitle, -1, 1],
      ],
    );
    assert.equal(found.document.sections[0]?.title, '🔐 Policy here');
  });

  it('nest by level, also where levels are skipped or go back', () => {
    const { sections } = facts('### a\n\n# b\n\n### c\n\n## d\n\n#### e\n\n## f\n').document;
    assert.deepEqual(
      sections.map(({ title, parent }) => `${title} in ${sections[parent]?.title ?? '-'}`),
      ['a in -', 'b in -', 'c in b', 'd in b', 'e in d', 'f in b'],
    );
  });

  it('give anchors as Git hosts do, unique where a title stands twice', () => {
    const { sections } = facts(
      '# Scope\n\n## Scope\n\n## Scope-1\n\n## Zweck & Ziele: Überblick!\n\n## 🔐 Access\n\n## `code` _it_ x_y\n',
    ).document;
    assert.deepEqual(
      sections.map(({ anchor }) => anchor),
      ['scope', 'scope-1', 'scope-1-1', 'zweck--ziele-überblick', '-access', 'code-it-x_y'],
    );
  });

  it('are known through numbers, emoji, marks, colons, attributes and odd spaces', () => {
    for (const title of [
      'Scope',
      '1. Scope',
      '1 Scope',
      '1) Scope',
      '2.1.3 Scope',
      '1.0 Scope',
      '§ 1 Scope',
      'A. Scope',
      'IV. Scope',
      'Section 1: Scope',
      '📋 Scope',
      '**Scope**',
      '**1. Scope**',
      '1. **Scope**',
      'SCOPE',
      'Scope:',
      '_Scope_',
      'Scope {#scope}',
      'Scope {A.5.1}',
      '1.\u00a0Scope',
      'Scope (of this policy)',
      '🎯 2. Scope:',
    ])
      assert.deepEqual(kinds(title), ['scope'], title);
  });

  it('may satisfy several kinds at once', () => {
    const combined: [string, string[]][] = [
      ['Purpose and Scope', ['purpose', 'scope']],
      ['Purpose & Scope', ['purpose', 'scope']],
      ['Purpose &amp; Scope', ['purpose', 'scope']],
      ['Purpose, Scope and Users', ['purpose', 'scope']],
      ['Zweck und Geltungsbereich', ['purpose', 'scope']],
      ['Zweck & Geltungsbereich', ['purpose', 'scope']],
      ['Objet et périmètre', ['purpose', 'scope']],
      ['Objetivo y alcance', ['purpose', 'scope']],
      ['Zweck / Purpose', ['purpose']],
      ['Compliance and Enforcement', ['compliance', 'consequences']],
      ['Review and Approval', ['approval', 'review']],
    ];
    for (const [title, expected] of combined)
      for (const kind of expected) assert.ok(kinds(title).includes(kind), `${title} is ${kinds(title)}`);
  });

  it('are known in four languages, decomposed letters included', () => {
    const titles: [string, string][] = [
      ['Purpose', 'purpose'],
      ['Consequences of violations', 'consequences'],
      ['Zweck', 'purpose'],
      ['Geltungsbereich', 'scope'],
      ['Rollen und Verantwortlichkeiten', 'roles'],
      ['Konsequenzen bei Verstößen', 'consequences'],
      ['Überprüfung & Pflege', 'review'],
      ['U\u0308berpru\u0308fung & Pflege', 'review'],
      ['Ausnahmen', 'exceptions'],
      ['Objet', 'purpose'],
      ['Périmètre', 'scope'],
      ["Champ d'application", 'scope'],
      ['Champ d’application', 'scope'],
      ['Rôles et responsabilités', 'roles'],
      ['Propósito', 'purpose'],
      ['Alcance', 'scope'],
      ['Roles y responsabilidades', 'roles'],
      ['Excepciones', 'exceptions'],
      ['Definiciones', 'definitions'],
      ['Non\u2011Compliance', 'consequences'],
    ];
    for (const [title, kind] of titles) assert.ok(kinds(title).includes(kind), `${title} is ${kinds(title).join(' ') || 'nothing'}`);
  });

  it('are not known by a word alone where the title means something else', () => {
    const traps: [string, string][] = [
      ['Introduction', 'purpose'],
      ['Purpose limitation', 'purpose'],
      ['Executive summary', 'purpose'],
      ['Out of scope', 'scope'],
      ['Audit scope', 'scope'],
      ['Statement of Applicability', 'scope'],
      ['Scope creep', 'scope'],
      ['Asset ownership', 'ownership'],
      ['Data owner', 'ownership'],
      ['Role-based access control', 'roles'],
      ['Shared responsibility model', 'roles'],
      ['Kontrollen', 'roles'],
      ['Contrôles', 'roles'],
      ['Law enforcement', 'consequences'],
      ['Reporting violations', 'consequences'],
      ['Technische Durchsetzung', 'consequences'],
      ['Access review', 'review'],
      ['Code review', 'review'],
      ['Management review', 'review'],
      ['Revision history', 'review'],
      ['Exception register', 'exceptions'],
      ['Terms & conditions of employment', 'definitions'],
      ['Severity definitions', 'definitions'],
      ['Non-compliance', 'compliance'],
      ['Incumplimiento', 'compliance'],
      ['Compliance mapping', 'compliance'],
      ['Reference checks', 'references'],
      ['Change control', 'history'],
      ['Approval process', 'approval'],
      ['Input validation', 'approval'],
      ['Zweckbindung', 'purpose'],
      ['Périmètre de sécurité physique', 'scope'],
      ['A.5.1 Policies for information security', 'purpose'],
    ];
    for (const [title, kind] of traps) assert.ok(!kinds(title).includes(kind), `${title} is ${kinds(title)}`);
  });

  it('may be bold lines, if the title is a known one', () => {
    const found = facts('# Policy\n\n**⟦Scope⟧**\n\nText.\n\n**Important**\n\n**1. Purpose:**\n\nText.\n\n**Scope applies to all.**\n');
    assert.deepEqual(
      found.document.sections.map(({ title, form, depth }) => [title, form, depth]),
      [
        ['Policy', 'heading', 1],
        ['Scope', 'bold-line', 7],
        ['1. Purpose:', 'bold-line', 7],
      ],
    );
    assert.deepEqual(found.document.sections[1]?.titleRange, found.marks[0]);
  });

  it('may stand on level one, as comply documents have them', () => {
    const { sections, title } = facts(
      'name: Access Policy\nacronym: ACC\n---\n\n# Purpose\n\na.\n\n# Scope\n\nb.\n\n# Policy\n\nc.\n\n# Review\n\nd.\n',
    ).document;
    assert.deepEqual(
      sections.map(({ parent }) => parent),
      [-1, -1, -1, -1],
    );
    assert.equal(title?.text, 'Access Policy');
  });

  it('keep one title twice as two sections', () => {
    assert.deepEqual(kindsOf('## Scope\n\na\n\n## Scope\n\nb\n'), ['Scope: scope', 'Scope: scope']);
  });

  it('tell empty from placeholder from text', () => {
    const contents: [string, string][] = [
      ['', 'empty'],
      ['<!-- to do -->', 'empty'],
      ['---', 'empty'],
      ['&nbsp;', 'text'],
      ['TBD', 'placeholder'],
      ['**TBD.**', 'placeholder'],
      ['[Describe the scope]', 'placeholder'],
      ['{{ scope }}', 'placeholder'],
      ['- TBD', 'placeholder'],
      ['All staff.', 'text'],
      ['[All staff](staff.md)', 'text'],
      ['- [x] done', 'text'],
      ['| a |\n|---|\n| b |', 'text'],
      ['```\ncode\n```', 'text'],
      ['<div>text</div>', 'text'],
      ['<!-- note --> and text', 'text'],
      ['TBD\n\nAll staff.', 'text'],
      ['### Sub\n\nAll staff.', 'text'],
      ['### Sub', 'empty'],
      ['### Sub\n\nTODO', 'placeholder'],
      ['**Not a heading**', 'text'],
      ['![plan](plan.png)', 'text'],
    ];
    for (const [content, expected] of contents) {
      const { sections } = facts(`# P\n\n## Scope\n\n${content}\n\n## Next\n\nText.\n`).document;
      assert.equal(sections[1]?.content, expected, content);
    }
  });

  it('let the language be seen, unless it is declared', () => {
    const language = (source: string): string => facts(source).document.language;
    assert.equal(language('# R\n\n## Zweck\n\nx\n\n## Geltungsbereich\n\nx\n'), 'de');
    assert.equal(language('# P\n\n## Périmètre\n\nx\n\n## Rôles et responsabilités\n\nx\n'), 'fr');
    assert.equal(language('# P\n\n## Alcance\n\nx\n\n## Roles y responsabilidades\n\nx\n'), 'es');
    assert.equal(language('# P\n\n## Purpose\n\nx\n\n## Scope\n\nx\n'), 'en');
    assert.equal(language('---\nlanguage: fr-CH\n---\n# P\n\n## Zweck\n\nx\n\n## Geltungsbereich\n\nx\n'), 'fr');
    assert.equal(language('# P\n\n## Zweck\n'), 'en', 'one title alone proves nothing');
  });

  it('leave the language to the path where they do not tell', () => {
    const language = (path: string, source = '# P\n\nText.\n'): string => facts(source, { path }).document.language;
    assert.deepEqual(
      ['de/p.md', 'a/fr/b/p.md', 'p.es.md', 'it/p.md', 'node/p.md'].map((path) => language(path)),
      ['de', 'fr', 'es', 'en', 'en'],
    );
    assert.equal(language('de/p.md', '# P\n\n## Purpose\n\nx\n\n## Roles and responsibilities\n\nx\n'), 'en', 'titles tell more');
  });
});
