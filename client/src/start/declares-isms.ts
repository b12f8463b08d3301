/** Front matter is looked at this far, in UTF-16 units; document control data stand at its head. */
const furthest = 8192;
/** Keys without an opening fence are looked at this many lines far for the closing one. */
const headLines = 60;

const claimKeys: readonly RegExp[] = [
  /^(?:satisfies|controls?|control_(?:ids?|mappings?))$/,
  /_controls?$/,
  /^(?:annex_a|soc_?2|nist|csf|cobit|cis_|tsc|hipaa|pci)/,
  /(?:^|_)iso(?:_|\d|$)|2700[12]/,
];
const typeKey = /^(?:(?:document|doc|policy)_)?type$/;
/** What every collection of pages may have, and what only documents under control have. */
const plainKeys: readonly RegExp[] = [
  /^(?:id|acronym|[a-z_]+_id|(?:document|doc|policy)_(?:reference|number))$/,
  /(?:^|_)(?:status|state)$/,
  /^(?:revision|(?:[a-z_]+_)?version)$/,
];
const tellingKeys: readonly RegExp[] = [
  /^(?:(?:[a-z]+_)?owners?|owner_group|responsible\w*|maintainers?|custodian)$/,
  /^(?:approved_by|[a-z_]*approvers?|approval_authority)$/,
  /classification|^(?:confidentiality|sensitivity)/,
  /^(?:effective|valid|in_force)(?:_\w+)?$|^date_effective$/,
  /^(?:approval|approved|date_approved|date_of_approval)\w*$/,
  /review/,
];
const types = new Set(
  'policy standard procedure work-instruction guideline plan register record report charter scope methodology soa template sop playbook runbook richtlinie leitlinie verfahren politique procédure política procedimiento'.split(
    ' ',
  ),
);

/**
 * Whether the front matter of a Markdown text may say that it is a document of an ISMS. This is no judgement, only cheap
 * enough for every Markdown file that is opened: it decides whether the server, which judges, is started at all. Pages of
 * blogs and other collections must not pass.
 * @param text from its beginning; more than the front matter is not needed
 */
export function declaresIsms(text: string): boolean {
  const entries = headEntries(text.slice(0, furthest));
  if (entries.some(({ key, value }) => /\d/.test(value) && claimKeys.some((pattern) => pattern.test(key)))) return true;
  const keys = entries.filter(({ value }) => value !== '').map(({ key }) => key);
  const telling = tellingKeys.filter((pattern) => keys.some((key) => pattern.test(key))).length;
  const plain = plainKeys.filter((pattern) => keys.some((key) => pattern.test(key))).length;
  const type = entries.find(({ key }) => typeKey.test(key));
  if (type && isType(type.value) && telling + plain >= 1) return true;
  return telling >= 1 && telling + plain >= 3;
}

function isType(value: string): boolean {
  const words = value
    .replace(/^["']|["']$/g, '')
    .trim()
    .toLowerCase()
    .replaceAll('_', '-');
  return types.has(words.replaceAll(' ', '-')) || words.split(/[\s-]+/).some((word) => types.has(word));
}

/** The keys at the top of the front matter, in snake_case, each with all that stands below it, on one line. */
function headEntries(text: string): { readonly key: string; readonly value: string }[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const fenced = /^---\s*$|^---\s*ya?ml\s*$/.test(lines[0] ?? '');
  const from = fenced ? 1 : 0;
  const end = lines.findIndex((line, index) => index >= from && /^(?:---|\.\.\.)\s*$/.test(line));
  if (!fenced && (end < 1 || end > headLines)) return [];
  const content = lines.slice(from, end < 0 ? undefined : end);
  const entries: { key: string; value: string }[] = [];
  for (const line of content[0]?.trimStart().startsWith('{') ? flowLines(content) : content) {
    const colon = line.search(/:(?=\s|$)/);
    const last = entries.at(-1);
    if (colon > 0 && !/^[\s#-]/.test(line)) entries.push({ key: snakeCase(line.slice(0, colon)), value: line.slice(colon + 1).trim() });
    else if (last && line.trim() !== '') last.value = `${last.value} ${line.trim()}`.trim();
  }
  return entries;
}

/** A mapping in braces as one line for each key. */
function flowLines(content: readonly string[]): string[] {
  const text = content.join(' ').trim();
  // a piece of a list has no key and goes to the one before
  return text
    .slice(1, text.endsWith('}') ? -1 : undefined)
    .split(',')
    .map((line) => line.trim());
}

function snakeCase(key: string): string {
  return key
    .replaceAll(/["']/g, '')
    .trim()
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}
