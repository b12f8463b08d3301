import { firstIndex } from './first-index.ts';
import type { TextRange } from './text-range.ts';

/** A place in a text, as in LSP: zero-based line, zero-based UTF-16 character. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A half-open span between two positions, as in LSP. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/**
 * Converts between UTF-16 offsets and positions. Keeps only the offsets of the line starts, not the text,
 * so the facts of a closed document can still name lines. Line ends are `\n`, `\r\n` and a lone `\r`, as in LSP.
 */
export class LineIndex {
  readonly #starts: Uint32Array;
  readonly length: number;

  /** @param text the whole text whose lines are indexed */
  constructor(text: string) {
    const starts: number[] = [0];
    if (text.includes('\r')) {
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (unit === 13) {
          if (text.charCodeAt(i + 1) === 10) i++;
          starts.push(i + 1);
        } else if (unit === 10) starts.push(i + 1);
      }
    } else {
      for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
    }
    this.#starts = Uint32Array.from(starts);
    this.length = text.length;
  }

  /** True if a text has the same lines as the one that was indexed, as far as their places tell. */
  isOf(text: string): boolean {
    if (text.length !== this.length) return false;
    const other = new LineIndex(text);
    return other.lineCount === this.lineCount && other.#starts.every((start, line) => start === this.#starts[line]);
  }

  /** Number of lines; an empty text has one. */
  get lineCount(): number {
    return this.#starts.length;
  }

  /** The zero-based line of an offset; offsets outside the text are clamped. */
  lineAt(offset: number): number {
    return Math.max(0, firstIndex(this.#starts, (start) => start > offset) - 1);
  }

  /** Offset of the first character of a line; lines past the end give the length of the text. */
  lineStart(line: number): number {
    return this.#starts[Math.max(0, line)] ?? this.length;
  }

  /** The position of an offset; offsets outside the text are clamped. */
  positionAt(offset: number): Position {
    const clamped = Math.min(Math.max(0, offset), this.length);
    const line = this.lineAt(clamped);
    return { line, character: clamped - this.lineStart(line) };
  }

  /** The offset of a position; a character past the end of its line gives the start of the next line. */
  offsetAt(position: Position): number {
    const start = this.lineStart(position.line);
    const next = this.lineStart(position.line + 1);
    return Math.min(start + Math.max(0, position.character), next);
  }

  /** The positions of a span of offsets. */
  rangeOf(span: TextRange): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }
}
