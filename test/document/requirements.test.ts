import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { facts } from './facts.ts';

const policy = (...lines: string[]): string =>
  ['---', 'type: policy', '---', '', '# Access Policy', '', '## Rules', '', ...lines, ''].join('\n');
/** Sentence and id of each requirement. */
function read(source: string): string[] {
  const { document, slice } = facts(source);
  return document.requirements.map(({ id, range }) => `${slice(range)}${id === null ? '' : ` = ${id}`}`);
}

describe('requirements', () => {
  it('are the binding sentences of policies and standards, in four languages', () => {
    assert.deepEqual(read(policy('Access must be approved. Ask early. Users shall not share accounts.')), [
      'Access must be approved.',
      'Users shall not share accounts.',
    ]);
    const german =
      '---\ntype: policy\nlanguage: de\n---\n\n# Zugriff\n\n## Regeln\n\nJeder Zugriff muss genehmigt werden. Das muss nicht eilig sein.\n';
    assert.deepEqual(read(german), ['Jeder Zugriff muss genehmigt werden.']);
    assert.deepEqual(read(german.replace('policy', 'procedure')), []);
    const french = "---\ntype: policy\nlanguage: fr\n---\n\n# Accès\n\n## Règles\n\nL'accès doit être validé.\n";
    assert.deepEqual(read(french), ["L'accès doit être validé."]);
    const spanish = '---\ntype: policy\nlanguage: es\n---\n\n# Acceso\n\n## Reglas\n\nEl acceso debe ser aprobado.\n';
    assert.deepEqual(read(spanish), ['El acceso debe ser aprobado.']);
  });

  it('are no advice, no purpose, and nothing that one need not do', () => {
    assert.deepEqual(read(policy('You should ask.', '', 'You do not have to ask twice.', '', '`must` be code.')), []);
    assert.deepEqual(read('---\ntype: policy\n---\n\n# Access Policy\n\n## Purpose\n\nWe must live.\n'), []);
  });

  it('carry an id behind the sentence, the item or the cell, as attribute or comment', () => {
    assert.deepEqual(
      read(
        policy(
          '- Access must be approved. {#req-ac-01}',
          '- Two people decide {#REQ-ac-02}',
          '- Logs must be kept. <!-- req: log-1 -->',
          '',
          'First must be. {#req-1} Second must be. {#req-2}',
        ),
      ),
      [
        'Access must be approved. = req-ac-01',
        'Two people decide = REQ-ac-02',
        'Logs must be kept. = log-1',
        'First must be. = req-1',
        'Second must be. = req-2',
      ],
    );
  });

  it('with an id are anchors that links can lead to', () => {
    const { document } = facts(policy('Access must be approved. {#req-ac-01}'));
    assert.deepEqual(document.anchors, ['req-ac-01']);
  });

  it('are named by comments of those who carry them out', () => {
    const { document, slice } = facts('---\ntype: procedure\n---\n\n# P\n\n<!-- carries out: POL-1#req-1, req-2 -->\n');
    assert.deepEqual(
      document.carriesOut.map(({ text, range }) => [text, slice(range)]),
      [
        ['POL-1#req-1', 'POL-1#req-1'],
        ['req-2', 'req-2'],
      ],
    );
  });
});
