import type { Control } from '../../catalog/catalog.ts';
import type { FrontMatterValue } from '../../document/front-matter/front-matter-value.ts';
import { plainScalar } from '../completion/quoting.ts';
import { idKeyOf } from './claim-container.ts';

const bareNumber = /^\d{1,2}\.\d{1,2}$/;
const titled = /^[A-Z]?\.?\d{1,2}\.\d{1,2}(\s+[-–—:]\s+|:\s+|\s+)\p{L}/u;

/** A control as a new list item, in the form its neighbours have: quotes, title, long form. */
export function itemText(control: Control, siblings: readonly FrontMatterValue[], near: FrontMatterValue | undefined): string {
  const maps = siblings.flatMap((each) => (each.kind === 'map' ? [each] : []));
  const model = near?.kind === 'map' ? near : maps[0];
  if (model && maps.length === siblings.length) {
    const key = idKeyOf(model) ?? 'ref';
    const inner = model.entries.find((entry) => entry.key === key)?.value;
    const id = idText(control, inner ? [inner] : []);
    return model.flow ? `{ ${key}: ${id} }` : `${key}: ${id}`;
  }
  return idText(
    control,
    siblings.filter((each) => each.kind === 'scalar'),
  );
}

function idText(control: Control, siblings: readonly FrontMatterValue[]): string {
  const scalars = siblings.flatMap((each) => (each.kind === 'scalar' && each.text !== '' ? [each] : []));
  const texts = scalars.map(({ text }) => text);
  const written = textLike(control, texts);
  const quote = scalars.length > 0 && scalars.every(({ style }) => style === 'quoted') ? scalars[0]?.source[0] : undefined;
  if (quote === "'") return `'${written.replaceAll("'", "''")}'`;
  return quote === '"' ? JSON.stringify(written) : plainScalar(written);
}

/** The id as other texts write theirs: without its letter, or with the title behind it. */
export function textLike(control: Control, texts: readonly string[]): string {
  if (texts.length === 0) return control.id;
  if (texts.every((text) => bareNumber.test(text))) return control.id.replace(/^A\./, '');
  const separators = texts.map((text) => titled.exec(text)?.[1]);
  const [first] = separators;
  return first !== undefined && separators.every((each) => each !== undefined) ? `${control.id}${first}${control.title}` : control.id;
}

/** What stands behind the id where ids are keys: the title where others have a text, `true` where they have that. */
export function valueText(control: Control, siblings: readonly FrontMatterValue[], isFlow: boolean): string {
  const [first] = siblings;
  if (first?.kind === 'scalar') {
    if (typeof first.value === 'boolean') return ' true';
    if (first.text !== '' && typeof first.value === 'string') return ` ${plainScalar(control.title)}`;
  } else if (first) return ' { extent: full }';
  return isFlow ? ' null' : '';
}
