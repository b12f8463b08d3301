import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Catalog } from '../../server/src/core/catalog/catalog.ts';
import { searchControls } from '../../server/src/core/catalog/search-controls.ts';
import { bundledCatalog } from '../../server/src/host/bundled-catalog.ts';

const framework = new Catalog(bundledCatalog.load()).frameworks.get('iso27001-2022');
assert.ok(framework);

function found(query: string): string[] {
  return framework ? searchControls(framework, query).map(({ control }) => control.id) : [];
}

describe('search for controls', () => {
  it('finds each control by its id, first of all', () => {
    for (const id of framework.controls.keys()) assert.equal(found(id)[0], id);
  });

  it('never guesses an id', () => {
    assert.deepEqual(found('A.5.99'), []);
    assert.deepEqual(found('A.8.35'), []);
  });

  it('finds each control by its title, among the first three', () => {
    for (const control of framework.controls.values())
      assert.ok(found(control.title).slice(0, 3).includes(control.id), `${control.id} ${control.title}`);
  });

  it('finds each control by each of its keywords', () => {
    for (const control of framework.controls.values())
      for (const word of control.keywords ?? []) assert.ok(found(word).includes(control.id), `${control.id} by ${word}`);
  });

  it('puts the beginning of a title word first, and forgives typing errors', () => {
    assert.deepEqual(found('acc').slice(0, 2), ['A.5.15', 'A.5.18']);
    for (const query of ['acess contrl', 'acess cntrl', 'acces control']) assert.equal(found(query)[0], 'A.5.15', query);
    assert.deepEqual(found('zzzz'), []);
    assert.deepEqual(found('acc zzzz'), []);
  });

  it('reads the lead-ins people write', () => {
    for (const query of ['annex a 5.15', 'Annex A.5.15', 'a 5.15', 'a5.15', ' 5.15 ']) assert.deepEqual(found(query), ['A.5.15']);
    assert.equal(found('annex a').length, 93);
    assert.equal(found('').length, 93);
  });
});
