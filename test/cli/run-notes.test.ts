import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';

/** Commands whose reports show no findings. */
const withoutFindings: readonly (readonly string[])[] = [
  ['coverage'],
  ['duties'],
  ['risks'],
  ['readiness'],
  ['audit-checklist'],
  ['report', '--format', 'json'],
  ['explain', 'A.5.1', '--workspace'],
];
const policy = '---\nid: POL-1\ntype: policy\nstatus: approved\nowner: CISO\n---\n\n# Backup policy\n';

describe('what a command without findings says of its run', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({ 'annexa.yaml': '', 'a.md': policy });
  });
  afterEach(() => folder.remove());

  const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder.path, name), content);

  for (const args of withoutFindings) {
    it(`${args[0]}: which line of the config is not valid`, () => {
      put('annexa.yaml', 'organization: [\n');
      const { code, stderr } = annexa(folder.path, args);
      assert.deepEqual([code, stderr], [2, 'annexa: annexa.yaml:1:15: A colon, quote or bracket is missing here.\n']);
    });

    it(`${args[0]}: which file could not be read`, () => {
      put('b.md', Uint8Array.of(0xc3, 0x28));
      const { code, stderr } = annexa(folder.path, args);
      assert.deepEqual([code, stderr], [3, 'annexa: b.md: The file is not valid UTF-8.\n']);
    });
  }

  it('approve and fix name the very file that could not be read', () => {
    put('b.md', Uint8Array.of(0xc3, 0x28));
    assert.deepEqual(annexa(folder.path, ['approve', 'b.md', '--by', 'CEO']), {
      ...{ code: 3, stdout: '' },
      stderr: 'annexa: b.md: The file is not valid UTF-8.\n',
    });
    assert.match(annexa(folder.path, ['fix']).stderr, /^annexa: b\.md: The file is not valid UTF-8\.$/m);
  });

  it('soa check shows a statement that could not be read, instead of saying that there is none', () => {
    put('soa.yaml', Uint8Array.of(0xc3, 0x28));
    const { code, stdout } = annexa(folder.path, ['soa', 'check']);
    assert.equal(code, 3);
    assert.match(stdout, /^soa\.yaml\n {2}1:1 {2}error {4}The file is not valid UTF-8\./);
  });

  it('adopt and new do nothing by the rules of a config that could not be read', () => {
    put('annexa.yaml', Uint8Array.of(0xc3, 0x28));
    for (const args of [
      ['adopt', '--write'],
      ['new', 'policy'],
    ]) {
      const { code, stdout, stderr } = annexa(folder.path, args);
      assert.deepEqual([code, stdout, stderr], [2, '', 'annexa: annexa.yaml:1:1: The file is not valid UTF-8. Correct it first\n']);
    }
    assert.equal(existsSync(join(folder.path, 'annexa-baseline.json')), false);
    assert.deepEqual([...readFileSync(join(folder.path, 'annexa.yaml'))], [0xc3, 0x28]);
  });

  it('init does not say what comes next where nothing could be made', () => {
    put('file', '');
    const { code, stderr } = annexa(folder.path, ['init', 'file/isms']);
    assert.equal(code, 3);
    assert.match(stderr, /not written/);
    assert.doesNotMatch(stderr, /Next:/);
  });
});
