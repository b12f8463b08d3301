import { relativeLink } from './links.ts';
import { type PlannedDocument, planDocument } from './plan.ts';
import { phrase, role, sentences, wrap } from './prose.ts';
import { Random } from './random.ts';

/** Controls of Annex A per theme: A.5 has 37, and so on. */
const themes: readonly [readonly [number, number], ...(readonly [number, number])[]] = [
  [5, 37],
  [6, 8],
  [7, 14],
  [8, 34],
];
const subjects = [
  'Principles',
  'Joining and leaving',
  'Privileged rights',
  'Requests and approval',
  'Suppliers and partners',
  'Exceptions in daily work',
  'Monitoring',
  'Tools in use',
  'Handover between teams',
  'Evidence',
  'Escalation',
  'Testing',
  'Reporting',
  'Storage and transfer',
  'Removal and disposal',
] as const;
/** A section that links into other documents may name. */
export const linkedAnchor = 'roles-and-responsibilities';

/**
 * Writes one document.
 * @param document what it is
 * @param documents number of documents of the whole ISMS, which its links stay within
 * @param bytes size to reach; the result is at least this long and exceeds it by less than one section
 */
export function writeDocument(document: PlannedDocument, documents: number, bytes: number, seed: number): string {
  return new Writer(document, documents, new Random(seed * 1_000_003 + document.number)).write(bytes);
}

class Writer {
  readonly #document: PlannedDocument;
  readonly #documents: number;
  readonly #random: Random;
  readonly #width: number;
  readonly #claims: readonly string[];
  #text = '';

  constructor(document: PlannedDocument, documents: number, random: Random) {
    this.#document = document;
    this.#documents = documents;
    this.#random = random;
    // half of all authors wrap their lines
    this.#width = document.number % 2 === 0 ? 110 : Number.POSITIVE_INFINITY;
    this.#claims = [...new Set(Array.from({ length: random.integer(3, 8) }, () => this.#control()))];
  }

  write(bytes: number): string {
    const { faults, title } = this.#document;
    this.#frontMatter();
    this.#add(`# ${title}`);
    if (faults.has('suppressed')) this.#add('<!-- annexa-disable-file review-overdue: moved to the yearly review of the unit -->');
    this.#section('Purpose', 2, 4);
    this.#section('Scope', 2, 4);
    this.#add('## Objectives');
    this.#list(4);
    this.#add('## Roles and responsibilities');
    this.#table(['Role', 'Task', 'Rhythm'], 5);
    this.#add('## Policy statements');
    this.#paragraph(2);
    const closing = this.#closing();
    let size = Buffer.byteLength(this.#text) + Buffer.byteLength(closing);
    for (let part = 1; part === 1 || size < bytes; part++) {
      const before = this.#text.length;
      this.#statement(part);
      size += Buffer.byteLength(this.#text.slice(before));
    }
    return `${this.#text}${closing}`;
  }

  #frontMatter(): void {
    const { id, title, type, faults, number } = this.#document;
    const policy = this.#other((other) => other.type === 'policy');
    const year = faults.has('overdue') ? 2025 : 2027;
    const lines = [
      `id: ${id}`,
      `title: "${title}"`,
      `type: ${type}`,
      `status: ${faults.has('unknown-status') ? 'finished' : number % 9 === 8 ? 'draft' : 'approved'}`,
      `version: "${this.#random.integer(1, 4)}.${this.#random.integer(0, 9)}"`,
      ...(faults.has('no-owner') ? [] : [`owner: ${role(this.#random)}`]),
      'approver: Management board',
      `approved_date: ${year - 1}-02-1${number % 10}`,
      `effective_date: ${year - 1}-03-01`,
      `next_review_date: ${year}-02-1${number % 10}`,
      'classification: internal',
      'satisfies:',
      '  iso27001-2022:',
      ...this.#claims.map((control, i) =>
        i === 2 ? `    - { ref: ${control}, extent: partial, section: "#policy-statements" }` : `    - ${control}`,
      ),
      ...(faults.has('unknown-control') ? ['    - A.5.73'] : []),
      ...(faults.has('legacy-control') ? ['    - A.9.2.3'] : []),
      ...(type === 'policy' ? [] : [`implements: [${policy.id}]`]),
      `related: [${this.#other().id}]`,
    ];
    this.#text += `---\n${lines.join('\n')}\n---\n`;
  }

