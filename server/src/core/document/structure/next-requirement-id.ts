import type { Requirement } from '../policy-document.ts';

/**
 * The next free id of a document: counts up from the highest of the same kind.
 * @param like an id to be like, `req-ac-01`; by default the last one of the document, else `req-01`
 */
export function nextRequirementId(requirements: readonly Requirement[], like?: string): string {
  const ids = requirements.flatMap(({ id }) => id ?? []);
  const model = like ?? ids.at(-1) ?? 'req-00';
  const digits = /\d{1,6}$/.exec(model)?.[0] ?? '';
  const stem = digits === '' ? `${model}-` : model.slice(0, model.length - digits.length);
  const numbers = ids.flatMap((id) => {
    const rest = id.toLowerCase().startsWith(stem.toLowerCase()) ? id.slice(stem.length) : '';
    return /^\d{1,6}$/.test(rest) ? [Number(rest)] : [];
  });
  return `${stem}${String(Math.max(0, ...numbers) + 1).padStart(Math.max(2, digits.length), '0')}`;
}
