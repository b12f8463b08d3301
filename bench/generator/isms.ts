import { planDocument } from './plan.ts';
import { writeDocument } from './write-document.ts';

/** How large a generated ISMS is. */
export interface IsmsSize {
  readonly documents: number;
  /** Bytes that each document reaches. */
  readonly bytes: number;
  /** Other seeds give other texts of the same kind. */
  readonly seed?: number;
}

/** A file of a generated ISMS. */
export interface GeneratedFile {
  /** Path below the generated folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The config that makes the generated folder an ISMS. */
const config = 'organization: Example\nlanguage: en\nframeworks: [iso27001-2022]\n';

/** The files of a synthetic ISMS, one by one: the same for the same size and seed. */
export function* generateIsms({ documents, bytes, seed = 1 }: IsmsSize): Generator<GeneratedFile> {
  yield { path: 'annexa.yaml', text: config };
  for (let number = 0; number < documents; number++) {
    const document = planDocument(number);
    yield { path: document.path, text: writeDocument(document, documents, bytes, seed) };
  }
}
