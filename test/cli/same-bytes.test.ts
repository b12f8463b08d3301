import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, it } from 'mocha';
import { reportWriters } from '../../server/src/core/report/whole/report-writers.ts';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { attacks, hostileFiles } from '../report/hostile-workspace.ts';
import { annexa, buildCli, bundlePath } from './built-cli.ts';
import { soundPolicy } from './sample-documents.ts';

/** Commands with the formats they offer; null: those that their help names. */
const commands: readonly (readonly [args: readonly string[], formats: readonly string[] | null])[] = [
  [['check', '--hints'], null],
  [['check', '--explain-classification'], ['json']],
  [['coverage'], null],
  [['report'], [...reportWriters.keys()]],
  [['report', '--merge', 'a.json', 'b.json'], [...reportWriters.keys()]],
  [
    ['report', '--history', 'b.json', 'a.json'],
    ['markdown', 'csv', 'json', 'svg'],
  ],
  [['diff', 'a.json', 'b.json'], null],
  [
    ['explain', 'A.5.15', '--workspace'],
    ['human', 'json'],
  ],
  [['readiness'], null],
  [['risks'], null],
  [['duties'], null],
  [['audit-checklist'], null],
  [['soa', 'export'], null],
  [
    ['soa', 'check'],
    ['human', 'json'],
  ],
];
const machines = [
  { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
  { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
];
const registers = {
  'soa.md':
    '---\ntype: soa\nowner: CISO\n---\n# Statement of Applicability\n\n| Control | Applicable | Justification | Status |\n|---|---|---|---|\n| A.5.15 | yes | =cmd() | implemented |\n| A.7.1 | no | <b>No</b> site. | |\n',
  'risks.csv': `id,risk,owner,likelihood,impact,treatment,controls\n${attacks.map((_, i) => `R-${i},İstanbul ${i},Ilya,${1 + (i % 5)},3,mitigate,A.5.15`).join('\n')}\n`,
  'evidence.csv': 'id,title,controls,collected\nEV-1,=HYPERLINK("x"),A.5.15,2026-10-01\n',
};

describe('the same documents and day give the same bytes', () => {
  const folders: TempFolder[] = [];

  before(() => {
    buildCli();
    for (const _ of machines) {
      const folder = tempFolder({ ...hostileFiles, ...registers, 'annexa.yaml': 'language: en\n', 'policies/sound.md': soundPolicy });
      folders.push(folder);
      for (const [name, day] of Object.entries({ a: '2026-11-22', b: '2026-11-21' }))
        annexa(folder.path, ['report', '--format', 'json', '--output', `${name}.json`, '--as-of', day]);
    }
  });
  after(() => {
    for (const folder of folders) folder.remove();
  });

  function bytesOf(folder: TempFolder | undefined, env: Readonly<Record<string, string>>, args: readonly string[]): Buffer {
    const { stdout, stderr, status } = spawnSync(process.execPath, [bundlePath('cli.js'), ...args, '--as-of', '2026-11-22'], {
      cwd: folder?.path,
      env: { PATH: process.env.PATH, ...env },
      maxBuffer: 1 << 28,
    });
    assert.ok(status === 0 || status === 1, `${status} ${stderr}`);
    return stdout;
  }

  for (const [args, formats] of commands)
    it(`annexa ${args.join(' ')}, in every format`, () => {
      const offered = formats ?? formatsOf(args.filter((arg) => !arg.startsWith('-') && !arg.endsWith('.json')));
      assert.ok(offered.length > 0);
      for (const format of offered) {
        const [one, other] = machines.map((env, i) => bytesOf(folders[i], env, [...args, '--format', format]));
        assert.ok(one && one.length > 0, format);
        assert.ok(other?.equals(one), format);
      }
    });
});

/** The formats that the help of a command names. */
function formatsOf(command: readonly string[]): string[] {
  const { stdout } = annexa('.', [...command, '--help']);
  return /^Formats: (.+)$/m.exec(stdout)?.[1]?.split(', ') ?? [];
}
