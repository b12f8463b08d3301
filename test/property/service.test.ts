import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Framework } from '../../server/src/core/catalog/catalog.ts';
import { isConfigFile } from '../../server/src/core/config/config-set.ts';
import { createIsmsService } from '../../server/src/core/service.ts';
import type { IsmsService } from '../../server/src/core/service-api.ts';
import { parser } from '../document/facts.ts';
import { type MemoryPorts, memoryPorts, uriOf } from '../support/memory-workspace.ts';
import { seeded } from '../support/property-seed.ts';

const head = (lines: string) => `---\n${lines}owner: CISO\napprover: CEO\nstatus: approved\n---\n\n# T\n\n`;
const documents = [
  `${head('id: A\ntype: policy\ncontrols: [A.5.15, A.5.99]\n')}See [b](b.md), [p](out/p.pdf) and [sub](sub/).\n`,
  `${head('id: A\ntype: procedure\ncontrols: [A.5.15]\nimplements: [B]\nrelated: sub/c.md\nevidence:\n  - { ref: out/p.pdf }\n')}See [c](sub/c.md#t).\n`,
  `${head('id: B\ntype: soa\n')}| Control | Applicable | Justification |\n|---|---|---|\n| A.5.15 | no | Because. |\n`,
  `${head('id: B\ntype: procedure\ncarries_out: [A#req-1, req-2]\nimplements: A\n')}See [r](a.md#req-1).\n\n1. It is.\n2. It was.\n3. It will be.\n`,
  `${head('id: A\ntype: policy\nimplements: B\n').replace('# T', '# Access Control Policy')}It must be. {#req-1} It shall be. {#req-1}\n`,
  `${head('id: R\ntype: register\n')}| ID | Risk | Likelihood | Impact | Treatment | Controls |\n|---|---|---|---|---|---|\n| R-1 | Fire | 2 | 2 | mitigate | A.5.15 |\n`,
  `${head('id: E\ntype: record\ncontrols: [A.5.15]\ncollected_date: 2024-01-31\n')}Done.\n`,
  '# Notes\n\nNothing.\n',
  head('id: C\ntype: guideline\n') + 'x '.repeat(300),
  head('id: B\ntype: policy\ncontrols: [A.5.16]\nsupersedes: [A, sub/c.md]\n'),
  head('id: A\ntype: policy\ncontrols: [A.5.17]\nsuperseded_by: [C, b.md]\nsupersedes: A\nrelated: [B]\n'),
  `${head('id: C\ntype: policy\ncontrols: [A.5.16]\nsupersedes: B\n').replace('approved', 'draft')}See [a](../a.md) and [b](../b.md).\n`,
];
/** Registers that are data: a statement and risks, whole, at odds with the others, broken and none at all. */
const data = [
  'owner: CISO\ncontrols:\n  - { control: A.5.15, applicable: no, justification: Nobody has access }\n  - { control: A.5.16, applicable: yes }\n',
  'id: B\nstatus: approved\ncontrols:\n  - { control: A.5.15, applicable: yes, status: implemented, documents: [A] }\n  - { control: A.5.15, applicable: no }\n  - { control: A.5.17, applicable: undecided, risks: [R-1] }\n',
  'status: superseded\ncontrols: { A.5.15: { applicable: yes }, A.5.16: { applicable: no, justification: There is none } }\n',
  'controls:\n  - { control: A.5.15, applicable: no\n',
  'risks:\n  - { id: R-1, likelihood: 2, impact: 2, treatment: mitigate, controls: [A.5.15, A.5.16] }\n',
  'menu: [a, b]\n',
  '',
];
const configs = [
  '',
  'rules:\n  link-broken: error\n',
  'documents:\n  exclude: ["sub/**"]\n',
  'limits:\n  file_bytes: 400\n',
  'limits:\n  files: 4\n',
  'coverage:\n  tracing: policy-procedure-and-evidence\n',
  'documents:\n  types: { policy: ["*.md"] }\nnonsense: 1\n',
];
const documentPaths = ['a.md', 'b.md', 'sub/c.md', 'sub/deep/d.md'];
const dataPaths = ['soa.yaml', 'sub/soa.yaml', 'risks.yaml'];
const configPaths = ['annexa.yaml', 'annexa.yml', 'sub/annexa.yaml'];
/** The last one stands for what a listing does not reach. */
const allPaths = [...documentPaths, ...dataPaths, ...configPaths, 'rest'];

