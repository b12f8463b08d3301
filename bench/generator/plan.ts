/** What a generated document is, before it is written: enough for others to link to it. */
export interface PlannedDocument {
  readonly number: number;
  /** Path below the generated folder, with `/`. */
  readonly path: string;
  readonly id: string;
  readonly title: string;
  readonly type: 'policy' | 'procedure' | 'standard' | 'guideline';
  /** Faults it carries on purpose; most documents have none. */
  readonly faults: ReadonlySet<Fault>;
}

/** Faults that generated documents carry, each found by a rule. */
export type Fault =
  | 'no-owner'
  | 'unknown-control'
  | 'broken-link'
  | 'overdue'
  | 'empty-section'
  | 'unknown-status'
  | 'legacy-control'
  | 'same-id'
  | 'suppressed';

const topics = [
  'Access control',
  'Cryptography',
  'Backup',
  'Supplier security',
  'Incident management',
  'Asset management',
  'Change management',
  'Physical security',
  'Remote working',
  'Secure development',
  'Business continuity',
  'Network security',
  'Logging and monitoring',
  'Information classification',
  'Human resources security',
  'Vulnerability management',
  'Data protection',
  'Cloud services',
  'Mobile devices',
  'Internal audit',
  'Risk assessment',
  'Acceptable use',
  'Records retention',
  'Capacity planning',
  'Configuration baseline',
  'Key handling',
] as const;
const kinds = ['policy', 'procedure', 'standard', 'policy', 'procedure', 'policy', 'standard', 'procedure', 'policy', 'guideline'] as const;
const folders = { policy: 'policies', procedure: 'procedures', standard: 'standards', guideline: 'guidelines' } as const;
const prefixes = { policy: 'POL', procedure: 'PRO', standard: 'STD', guideline: 'GUI' } as const;
/** Every so many documents, beginning with the second number, one has the fault. */
const rhythm: readonly (readonly [Fault, number, number])[] = [
  ['no-owner', 17, 3],
  ['unknown-control', 13, 5],
  ['broken-link', 11, 2],
  ['overdue', 19, 7],
  ['empty-section', 23, 1],
  ['unknown-status', 29, 4],
  ['legacy-control', 37, 9],
  ['same-id', 101, 50],
  ['suppressed', 31, 8],
];

/** The document with a number. Needs no other document, so an ISMS of any size can be written one by one. */
export function planDocument(number: number): PlannedDocument {
  const type = kinds[number % kinds.length] ?? 'policy';
  const faults = new Set(rhythm.filter(([, every, first]) => number % every === first).map(([fault]) => fault));
  const unit = Math.floor(number / 100) + 1;
  const topic = topics[number % topics.length] ?? topics[0];
  const title = `${topic} ${type}, part ${number + 1}`;
  const name = `${topic.toLowerCase().replaceAll(' ', '-')}-${type}-${number + 1}.md`;
  const idNumber = faults.has('same-id') ? number - kinds.length : number;
  return {
    number,
    path: `unit-${String(unit).padStart(3, '0')}/${folders[type]}/${name}`,
    id: `${prefixes[type]}-${String(idNumber + 1).padStart(5, '0')}`,
    title,
    type,
    faults,
  };
}
