/** Writes a synthetic ISMS: `npx tsx bench/generate.ts --documents 1000 --bytes 20000 --out FOLDER [--seed 1]`. */
import { parseArgs } from 'node:util';
import { writeIsms } from './generator/write-isms.ts';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '300' },
    bytes: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});
const [documents, bytes, seed] = [values.documents, values.bytes, values.seed].map((text) => {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`Not a whole number: ${text}`);
  return number;
}) as [number, number, number];
if (!values.out) throw new Error('Say where to: --out FOLDER');
const written = writeIsms(values.out, { documents, bytes, seed });
console.log(`${written.paths.length} documents, ${(written.bytes / 1e6).toFixed(1)} MB in ${values.out}`);
