import type { TextRange } from '../../text/text-range.ts';
import type { NamedService, Section } from '../policy-document.ts';
import { readMarkdownCell } from '../registers/markdown-cell.ts';
import { isPlaceholder } from '../sections/titles.ts';

/** Titles of sections whose lists name services. */
const servicesTitle =
  /\b(?:services|systems|applications|functions|processes|scope)\b|dienste|systeme|anwendungen|funktionen|prozesse|geltungsbereich|applications|processus|périmètre|servicios|sistemas|aplicaciones|procesos|alcance/iu;
const item = /^ {0,3}[-*+] {1,3}(\S.*)$/;
/** What follows the name of an item. */
const behindName = /:|\s[–—-]\s|\s?\(|\. /;
/** A longer item is a sentence. */
const longestName = 60;
const mostLists = 20;
const mostNames = 200;

/** A list in the making: where its text says something to a reader. */
export interface ServiceSource {
  readonly text: string;
  readonly sections: readonly Section[];
  /** True for a place that tells a reader something. */
  readonly says: (offset: number) => boolean;
}

/** The services that lists in sections on services or on the scope name, a list each. */
export function servicesInLists({ text, sections, says }: ServiceSource): NamedService[][] {
  const lists: NamedService[][] = [];
  sections.forEach((section, i) => {
    if (lists.length >= mostLists || !(section.kinds.includes('scope') || servicesTitle.test(section.title))) return;
    const end = sections[i + 1]?.headingRange.start ?? text.length;
    const names: NamedService[] = [];
    let at = section.headingRange.end;
    while (at < end && names.length < mostNames) {
      const next = text.indexOf('\n', at);
      const stop = next < 0 || next > end ? end : next;
      const found = item.exec(text.slice(at, Math.min(stop, at + 400)).replace(/\r$/, ''));
      const start = found ? at + found[0].length - (found[1] as string).length : -1;
      const named = found && says(start + leadingMarks(found[1] as string)) ? nameOf(found[1] as string, start) : null;
      if (named) names.push(named);
      at = stop + 1;
    }
    if (names.length > 1) lists.push(names);
  });
  return lists;
}

/** A name from a cell or an item; null for a sentence, and for what is still to be filled in. */
export function nameOf(written: string, start: number): NamedService | null {
  const source = written.split(behindName, 1)[0] as string;
  const name = readMarkdownCell(source).trim();
  if (name === '' || name.length > longestName || isPlaceholder(name)) return null;
  const range: TextRange = { start, end: start + source.trimEnd().length };
  return { name, range };
}

/** `**Shop**` begins with two marks that are no text. */
function leadingMarks(written: string): number {
  return /^[*_`]{0,3}/.exec(written)?.[0].length ?? 0;
}
