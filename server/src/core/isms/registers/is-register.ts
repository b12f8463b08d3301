import type { PolicyDocument } from '../../document/policy-document.ts';

/** True for a document that is a register as a whole; others, such as a plan, may repeat some of its rows. */
export function isRegister({ format, classification }: PolicyDocument): boolean {
  return format !== 'markdown' || classification.type === 'register';
}
