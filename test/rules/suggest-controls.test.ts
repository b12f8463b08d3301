import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Catalog } from '../../server/src/core/catalog/catalog.ts';
import { suggestControls, transposedControl } from '../../server/src/core/catalog/suggest-controls.ts';
import { bundledCatalog } from '../../server/src/host/bundled-catalog.ts';

const catalog = new Catalog(bundledCatalog.load());
const suggest = (text: string): string[] => suggestControls(catalog, 'iso27001-2022', text).map((control) => control.id);

describe('suggestions for a control that does not exist', () => {
  it('put swapped digits first', () => {
    assert.equal(suggest('A.5.51')[0], 'A.5.15');
    assert.equal(suggest('A.8.43')[0], 'A.8.34');
  });

  it('prefer the neighbour and a wrong digit to a missing one', () => {
    assert.equal(suggest('A.5.38')[0], 'A.5.37');
    assert.equal(suggest('A.8.35')[0], 'A.8.34');
  });

  it('count words of the title', () => {
    assert.equal(suggest('A.8.45 backup')[0], 'A.8.13');
    assert.equal(suggest('clear desk')[0], 'A.7.7');
  });

  it('are at most five, all of them controls, and the same every time', () => {
    for (const text of ['A.5.99', 'A.4.1', 'A.9.9', '5.40', 'access']) {
      const found = suggest(text);
      assert.ok(found.length <= 5);
      for (const id of found) assert.ok(catalog.control('iso27001-2022', id));
      assert.equal(new Set(found).size, found.length);
      assert.deepEqual(suggest(text), found);
    }
    assert.equal(suggest('A.5.99').length, 5);
  });

  it('are none for nonsense and for an unknown framework', () => {
    assert.deepEqual(suggest('zzz'), []);
    assert.deepEqual(suggest('A.99.99'), []);
    assert.deepEqual(suggestControls(catalog, 'house-rules', 'A.5.51'), []);
  });
});

describe('the one control with two digits swapped', () => {
  it('is found where there is exactly one', () => {
    assert.equal(transposedControl(catalog, 'iso27001-2022', 'A.5.51')?.id, 'A.5.15');
    assert.equal(transposedControl(catalog, 'iso27001-2022', 'A.5.99'), undefined);
    assert.equal(transposedControl(catalog, 'iso27001-2022', 'A.5.15'), undefined);
  });

  it('never moves a dot', () => {
    assert.equal(transposedControl(catalog, 'iso27001-2022', 'A.51.5'), undefined);
  });
});
