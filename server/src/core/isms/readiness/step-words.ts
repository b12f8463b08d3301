import { metadataText } from '../../document/metadata/metadata.ts';
import { reviewDueOf } from '../life-cycle.ts';
import { codeOf, nameOf } from './answers.ts';
import type { Answer, Beginning } from './readiness.ts';

/** What is there, in words. */
export function detailOf(answer: Answer | null): string {
  if (!answer) return 'nothing yet';
  const name = nameOf(answer.document);
  const doubt = answer.weak ? `, ${answer.why}` : '';
  switch (answer.state) {
    case 'in-force':
      if (answer.date !== null) return `${name} of ${answer.date}${doubt}`;
      return answer.fresh ? `${name} in force${doubt}` : `${name}, without a date${doubt}`;
    case 'overdue':
      return `${name}, review overdue since ${reviewDueOf(answer.document)?.date ?? 'long'}${doubt}`;
    case 'changed':
      return `${name}, changed since its approval${doubt}`;
    case 'expired':
      return `${name} of ${answer.date ?? 'long ago'} is too old${doubt}`;
    case 'draft':
      return `${name}, not in force yet${doubt}`;
    case 'ended':
      return `${name} is ${(metadataText(answer.document.metadata, 'status') ?? 'superseded').toLowerCase()}${doubt}`;
  }
}

/** The command that creates a document, as inline code. */
export function createCommand({ template, title }: Beginning): string {
  return title === null ? `\`annexa new ${template}\`` : `\`annexa new ${template} --title "${title}"\``;
}

/** What to do next about an answer that is not good enough, Markdown in one line. @param begin where there is nothing to go on with */
export function nextFor(answer: Answer | null, begin: Beginning): string {
  const name = answer && codeOf(answer.document);
  switch (answer?.state) {
    case undefined:
      return `Create it: ${createCommand(begin)}`;
    case 'in-force':
      return `Write into ${name} which day it is of`;
    case 'overdue':
      return `Review ${name}, due since ${reviewDueOf(answer.document)?.date ?? 'long'}`;
    case 'changed':
      return `Have ${name} approved as it is now: \`annexa approve\``;
    case 'expired':
      return `Do it again: ${name} is of ${answer.date ?? 'long ago'}, then ${createCommand(begin)}`;
    case 'draft':
      return `Have ${name} approved and put it in force`;
    case 'ended':
      return `Replace ${name}: ${createCommand(begin)}`;
  }
}
