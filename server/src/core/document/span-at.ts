import { firstIndex } from '../text/first-index.ts';
import type { TextSpan } from './walk-markdown.ts';

/** The span of readable text that holds an offset; null in code, comments and link targets. @param spans in order */
export function spanAt(spans: readonly TextSpan[], offset: number): TextSpan | null {
  const span = spans[firstIndex(spans, ({ end }) => end > offset)];
  return span !== undefined && span.start <= offset ? span : null;
}
