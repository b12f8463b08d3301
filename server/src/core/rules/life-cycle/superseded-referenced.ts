import { metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { documentReferences, documentsMeant } from '../../isms/document-references.ts';
import { hasEnded, statusOf } from '../../isms/life-cycle.ts';
import { successionOf, successorsOf } from '../../isms/succession.ts';
import type { TextRange } from '../../text/text-range.ts';
import { baseName, relativeReferences, uriKey } from '../../text/uri.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Rule, RuleContext } from '../rule.ts';

const keys: ReadonlySet<string> = new Set(['implements', 'related']);
/** Tell of the past, so that they rightly name what is no longer in force. */
const ofThePast: ReadonlySet<string> = new Set(['record', 'report', 'register', 'template']);

/** ANX407: a document leans on one that is no longer in force. */
export const supersededReferenced: Rule = {
  meta: {
    code: 'ANX407',
    slug: 'superseded-referenced',
    summary: 'A document refers to one that was superseded or retired',
    rationale:
      'Whoever follows the reference reads rules that no longer apply, and a procedure that carries out a retired policy carries out nothing. Refer to the document that has taken its place; where there are several one after the other, to the last of them. Asked of references under `implements` and `related` and of links to documents. Histories of versions, records, reports and registers tell of the past and may do so, and a document may name those it replaces.',
    clauses: ['7.5.3', 'A.5.1'],
    severity: 'warning',
    fixable: true,
    scope: 'workspace',
  },
  examples: [
    {
      title: 'The policy in force',
      text: exampleText('---', 'type: procedure', 'owner: Head of IT', 'implements: [POL-002]', '---', '', '# Restore Procedure'),
      path: 'procedures/restore.md',
      files: {
        'policies/backup.md': exampleText('---', 'id: POL-002', 'type: policy', 'status: approved', 'owner: CISO', '---', '', '# Backup'),
      },
    },
    {
      title: 'A successor names what it replaces',
      text: exampleText(
        ...['---', 'id: POL-002', 'type: policy', 'status: approved', 'owner: CISO', 'supersedes: POL-001', 'related: [POL-001]', '---'],
        ...['', '# Backup Policy', '', 'It takes the place of the [tape policy](tapes.md).'],
      ),
      path: 'policies/backup.md',
      files: {
        'policies/tapes.md': exampleText('---', 'id: POL-001', 'type: policy', 'status: superseded', 'owner: CISO', '---', '', '# Tapes'),
      },
    },
    {
      title: 'By id: the last of the chain is meant',
      text: exampleText('---', 'type: procedure', 'owner: Head of IT', 'implements: [⟦POL-001⟧]', '---', '', '# Restore Procedure'),
      path: 'procedures/restore.md',
      files: {
        'policies/tapes.md': exampleText(
          '---',
          'id: POL-001',
          'type: policy',
          'superseded_by: POL-002',
          'owner: CISO',
          '---',
          '',
          '# Tapes',
        ),
        'policies/disks.md': exampleText('---', 'id: POL-002', 'type: policy', 'status: superseded', 'owner: CISO', '---', '', '# Disks'),
        'policies/backup.md': exampleText(
          ...['---', 'id: POL-003', 'type: policy', 'status: approved', 'supersedes: [POL-002]', 'owner: CISO', '---', '', '# Backup'],
        ),
      },
      fixed: exampleText('---', 'type: procedure', 'owner: Head of IT', 'implements: [POL-003]', '---', '', '# Restore Procedure'),
    },
    {
      title: 'By a link',
      text: exampleText(
        ...[
          '---',
          'type: procedure',
          'owner: Head of IT',
          '---',
          '',
          '# Restore Procedure',
          '',
          'See the [policy](⟦../policies/tapes.md⟧).',
        ],
      ),
      path: 'procedures/restore.md',
      files: {
        'policies/tapes.md': exampleText('---', 'type: policy', 'superseded_by: backup.md', 'owner: CISO', '---', '', '# Tapes'),
        'policies/backup.md': exampleText('---', 'type: policy', 'status: approved', 'owner: CISO', '---', '', '# Backup'),
      },
      fixed: exampleText(
        ...[
          '---',
          'type: procedure',
          'owner: Head of IT',
          '---',
          '',
          '# Restore Procedure',
          '',
          'See the [policy](../policies/backup.md).',
        ],
      ),
    },
    {
      title: 'Retired, and nothing takes its place',
      text: exampleText('---', 'type: procedure', 'owner: Head of IT', 'related: [⟦POL-001⟧]', '---', '', '# Restore Procedure'),
      path: 'procedures/restore.md',
      files: {
        'policies/tapes.md': exampleText('---', 'id: POL-001', 'type: policy', 'status: retired', 'owner: CISO', '---', '', '# Tapes'),
      },
    },
  ],
  check(context) {
    const { document, index, asOf, catalog } = context;
    const type = document.classification.type ?? '';
    if (ofThePast.has(type) || !catalog.documentTypes.has(type) || hasEnded(document, asOf, index)) return;
    for (const { key, text, range } of documentReferences(document)) {
      const [target] = keys.has(key) ? documentsMeant(index, document, text) : [];
      if (target)
        check(
          context,
          target,
          range,
          () => text,
          (successor) => otherName(document, successor, text),
        );
    }
    const histories = document.sections.filter(({ kinds }) => kinds.includes('history'));
    const seen = new Set<string>();
    for (const { uri, range, target: written, anchor } of document.links) {
      const target = seen.has(uriKey(uri)) ? undefined : index.documentAt(uri);
      seen.add(uriKey(uri));
      if (!target || histories.some((section) => section.range.start <= range.start && range.start < section.range.end)) continue;
      const isExact = range.end - range.start === written.length && anchor === null;
      check(
        context,
        target,
        range,
        () => target.title?.text ?? baseName(uri),
        (successor) => (isExact ? relativeReferences(document.uri)(successor.uri) : null),
      );
    }
  },
};

function check(
  { document, index, asOf, report }: RuleContext,
  target: PolicyDocument,
  range: TextRange,
  written: () => string,
  write: (successor: PolicyDocument) => string | null,
): void {
  if (uriKey(target.uri) === uriKey(document.uri) || !target.classification.isDocument || !hasEnded(target, asOf, index)) return;
  const chain = successionOf(target, index);
  // the document itself takes its place
  if (chain.some(({ uri }) => uriKey(uri) === uriKey(document.uri))) return;
  const last = chain.at(-1);
  const successor = last && !hasEnded(last, asOf, index) ? last : undefined;
  const state = statusOf(target) === 'retired' && chain.length === 0 ? 'retired' : 'superseded';
  const newText = successor ? write(successor) : null;
  const fixes: Fix[] = newText
    ? [{ title: `Refer to ${quoted(newText)}`, preferred: false, edits: [{ uri: document.uri, range, newText }] }]
    : [];
  const advice = successor
    ? `Refer to ${quoted(nameOf(successor))}, which has taken its place.`
    : 'Refer to a document in force, or take the reference out.';
  const [next] = successorsOf(target, index);
  report({
    range,
    message: `${quoted(written())} is ${state} and no longer applies. ${advice}`,
    fixes,
    related: next?.title ? [{ uri: next.uri, range: next.title.range, message: 'takes its place' }] : [],
  });
}

function nameOf(document: PolicyDocument): string {
  return metadataText(document.metadata, 'id') ?? document.title?.text ?? baseName(document.uri);
}

/** How metadata name a document that before named another: by its id, else by the path if that is how the other is named. */
function otherName(from: PolicyDocument, successor: PolicyDocument, written: string): string | null {
  const id = metadataText(successor.metadata, 'id');
  const isPlain = id !== undefined && /^[\w.-]+$/.test(id);
  if (isPlain && !/\.\w+(?:#|$)/.test(written)) return id;
  const path = relativeReferences(from.uri)(successor.uri);
  return path !== null && /^[\w./-]+$/.test(path) ? path : isPlain ? id : null;
}
