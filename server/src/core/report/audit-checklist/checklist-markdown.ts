import type { AuditChecklist, ChecklistDocument, ChecklistEntry } from '../model/audit-checklist.ts';
import { markdownText } from '../text/markdown-cell.ts';
import { auditorColumns } from './auditor-columns.ts';

/** The checklist as Markdown to be printed and written on: a table with room for the auditor below each entry. */
export function checklistMarkdown(checklist: AuditChecklist): string {
  const { organization, asOf, complete, groups, excluded } = checklist;
  const lines = [
    `# Internal audit checklist${organization === null ? '' : `: ${markdownText(organization)}`}`,
    '',
    `As of ${asOf}.${complete ? '' : ' **Incomplete: not everything could be read.**'} Result: conforms, minor, major, opportunity, not audited.`,
    ...groups.flatMap(({ title, entries }) => ['', `## ${markdownText(title)}`, ...entries.flatMap(entryLines)]),
  ];
  if (excluded.length > 0) {
    lines.push('', '## Left out by the Statement of Applicability', '', '| Control | Title | Justification |', '| --- | --- | --- |');
    for (const { id, title, justification } of excluded)
      lines.push(`| ${id} | ${markdownText(title)} | ${markdownText(justification) || '*none*'} |`);
  }
  return `${lines.join('\n')}\n`;
}

function entryLines({ id, title, questions, documents, records, evidence }: ChecklistEntry): string[] {
  return [
    '',
    `### ${id} ${markdownText(title)}`,
    '',
    ...questions.map((question) => `- ${markdownText(question)}`),
    '',
    `**Read:** ${documents.length === 0 ? 'no document answers it' : documents.map(documentText).join('; ')}`,
    '',
    `**Ask for:** ${[...records.map(documentText), ...evidence.map(markdownText)].join('; ')}`,
    '',
    `| ${auditorColumns.map(({ title }) => title).join(' | ')} |`,
    `|${auditorColumns.map(() => ' --- |').join('')}`,
    `|${auditorColumns.map(() => '  |').join('')}`,
  ];
}

function documentText({ path, id, title, sections, state }: ChecklistDocument): string {
  const name = `[${markdownText(id === null ? title : `${id} ${title}`)}](<${encodeURI(path)}>)`;
  const where = sections.length === 0 ? '' : `, ${sections.map((section) => `“${markdownText(section)}”`).join(', ')}`;
  return `${name}${where} (${state})`;
}