type Step =
  | { readonly kind: 'write' | 'open'; readonly path: string; readonly text: string }
  | { readonly kind: 'delete' | 'close' | 'move-down'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'ignore'; readonly path: string; readonly on: boolean };

const texts = fc.oneof(
  { weight: 3, arbitrary: fc.record({ path: fc.constantFrom(...documentPaths), text: fc.constantFrom(...documents) }) },
  { weight: 2, arbitrary: fc.record({ path: fc.constantFrom(...dataPaths), text: fc.constantFrom(...data) }) },
  fc.record({ path: fc.constantFrom(...configPaths), text: fc.constantFrom(...configs) }),
);
const anyPath = fc.constantFrom(...documentPaths, ...dataPaths, ...configPaths);
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('write' as const, 'open' as const), place: texts }).map(({ kind, place }) => ({ kind, ...place })),
  fc.record({ kind: fc.constantFrom('delete' as const, 'close' as const), path: anyPath }),
  fc.record({ kind: fc.constant('move-down' as const), path: fc.constantFrom(...documentPaths) }),
  fc.record({ kind: fc.constant('rename' as const), path: anyPath, to: anyPath }),
  fc.constantFrom('write' as const, 'delete' as const).map((kind) => ({ kind, path: 'out/p.pdf', text: 'x' })),
  fc.record({ kind: fc.constant('ignore' as const), path: anyPath, on: fc.boolean() }),
);