  #section(title: string, low: number, high: number): void {
    this.#add(`## ${title}`);
    this.#paragraph(this.#random.integer(low, high));
  }

  #statement(part: number): void {
    const subject = this.#random.pick(subjects);
    this.#add(`### ${subject} (${part})`);
    const claimed = this.#claims[(part - 1) % this.#claims.length] ?? 'A.5.1';
    this.#paragraph(this.#random.integer(2, 5), part === 1 || this.#random.chance(0.7) ? ` This carries out ${claimed}.` : '');
    if (this.#random.chance(0.5)) this.#list(this.#random.integer(3, 6));
    if (this.#random.chance(0.2)) this.#table(['Step', 'Who', 'What', 'Control'], this.#random.integer(3, 7));
    if (this.#random.chance(0.3)) this.#paragraph(this.#random.integer(1, 3), ` See ${this.#link()}.`);
    if (this.#random.chance(0.05)) this.#add('```sh\nexport-access --role reader --output A.5.99.csv\n```');
  }

  /** The sections behind the statements. */
  #closing(): string {
    const before = this.#text;
    this.#text = '';
    this.#section('Compliance', 2, 3);
    this.#add('## Consequences');
    if (!this.#document.faults.has('empty-section')) this.#paragraph(2, ' Breaches may lead to disciplinary action.');
    this.#section('Review', 1, 2);
    this.#add('## Related documents');
    this.#add(Array.from({ length: 5 }, () => `- ${this.#link()}`).join('\n'));
    if (this.#document.faults.has('broken-link')) this.#add('- [Withdrawn appendix](withdrawn-appendix.md)');
    const closing = this.#text;
    this.#text = before;
    return closing;
  }

  #paragraph(count: number, tail = ''): void {
    const mention = this.#random.chance(0.25) ? ` (${this.#random.pick(['', 'Annex ', 'ISO 27001 '])}${this.#control()})` : '';
    this.#add(wrap(`${sentences(this.#random, count, count).replace(/\.$/, `${mention}.`)}${tail}`, this.#width));
  }

  #list(count: number): void {
    this.#add(Array.from({ length: count }, () => `- ${sentences(this.#random, 1, 1)}`).join('\n'));
  }

  #table(header: readonly string[], count: number): void {
    const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
    const cell = (column: string): string =>
      column === 'Control' ? this.#control() : column === 'Role' || column === 'Who' ? role(this.#random) : phrase(this.#random);
    const rows = Array.from({ length: count }, (_, i) => row(header.map((column) => (column === 'Step' ? String(i + 1) : cell(column)))));
    this.#add([row(header), row(header.map(() => '---')), ...rows].join('\n'));
  }

  #link(): string {
    const other = this.#other();
    const anchor = this.#random.chance(0.3) ? `#${linkedAnchor}` : '';
    return `[${other.title}](${relativeLink(this.#document.path, other.path)}${anchor})`;
  }

  /** Some document of the ISMS, most often one of the same unit. */
  #other(wanted: (other: PlannedDocument) => boolean = () => true): PlannedDocument {
    const unit = Math.floor(this.#document.number / 100) * 100;
    for (let attempt = 0; attempt < 100; attempt++) {
      const [low, high] = this.#random.chance(0.8) ? [unit, Math.min(unit + 99, this.#documents - 1)] : [0, this.#documents - 1];
      const other = planDocument(this.#random.integer(low, high));
      if (wanted(other)) return other;
    }
    return planDocument(0);
  }

  #control(): string {
    const [theme, controls] = this.#random.pick(themes);
    return `A.${theme}.${this.#random.integer(1, controls)}`;
  }

  #add(block: string): void {
    this.#text += `\n${block}\n`;
  }
}
