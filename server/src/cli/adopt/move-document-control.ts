import type { PolicyDocument } from '../../core/document/policy-document.ts';
import { differences } from '../../core/features/document-control/same-reading.ts';
import { documentControlEdits, type KeptValue, type MovedValue } from '../../core/features/document-control-edits.ts';
import type { IsmsService } from '../../core/service-api.ts';
import { LineIndex } from '../../core/text/line-index.ts';
import { applyEdits } from '../../core/text/text-edit.ts';

/** A document whose document control data move into its front matter, or stay. */
export interface AdoptedDocument {
  readonly uri: string;
  readonly before: string;
  /** The same as {@link before} if nothing moves. */
  readonly after: string;
  readonly moved: readonly MovedValue[];
  readonly kept: readonly (KeptValue & { /** Zero-based. */ readonly line: number })[];
}

/** How often a document is tried again with fewer keys. */
const maxTries = 8;

/**
 * Moves document control data into front matter, in the service's memory only. A document is changed only if it is read
 * afterwards as before: same values, sections, references and links, and no error or warning that was not there.
 * @param uris documents that may be changed
 * @param language the language of documents of a file's folder that do not say
 * @param readText the text of a file, undefined if it cannot be read
 */
export async function moveDocumentControl(
  service: IsmsService,
  uris: readonly string[],
  language: (uri: string) => string,
  readText: (uri: string) => Promise<string | undefined>,
): Promise<AdoptedDocument[]> {
  const adopted: AdoptedDocument[] = [];
  const weights = new FindingWeights(service);
  for (const uri of uris) {
    const document = service.document(uri);
    if (document?.classification.isDocument !== true) continue;
    const text = await readText(uri);
    if (text === undefined) continue;
    const result = await adopt(service, document, text, language(uri), weights);
    if (result.after !== result.before || result.kept.length > 0) adopted.push(result);
  }
  return adopted;
}

async function adopt(
  service: IsmsService,
  scanned: PolicyDocument,
  before: string,
  language: string,
  weights: FindingWeights,
): Promise<AdoptedDocument> {
  const { uri } = scanned;
  const { catalog } = service;
  const lines = new LineIndex(before);
  const keep = new Set<string>();
  // the facts must be those of this very text; most documents have nothing to move, then their length is sign enough
  let document = scanned;
  let isOpen = false;
  const take = async (text: string): Promise<PolicyDocument> => {
    isOpen = true;
    await weights.take(uri, text);
    return service.document(uri) as PolicyDocument;
  };
  if (document.lines.length !== before.length) document = await take(before);
  for (let tries = 1; ; tries++) {
    let plan = documentControlEdits(document, before, { catalog, language, keep });
    if (plan.edits.length > 0 && !isOpen) {
      document = await take(before);
      weights.settle();
      plan = documentControlEdits(document, before, { catalog, language, keep });
    }
    const kept = plan.kept.map((value) => ({ ...value, line: lines.lineAt(value.range.start) }));
    if (plan.edits.length === 0) {
      if (isOpen) await service.closeText(uri);
      return { uri, before, after: before, moved: [], kept };
    }
    const after = applyEdits(before, plan.edits).text;
    const now = await take(after);
    const blamed =
      differences(document, now, plan.moved, service.catalog) ?? movesAgain(service, now, after, language) ?? weights.worse(now);
    if (blamed === null) {
      weights.settle();
      return { uri, before, after, moved: plan.moved, kept };
    }
    await take(before);
    const fresh = blamed.filter((key) => !keep.has(key));
    // nobody in particular is to blame: then all stay
    for (const key of fresh.length > 0 && tries < maxTries ? fresh : plan.moved.map((value) => value.key)) keep.add(key);
  }
}

/** Keys that would move if the command ran again, which it must not find; null if there are none. */
function movesAgain(service: IsmsService, document: PolicyDocument, text: string, language: string): string[] | null {
  const { edits, moved } = documentControlEdits(document, text, { catalog: service.catalog, language });
  return edits.length === 0 ? null : moved.map((value) => value.key);
}

/** How many errors and warnings each rule has in each file, now and at the last text that was accepted. */
class FindingWeights {
  readonly #service: IsmsService;
  readonly #accepted = new Map<string, ReadonlyMap<string, number>>();
  #touched = new Set<string>();

  constructor(service: IsmsService) {
    this.#service = service;
    for (const uri of service.urisWithFindings()) this.#accepted.set(uri, this.#count(uri));
  }

  async take(uri: string, text: string): Promise<void> {
    const { uris } = await this.#service.setOpenText({ uri, version: 1, text });
    for (const each of uris) this.#touched.add(each);
  }

  /** Accepts what is there now. */
  settle(): void {
    for (const uri of this.#touched) this.#accepted.set(uri, this.#count(uri));
    this.#touched = new Set();
  }

  /** Keys of a document's front matter that errors or warnings stand at that were not there before; null if there are none. */
  worse(document: PolicyDocument): string[] | null {
    const blamed = new Set<string>();
    let isWorse = false;
    for (const uri of this.#touched) {
      const before = this.#accepted.get(uri);
      const rules = [...this.#count(uri)].flatMap(([rule, count]) => (count > (before?.get(rule) ?? 0) ? [rule] : []));
      if (rules.length === 0) continue;
      isWorse = true;
      if (uri !== document.uri) continue;
      for (const { rule, span } of this.#service.findings(uri))
        for (const field of rules.includes(rule) ? document.metadata.fields : [])
          if (field.carrier === 'front-matter' && field.keyRange.start <= span.end && span.start <= field.valueRange.end)
            blamed.add(field.key);
    }
    return isWorse ? [...blamed] : null;
  }

  #count(uri: string): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { rule, severity } of this.#service.findings(uri))
      if (severity === 'error' || severity === 'warning') counts.set(rule, (counts.get(rule) ?? 0) + 1);
    return counts;
  }
}
