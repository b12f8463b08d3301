import { factWords } from '../../core/features/coverage-explanation/fact-words.ts';
import type { CoverageState } from '../../core/isms/coverage.ts';
import type {
  ReportExplainedDecision,
  ReportExplainedDocument,
  ReportExplainedEvidence,
  ReportExplainedReference,
  ReportExplanation,
  ReportOwnControl,
} from '../../core/report/model/coverage-explanation.ts';
import { printable } from '../printable.ts';
import type { Colors } from '../report-output.ts';

const tracingWords: Readonly<Record<NonNullable<ReportExplanation['tracing']>, string>> = {
  any: 'a policy, standard or procedure in force has to claim all of it',
  'policy-and-procedure': 'a policy in force, and a standard or procedure in force, have to claim all of it',
  'policy-procedure-and-evidence':
    'a policy in force, and a standard or procedure in force, have to claim all of it, and evidence has to be fresh',
};
const decisionWords: Readonly<Record<ReportExplainedDecision['applicable'], string>> = {
  yes: 'applicable',
  no: 'excluded',
  undecided: 'not decided',
  unclear: 'neither yes nor no',
};
const evidenceWords: Readonly<Record<ReportExplainedEvidence['state'], string>> = {
  fresh: 'fresh',
  'due-soon': 'due soon',
  expired: 'too old',
  none: 'no date that counts',
};
const worthWords: Readonly<Record<NonNullable<ReportExplainedReference['status']>, string>> = {
  ok: 'counts',
  draft: 'does not count yet',
  stale: 'counts no longer',
  empty: 'does not count: the section is empty',
  mention: 'is no claim',
};

/**
 * Why a control has its state, to read: what decides is marked with `→`, each place stands as `path:line`, counted from one.
 */
export function explanationHuman(explanation: ReportExplanation, asOf: string, colors: Colors): string {
  const { state, reason, tracing, documents, decisions, evidence, risks } = explanation;
  const claiming = documents.filter(isClaimant);
  const mentioning = documents.filter((document) => !isClaimant(document));
  const blocks = [
    [
      `${colors.bold(`${explanation.id} is ${stateColor(state, colors)(state)}`)} as of ${asOf}`,
      ...(reason === '' ? [] : [printable(reason)]),
      ...(tracing === null || state === 'covered' ? [] : [colors.dim(`To be covered, ${tracingWords[tracing]}.`)]),
    ],
    titled(
      'Claimed by',
      claiming.flatMap((document) => documentLines(document, colors)),
      colors,
    ),
    titled(
      'Mentioned in',
      mentioning.flatMap((document) => documentLines(document, colors)),
      colors,
    ),
    titled(
      'Statement of Applicability',
      decisions.map((decision) => decisionLine(decision, colors)),
      colors,
    ),
    titled(
      'Evidence',
      evidence.pieces.map((piece) => evidenceLine(piece, colors)),
      colors,
    ),
    titled(
      'Needed by',
      risks.map((risk) => riskLine(risk, colors)),
      colors,
    ),
  ];
  return joinBlocks(blocks);
}

/** How a control of the organisation's own stands, to read. */
export function ownControlHuman({ id, title, decisions, documents, risks }: ReportOwnControl, colors: Colors): string {
  const blocks = [
    [`${colors.bold(printable(`${id} ${title}`.trim()))}  a control of your own; no coverage is worked out for it`],
    titled(
      'Statement of Applicability',
      decisions.map((decision) => decisionLine(decision, colors)),
      colors,
    ),
    titled(
      'Documents named for it',
      documents.map(
        (document) =>
          `    ${printable(document.id === null ? document.title : `${document.id} ${document.title}`)}  ${colors.dim(document.type)}  ${printable(document.words)}  ${colors.dim(printable(document.path))}`,
      ),
      colors,
    ),
    titled(
      'Needed by',
      risks.map((risk) => riskLine(risk, colors)),
      colors,
    ),
  ];
  return joinBlocks(blocks);
}

function joinBlocks(blocks: readonly (readonly string[])[]): string {
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function riskLine({ id, title, ...place }: ReportExplanation['risks'][number], colors: Colors): string {
  return `  ${printable(`${id} ${title}`.trim())}  ${placeWords(place, colors)}`;
}

function isClaimant({ references }: ReportExplainedDocument): boolean {
  return references.some(({ kind }) => kind === 'claim');
}

function titled(title: string, lines: readonly string[], colors: Colors): string[] {
  return lines.length === 0 ? [] : [colors.bold(title), ...lines];
}

function documentLines(document: ReportExplainedDocument, colors: Colors): string[] {
  const { path, id, title, type, words, facts, references } = document;
  const decides = references.some((reference) => reference.decides);
  // where a register or a statement is in its life bears on nothing
  const life = references.some(({ status }) => status !== null) ? printable(words) : 'counts for no coverage';
  const name = printable(id === null ? title : `${id} ${title}`);
  const facing = facts.map(
    (fact) => `    ${fact.decides && decides ? '→' : ' '} ${printable(factWords(fact))}  ${placeWords(fact, colors)}`,
  );
  return [
    `  ${decides ? '→' : ' '} ${name}  ${colors.dim(type)}  ${life}`,
    ...references.map((reference) => `      ${referenceWords(reference)}  ${placeWords({ path, line: reference.line }, colors)}`),
    ...facing,
  ];
}

function referenceWords({ kind, text, form, status, extent, section }: ReportExplainedReference): string {
  const parts = [
    `${kind} ${printable(text)}`,
    ...(extent === 'full' || kind === 'mention' ? [] : [`extent ${extent}`]),
    ...(form === 'legacy' ? ['an id of the 2013 edition'] : form === 'sub-item' ? ['a number of your own'] : []),
    ...(section === null ? [] : [`section ${printable(section.title)} (line ${section.line + 1})`]),
    ...(status === null ? [] : [worthWords[status]]),
  ];
  return parts.join(', ');
}

function decisionLine(
  { applicable, justification, status, targetDate, decides, ...place }: ReportExplainedDecision,
  colors: Colors,
): string {
  const parts = [
    decisionWords[applicable],
    ...(status === null ? [] : [status.replace('_', ' ')]),
    ...(targetDate === '' ? [] : [`target ${printable(targetDate)}`]),
    justification === '' ? 'no reason given' : printable(justification),
  ];
  return `  ${decides ? '→' : ' '} ${parts.join(', ')}  ${placeWords(place, colors)}`;
}

function evidenceLine({ title, collected, expires, until, state, ...place }: ReportExplainedEvidence, colors: Colors): string {
  const parts = [
    ...(collected === null ? [] : [`collected ${collected}`]),
    ...(expires === null ? [] : [`expires ${expires}`]),
    ...(until === null || expires !== null ? [] : [`counts until ${until}`]),
    evidenceWords[state],
  ];
  return `    ${printable(title)}: ${parts.join(', ')}  ${placeWords(place, colors)}`;
}

function placeWords({ path, line }: { readonly path: string; readonly line: number }, colors: Colors): string {
  return colors.dim(`${printable(path)}:${line + 1}`);
}

function stateColor(state: CoverageState | 'not assessed', colors: Colors): (text: string) => string {
  if (state === 'covered' || state === 'excluded') return colors.green;
  return state === 'missing' || state === 'conflict' || state === 'stale' ? colors.red : colors.yellow;
}
