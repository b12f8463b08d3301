import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { controlOfRow } from '../../client/src/coverage/control-of-row.ts';
import { controlFilter, isFiltering, noFilter } from '../../client/src/coverage/filter-controls.ts';
import { filterMessage } from '../../client/src/coverage/filter-message.ts';
import { controlGroupings, groupControls } from '../../client/src/coverage/group-controls.ts';
import { claim, control, tree } from './tree.ts';

const controls = [
  control('A.5.1', 'covered', { type: ['preventive'], documents: [claim('Policy', 'CISO'), claim('Notes', 'Jo', 'mention')] }),
  control('A.5.10', 'partial', { type: ['preventive', 'detective'], documents: [claim('Use', 'ciso'), claim('Assets', 'Head of IT')] }),
  control('A.5.15', 'draft', { documents: [claim('Access', null, 'draft')], keywords: ['login', 'need to know'] }),
  control('A.8.1', 'missing', { type: ['detective'], title: 'Geräte der Beschäftigten' }),
  control('A.8.13', 'excluded', { title: 'Information backup', keywords: ['restore'] }),
];
const all = tree(...controls);
const [framework] = all.frameworks;
assert.ok(framework);
const grouped = (by: string) => groupControls(framework, by).map(({ title, controls }) => [title, ...controls.map(({ id }) => id)]);

describe('grouping of controls', () => {
  it('offers theme, state, owner and the attributes of the catalogue', () => {
    assert.deepEqual(
      controlGroupings(all).map(({ id }) => id),
      ['theme', 'state', 'owner', 'controlType'],
    );
    assert.deepEqual(
      controlGroupings(undefined).map(({ id }) => id),
      ['theme', 'state', 'owner'],
    );
  });

  it('by theme is what the server said, also where a framework lacks the attribute', () => {
    assert.equal(groupControls(framework, 'theme'), framework.groups);
    assert.equal(groupControls({ ...framework, attributes: [] }, 'controlType'), framework.groups);
  });

  it('by state leaves empty states out', () => {
    assert.deepEqual(grouped('state'), [
      ['Covered', 'A.5.1'],
      ['Partial', 'A.5.10'],
      ['Draft', 'A.5.15'],
      ['Missing', 'A.8.1'],
      ['Excluded', 'A.8.13'],
    ]);
  });

  it('by attribute shows a control under each of its values', () => {
    assert.deepEqual(grouped('controlType'), [
      ['Preventive', 'A.5.1', 'A.5.10'],
      ['Detective', 'A.5.10', 'A.8.1'],
      ['Not classified', 'A.5.15', 'A.8.13'],
    ]);
  });

  it('by owner looks at claims only, and takes two spellings for one', () => {
    assert.deepEqual(grouped('owner'), [
      ['CISO', 'A.5.1', 'A.5.10'],
      ['Head of IT', 'A.5.10'],
      ['Claimed by documents without an owner', 'A.5.15'],
      ['Claimed by no document', 'A.8.1', 'A.8.13'],
    ]);
  });

  it('counts covered of what is not excluded, floored', () => {
    const three = tree(control('A.5.1', 'covered'), control('A.5.2', 'missing'), control('A.5.3', 'covered'), control('A.5.4', 'excluded'));
    const [group] = groupControls(three.frameworks[0] ?? assert.fail(), 'controlType');
    assert.deepEqual(group?.effective, { k: 2, n: 3, percent: 66.6 });
    const [only] = groupControls(tree(control('A.5.4', 'excluded')).frameworks[0] ?? assert.fail(), 'state');
    assert.deepEqual(only?.effective, { k: 0, n: 0, percent: null });
  });
});

describe('filter of controls', () => {
  const found = (text: string) => controls.filter(controlFilter({ ...noFilter, text })).map(({ id }) => id);

  it('finds the beginning of an id', () => {
    assert.deepEqual(found('A.5.1'), ['A.5.1', 'A.5.10', 'A.5.15']);
    assert.deepEqual(found('5.15'), ['A.5.15']);
    assert.deepEqual(found('a8'), ['A.8.1', 'A.8.13']);
    assert.deepEqual(found('8.1'), ['A.8.1', 'A.8.13']);
    assert.deepEqual(found('1.3'), []);
  });

  it('finds words of title, keywords and documents, all of them, in any case and without accents', () => {
    assert.deepEqual(found('BACKUP'), ['A.8.13']);
    assert.deepEqual(found('restore backup'), ['A.8.13']);
    assert.deepEqual(found('restore login'), []);
    assert.deepEqual(found('gerate'), ['A.8.1']);
    assert.deepEqual(found('geräte'), ['A.8.1']);
    assert.deepEqual(found('assets'), ['A.5.10']);
    assert.deepEqual(
      found('  '),
      controls.map(({ id }) => id),
    );
  });

  it('joins text, states and document', () => {
    const passes = controlFilter({ states: ['covered', 'partial'], text: 'title', document: claim('Use') });
    assert.deepEqual(
      controls.filter(passes).map(({ id }) => id),
      ['A.5.10'],
    );
    assert.equal(isFiltering(noFilter), false);
    assert.equal(isFiltering({ ...noFilter, text: ' ' }), false);
    assert.equal(isFiltering({ ...noFilter, document: claim('Use') }), true);
  });

  it('says what it shows', () => {
    assert.equal(filterMessage(noFilter, 93, 93), '');
    assert.equal(
      filterMessage({ states: ['draft', 'stale'], text: ' backup ', document: { uri: '', title: 'Use' } }, 2, 93),
      'Showing draft, stale · “backup” · controls of “Use”: 2 of 93 controls.',
    );
  });
});

describe('the control of a row', () => {
  it('is told with its framework', () => {
    const framework = { kind: 'framework', value: { id: 'iso27001-2022' } };
    const row = { kind: 'control', value: { id: 'A.5.1' }, parent: { kind: 'group', parent: framework } };
    assert.deepEqual(controlOfRow(row), { id: 'A.5.1', key: 'iso27001-2022:A.5.1' });
    assert.deepEqual(controlOfRow('iso27001-2022:A.5.1'), { id: 'A.5.1', key: 'iso27001-2022:A.5.1' });
    assert.deepEqual(controlOfRow('A.5.1'), { id: 'A.5.1', key: 'A.5.1' });
    for (const other of [undefined, null, '', 5, framework, { kind: 'document' }]) assert.equal(controlOfRow(other), undefined);
  });
});
