import { type Child, el } from './element.ts';

/** A text of ours in which values stand in backticks. */
export function withCode(text: string): Child {
  return text.split(/`([^`]*)`/).map((piece, i) => (i % 2 === 1 ? el('code', {}, piece) : piece));
}
