import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ConfigSet, isConfigFile, pathFor } from '../../server/src/core/config/config-set.ts';
import { defaultConfig } from '../../server/src/core/config/read-config.ts';

const at = (root: string) => ({ ...defaultConfig, uri: `${root}/annexa.yaml`, root });

describe('nested configs', () => {
  it('govern their folder and what is below, the nearest alone', () => {
    const set = new ConfigSet();
    const outer = at('file:///ws');
    const inner = at('file:///ws/sub%20unit');
    set.set(outer);
    set.set(inner);
    assert.equal(set.for('file:///ws/a.md'), outer);
    assert.equal(set.for('file:///ws/x/y/a.md'), outer);
    assert.equal(set.for('file:///ws/sub%20unit/a.md'), inner);
    assert.equal(set.for('file:///ws/sub unit/x/a.md'), inner, 'whatever the spelling');
    assert.equal(set.for('file:///ws/sub%20unit2/a.md'), outer, 'a longer name is another folder');
    assert.equal(set.for('file:///elsewhere/a.md'), defaultConfig);
    assert.equal(set.for('untitled:Untitled-1'), defaultConfig);
  });

  it('stop to govern when they go, and start when they come', () => {
    const set = new ConfigSet();
    const outer = at('file:///ws');
    set.set(outer);
    assert.equal(set.for('file:///ws/sub/a.md'), outer);
    const inner = at('file:///ws/sub');
    set.set(inner);
    assert.equal(set.for('file:///ws/sub/a.md'), inner);
    set.delete('file:///ws/sub/annexa.yaml');
    assert.equal(set.for('file:///ws/sub/a.md'), outer);
    set.delete('file:///ws/annexa.yaml');
    assert.equal(set.for('file:///ws/sub/a.md'), defaultConfig);
  });

  it('govern their own folder as well, where it is asked about itself', () => {
    const set = new ConfigSet();
    const outer = at('file:///ws');
    set.set(outer);
    assert.equal(set.for('file:///ws'), outer);
    assert.equal(set.for('file:///ws/'), outer);
    assert.equal(set.for('file:///'), defaultConfig);
  });

  it('of both names in one folder: annexa.yaml governs as long as it is there', () => {
    const set = new ConfigSet();
    const first = at('file:///ws');
    const second = { ...first, uri: 'file:///ws/annexa.yml' };
    set.set(first);
    set.set(second);
    assert.deepEqual([set.for('file:///ws/a.md'), [...set.all()]], [first, [first]]);
    set.delete(first.uri);
    assert.deepEqual([set.for('file:///ws/a.md'), [...set.all()]], [second, [second]]);
    set.delete(second.uri);
    assert.deepEqual([set.for('file:///ws/a.md'), [...set.all()]], [defaultConfig, []]);
  });

  it('see paths below themselves, else below a workspace folder, else the URI', () => {
    const config = at('file:///ws/sub');
    assert.equal(pathFor('file:///ws/sub/d%C3%A4/a.md', config, ['file:///ws']), 'dä/a.md');
    assert.equal(pathFor('file:///ws/sub/a.md', defaultConfig, ['file:///ws']), 'sub/a.md');
    assert.equal(pathFor('file:///other/a.md', defaultConfig, ['file:///ws']), 'file:///other/a.md');
  });

  it('are files of two names', () => {
    assert.deepEqual(
      ['file:///a/annexa.yaml', 'file:///annexa.yml', 'file:///a/my-annexa.yaml', 'file:///annexa.yaml.bak'].map(isConfigFile),
      [true, true, false, false],
    );
  });
});
