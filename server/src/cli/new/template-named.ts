import { nearest } from '../../core/text/edit-distance.ts';
import type { DocumentTemplate } from '../../lsp/protocol.ts';
import { UsageError } from '../usage-error.ts';

/** More names than anybody reads. */
const mostNamed = 5;
/** Words of template names that choose none. */
const common = new Set(['and', 'policy', 'procedure', 'plan', 'register', 'report', 'record', 'standard', 'management']);

/**
 * The template a user means by its id or its title.
 * @throws UsageError naming what comes near
 */
export function templateNamed(templates: readonly DocumentTemplate[], typed: string): DocumentTemplate {
  const wanted = typed.trim().toLowerCase();
  const found =
    templates.find(({ id }) => id === wanted.replace(/[\s_]+/g, '-')) ?? templates.find(({ title }) => title.toLowerCase() === wanted);
  if (found) return found;
  const near = likely(templates, wanted);
  const hint = near.length > 0 ? `; did you mean ${near.join(', ')}?` : '.';
  throw new UsageError(`There is no template ${JSON.stringify(typed)}${hint} \`annexa new --list\` shows all`);
}

function likely(templates: readonly DocumentTemplate[], wanted: string): readonly string[] {
  const ids = templates.map(({ id }) => id);
  const typo = nearest(wanted.replace(/[\s_]+/g, '-'), ids, 3);
  if (typo !== undefined) return [typo];
  const words = wanted.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  const telling = words.filter((word) => !common.has(word));
  const matches = (id: string): boolean =>
    (telling.length > 0 ? telling : words).some((word) => id.split('-').some((part) => part.startsWith(word)));
  return ids.filter(matches).slice(0, mostNamed);
}
