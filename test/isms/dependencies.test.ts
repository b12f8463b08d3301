import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Dependencies } from '../../server/src/core/isms/dependencies.ts';

describe('dependencies', () => {
  const all = ~0;

  it('lead from a question to the documents and the rules on them that asked it', () => {
    const dependencies = new Dependencies();
    dependencies.replace(
      'a',
      all,
      new Map([
        ['id:pol-1', 0b01],
        ['ids', 0b10],
      ]),
    );
    dependencies.replace('b', all, new Map([['ids', 0b100]]));
    assert.deepEqual(
      [...dependencies.askersOf(['ids', 'id:pol-1'])],
      [
        ['a', 0b11],
        ['b', 0b100],
      ],
    );
    assert.deepEqual([...dependencies.askersOf(['id:pol-2'])], []);
  });

  it('keep what rules asked that were not run again, and forget what the others ask no more', () => {
    const dependencies = new Dependencies();
    dependencies.replace(
      'a',
      all,
      new Map([
        ['ids', 0b11],
        ['id:pol-1', 0b01],
        ['id:pol-2', 0b10],
      ]),
    );
    dependencies.replace(
      'a',
      0b01,
      new Map([
        ['id:pol-3', 0b01],
        ['id:pol-2', 0b01],
      ]),
    );
    const askers = (question: string): number | undefined => dependencies.askersOf([question]).get('a');
    assert.deepEqual(['ids', 'id:pol-1', 'id:pol-2', 'id:pol-3'].map(askers), [0b10, undefined, 0b11, 0b01]);
    dependencies.delete('a');
    assert.deepEqual([...dependencies.askersOf(['ids', 'id:pol-2', 'id:pol-3'])], []);
  });
});