/** The same in other places: what it says is further down. */
const movedDown = (text: string): string => text.replace(/^# /m, 'More.\n\n# ').replace(/^---\n/, '---\n# moved\n');

/** A workspace of which some paths are ignored, and which lists no more than it may. */
function portsOver(files: Map<string, string>, ignored: ReadonlySet<string>): MemoryPorts {
  const ports = memoryPorts({}, { parser });
  const { workspace } = ports;
  for (const [path, text] of files) ports.files.set(path, text);
  return {
    ...ports,
    workspace: {
      ...workspace,
      list: async (limits) => {
        const { files: all } = await workspace.list(limits);
        const kept = all.filter(({ uri }) => ![...ignored].some((path) => uri === uriOf(path)));
        const problems = kept.length > limits.files ? [{ uri: uriOf('rest'), kind: 'budget' as const, message: 'Too many files' }] : [];
        return { files: kept.slice(0, limits.files), problems };
      },
    },
  };
}

interface Shown {
  readonly complete: boolean;
  readonly documents: readonly string[];
  /** In order of {@link allPaths}. */
  readonly findings: readonly object[];
  readonly withFindings: readonly string[];
  readonly coverage: object;
}

/** What the index says that statements decide and registers hold. */
function registered({ index }: IsmsService): object {
  return {
    decided: ['A.5.15', 'A.5.16', 'A.5.17'].map((control) =>
      index.applicabilityOf(control).map(({ document, row }) => [document.uri, row.applicable, row.range]),
    ),
    risks: index.entriesNamed('risks', 'r-1').map(({ document, entry }) => [document.uri, entry.controls]),
    registers: ['soa', 'risks'].map((kind) => index.registersOf(kind).map(({ document }) => document.uri)),
  };
}

/** All that a client can see of a service. */
function visible(service: IsmsService): Shown {
  const uris = allPaths.map(uriOf);
  return {
    complete: service.complete,
    documents: service.documents().map(({ uri }) => uri),
    findings: uris.map((uri) =>
      service.findings(uri).map(({ rule, severity, message, range, related }) => ({ rule, severity, message, range, related })),
    ),
    withFindings: service.urisWithFindings(),
    coverage: service
      .coverage()
      .map(({ states, controls }) => ({ states, used: controls.filter(({ references }) => references.length > 0) })),
  };
}

/** Who names which document or file in the metadata, and which ids there are. */
function naming({ index }: IsmsService): string[][] {
  const named = ['b', 'A', ...[...allPaths, 'out/p.pdf'].map(uriOf)].flatMap((name) =>
    [undefined, 'implements' as const, 'supersedes' as const, 'superseded_by' as const].map((key) =>
      index.documentsNaming(name, key).map(({ uri }) => uri),
    ),
  );
  return [[...index.documentIds()], ...named];
}

async function replay(all: readonly Step[]): Promise<void> {
  const files = new Map<string, string>([['a.md', documents[0] as string]]);
  const ignored = new Set<string>();
  const open = new Map<string, string>();
  const ports = portsOver(files, ignored);
  const service = createIsmsService(ports);
  await service.scan();
  // lists that are kept up to date once they were asked for
  service.index.documentIds();
  let shown = visible(service);
  registered(service);
  for (const [version, step] of all.entries()) {
    const uri = uriOf(step.path);
    let affected: Awaited<ReturnType<IsmsService['closeText']>>;
    if (step.kind === 'move-down') {
      const text = open.get(step.path) ?? ports.files.get(step.path);
      if (text === undefined) continue;
      open.set(step.path, movedDown(text));
      affected = await service.setOpenText({ uri, version, text: movedDown(text) });
    } else if (step.kind === 'open') {
      open.set(step.path, step.text);
      affected = await service.setOpenText({ uri, version, text: step.text });
    } else if (step.kind === 'close') {
      open.delete(step.path);
      affected = await service.closeText(uri);
    } else if (step.kind === 'ignore') {
      if (step.on) ignored.add(step.path);
      else ignored.delete(step.path);
      affected = await service.filesChanged([{ uri: uriOf('.gitignore'), kind: 'changed' }]);
    } else if (step.kind === 'rename') {
      const text = ports.files.get(step.path);
      if (text === undefined || step.path === step.to) continue;
      const was = ports.files.has(step.to);
      ports.files.delete(step.path);
      ports.files.set(step.to, text);
      affected = await service.filesChanged([
        { uri, kind: 'deleted' },
        { uri: uriOf(step.to), kind: was ? 'changed' : 'created' },
      ]);
    } else {
      const was = ports.files.has(step.path);
      if (step.kind === 'write') ports.files.set(step.path, step.text);
      else ports.files.delete(step.path);
      affected = await service.filesChanged([{ uri, kind: step.kind === 'delete' ? 'deleted' : was ? 'changed' : 'created' }]);
    }
    const now = visible(service);
    // asked between the steps, so that an answer that is kept too long shows
    registered(service);
    assertTold(shown, now, affected);
    shown = now;
  }

  const fresh = createIsmsService(portsOver(ports.files, ignored));
  const setOpen = async (configFiles: boolean) => {
    for (const [path, text] of open)
      if (isConfigFile(path) === configFiles) await fresh.setOpenText({ uri: uriOf(path), version: 1, text });
  };
  await setOpen(true);
  await fresh.scan();
  await setOpen(false);
  const { controls } = fresh.catalog.frameworks.get('iso27001-2022') as Framework;
  const states = [...controls.keys()].map((id) => fresh.stateOf('iso27001-2022', id));
  assert.deepEqual(visible(service), visible(fresh));
  assert.deepEqual(naming(service), naming(fresh));
  assert.deepEqual(registered(service), registered(fresh));
  const [coverage] = service.coverage();
  assert.deepEqual(
    states,
    coverage?.controls.map(({ state }) => state),
  );
  assert.deepEqual(
    coverage?.controls.map(({ id }) => fresh.coverageOf('iso27001-2022', id)),
    coverage?.controls,
  );
}

/** What differs from before was told. */
function assertTold(before: Shown, after: Shown, { uris, coverage }: { uris: ReadonlySet<string>; coverage: boolean }): void {
  for (const [at, path] of allPaths.entries())
    if (!uris.has(uriOf(path))) assert.deepEqual(after.findings[at], before.findings[at], `${path} changed and nobody was told`);
  if (!coverage)
    assert.deepEqual([after.coverage, after.complete], [before.coverage, before.complete], 'the coverage changed and nobody was told');
}

describe('service, whatever happens', () => {
  it('knows what a service made anew would know, and tells all that changed', async () => {
    await fc.assert(fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 12 }), replay), { ...seeded, numRuns: 300 });
  });
});
