import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { configDefaults, configSchema } from '../../server/src/core/config/config-schema.ts';
import { defaultConfig, readConfig } from '../../server/src/core/config/read-config.ts';
import type { ResolvedConfig } from '../../server/src/core/config/resolved-config.ts';
import { allRules } from '../../server/src/core/rules/all-rules.ts';
import { catalog } from '../document/facts.ts';
import { marked } from '../support/markers.ts';

const schema = configSchema(
  allRules.map((rule) => rule.meta),
  catalog,
);
const slugs = new Map(allRules.flatMap((rule) => [rule.meta.slug, rule.meta.code].map((name) => [name, rule.meta.slug] as const)));

/** Reads a config whose marks are the ranges of the problems expected, in order of place. */
function read(source: string): { config: ResolvedConfig; messages: string[] } {
  const { text, ranges } = marked(source);
  const { config, problems } = readConfig('file:///ws/annexa.yaml', text, schema, slugs);
  const sorted = [...problems].sort((a, b) => a.range.start - b.range.start);
  assert.deepEqual(
    sorted.map((problem) => problem.range),
    ranges,
    `${source}\n${sorted.map((problem) => problem.message).join('\n')}`,
  );
  return { config, messages: sorted.map((problem) => problem.message) };
}

describe('config file', () => {
  it('sets everything it may set', () => {
    const { config } = read(
      [
        'organization: Northwind',
        'language: de',
        'frameworks: [iso27001-2022, iso27001-2013]',
        'documents:',
        '  include: ["docs/**"]',
        '  exclude: ["docs/old/**"]',
        '  types:',
        '    procedure: ["docs/how/**"]',
        'registers:',
        '  risks: [registers/risks.csv]',
        'baseline: known/findings.json',
        'sections:',
        '  scope: [Who must read this]',
        'new_documents:',
        '  owner: CISO',
        '  approver: Board',
        '  review_cycle: quarterly',
        '  ids: { policy: ISMS-POL-001 }',
        '  folders: { policy: docs/rules }',
        'rules:',
        '  owner-missing: off',
        '  ANX401: { severity: hint }',
        'review:',
        '  grace_days: 14',
        'coverage:',
        '  tracing: policy-and-procedure',
        'risks:',
        '  likelihood: 3',
        '  impact: 2',
        '  matrix: [[1, 2], [2, 4], [3, 6]]',
        '  levels: { high: 6, low: 2 }',
        '  acceptance_limit: 2',
        '  labels: { likelihood: [rare, possible, frequent] }',
        'evidence: { cadence: quarterly, controls: { A.8.13: monthly }, due_soon_days: 7 }',
        'limits: { file_bytes: 10, files: 20, folders: 30, seconds: 40 }',
        '',
      ].join('\n'),
    );
    assert.deepEqual(config, {
      uri: 'file:///ws/annexa.yaml',
      root: 'file:///ws',
      organization: 'Northwind',
      language: 'de',
      frameworks: ['iso27001-2022', 'iso27001-2013'],
      documents: { include: ['docs/**'], exclude: ['docs/old/**'], types: { procedure: ['docs/how/**'] } },
      registers: { risks: ['registers/risks.csv'] },
      ownControls: {},
      baseline: 'known/findings.json',
      sections: { scope: ['Who must read this'] },
      newDocuments: {
        owner: 'CISO',
        approver: 'Board',
        reviewCycle: 'quarterly',
        ids: { policy: 'ISMS-POL-001' },
        folders: { policy: 'docs/rules' },
      },
      rules: new Map([
        ['owner-missing', { severity: 'off', options: {} }],
        ['review-overdue', { severity: 'hint', options: {} }],
      ]),
      review: { graceDays: 14 },
      coverage: { tracing: 'policy-and-procedure' },
      risks: {
        likelihood: 3,
        impact: 2,
        score: 'matrix',
        matrix: [
          [1, 2],
          [2, 4],
          [3, 6],
        ],
        levels: [
          { name: 'low', upTo: 2 },
          { name: 'high', upTo: 6 },
        ],
        acceptanceLimit: 2,
        labels: { likelihood: ['rare', 'possible', 'frequent'], impact: [] },
        isStated: true,
        levelsStated: true,
      },
      evidence: { cadence: 'quarterly', controls: { 'A.8.13': 'monthly' }, dueSoonDays: 7 },
      limits: { fileBytes: 10, files: 20, folders: 30, seconds: 40 },
    });
  });

  it('may be empty, or say nothing behind a key', () => {
    for (const source of ['', '# only a comment\n', 'language:\nrules:\nreview:\n  grace_days:\n']) {
      const { config } = read(source);
      assert.deepEqual({ ...config, uri: null, root: null }, defaultConfig, source);
    }
    assert.equal(defaultConfig.language, configDefaults.language);
  });

  it('tells for every invalid value where it is and what was expected', () => {
    const cases: [string, RegExp][] = [
      ['language: ⟦German⟧\n', /`German`.*language code/],
      ['language: ⟦5⟧\n', /`5`/],
      ['organization: ⟦[a]⟧\n', /a text/],
      ['frameworks: ⟦iso27001-2022⟧\n', /a list/],
      ['frameworks: [iso27001-2022, ⟦iso9001⟧]\n', /`iso9001`, expected one of `iso27001-20/],
      ['frameworks: ⟦[]⟧\n', /./],
      ['documents: ⟦all⟧\n', /`key: value` lines/],
      ['documents:\n  include: ⟦docs⟧\n', /a list/],
      ['documents:\n  include: [⟦5⟧]\n', /a text/],
      ['rules:\n  owner-missing: ⟦loud⟧\n', /`loud`, expected one of `off`, `hint`, `info`, `warning`, `error`/],
      ['rules:\n  owner-missing: { severity: ⟦loud⟧ }\n', /`loud`, expected one of `off`/],
      ['rules:\n  owner-missing: ⟦[error]⟧\n', /./],
      ['review:\n  grace_days: ⟦-1⟧\n', /whole number of at least 0/],
      ['review:\n  grace_days: ⟦1.5⟧\n', /whole number/],
      ['review:\n  grace_days: ⟦"14"⟧\n', /whole number/],
      ['review: { grace_days: ⟦two weeks⟧ }\n', /`two weeks`/],
      ['coverage:\n  tracing: ⟦strict⟧\n', /`any`, `policy-and-procedure`/],
      ['limits:\n  files: ⟦0⟧\n', /at least 1/],
      ['risks:\n  likelihood: ⟦11⟧\n', /from 2 to 10/],
      ['risks:\n  levels: { low: ⟦few⟧ }\n', /a whole number/],
      ['risks:\n  matrix: [[1, ⟦x⟧]]\n', /a whole number/],
      ['risks:\n  score: ⟦square⟧\n', /`product`, `sum`, `matrix`/],
      ['evidence:\n  cadence: ⟦hourly⟧\n', /`monthly`, `quarterly`/],
      ['evidence:\n  controls: { A.8.13: ⟦daily⟧ }\n', /`monthly`, `quarterly`/],
      ['sections:\n  scope: ⟦Title⟧\n', /a list/],
    ];
    for (const [source, message] of cases) {
      const { config, messages } = read(source);
      assert.match(messages[0] ?? '', message, source);
      assert.deepEqual(
        { ...config, uri: null, root: null, rules: new Map() },
        { ...defaultConfig, rules: new Map() },
        `${source} leaves the default`,
      );
    }
  });

  it('suggests the key that was probably meant, and lists the keys otherwise', () => {
    const cases: [string, RegExp][] = [
      ['⟦langage⟧: de\n', /`langage`, expected `language`/],
      ['⟦colour⟧: red\n', /one of `organization`/],
      ['rules:\n  ⟦owner-mising⟧: off\n', /expected `owner-missing`/],
      ['documents:\n  ⟦includes⟧: [a]\n', /expected `include`/],
      ['documents:\n  types:\n    ⟦polcy⟧: [a]\n', /expected `policy`/],
      ['sections:\n  ⟦scop⟧: [a]\n', /expected `scope`/],
      ['review:\n  ⟦grace-days⟧: 5\n', /expected `grace_days`/],
    ];
    for (const [source, message] of cases) assert.match(read(source).messages[0] ?? '', message, source);
  });

  it('keeps what is right beside what is wrong', () => {
    const { config } = read('language: de\nreview:\n  grace_days: ⟦soon⟧\nrules:\n  owner-missing: error\n  ⟦nonsense⟧: off\n');
    assert.deepEqual([config.language, config.review.graceDays, config.rules.get('owner-missing')?.severity], ['de', 0, 'error']);
    assert.equal(config.rules.has('nonsense'), false);
  });

  it('tells of broken YAML and of files that hold no settings', () => {
    assert.match(read('language: de\n⟦language⟧: fr\n').messages[0] ?? '', /twice/);
    assert.match(read('⟦- a\n- b\n⟧').messages[0] ?? '', /`key: value` lines/);
    assert.match(read('⟦just words\n⟧').messages[0] ?? '', /`key: value` lines/);
  });

  it('takes no harm from keys of the prototype', () => {
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
      const { config } = read(`⟦${key}⟧:\n  language: xx\n  polluted: yes\nrules:\n  ⟦${key}⟧: off\n`);
      assert.equal(({} as { polluted?: unknown }).polluted, undefined, key);
      assert.equal(config.language, 'en', key);
      assert.equal(config.rules.size, 0, key);
    }
  });

  it('keeps a baseline inside its folder', () => {
    for (const path of [
      '../known.json',
      'a/../../known.json',
      '/etc/known.json',
      'C:/known.json',
      'a\\known.json',
      'known.yaml',
      '~/known.json',
    ])
      assert.deepEqual(read(`baseline: ⟦${path}⟧\n`).messages, [
        `Unexpected value \`${path}\`, expected the path of a \`.json\` file in or below this folder.`,
      ]);
    for (const path of ['annexa-baseline.json', './ci/known..json', 'a b/é.json'])
      assert.equal(read(`baseline: ${path}\n`).config.baseline, path);
  });

  it('takes for new documents only ids that can be counted up, and folders below its own', () => {
    const messages = (lines: string): readonly string[] => read(`new_documents:\n${lines}\n`).messages;
    for (const id of ['POL', 'POL-', 'a b1', "'1\"2'"])
      assert.match(messages(`  ids: { policy: ⟦${id}⟧ }`).join(), /expected an id that ends in digits, such as `POL-001`\.$/, id);
    for (const folder of ['/etc', '../up', 'a/../../b', '~/x', 'C:/x', 'a\\b'])
      assert.match(
        messages(`  folders: { policy: ⟦${folder}⟧ }`).join(),
        /expected a folder in or below this one, such as `policies`\.$/,
        folder,
      );
    assert.deepEqual(messages('  ids: { policy: RL-7 }\n  folders: { policy: ., procedure: "a b/..c" }'), []);
    assert.match(messages('  review_cycle: ⟦sometimes⟧').join(), /expected one of `monthly`/);
  });
});
