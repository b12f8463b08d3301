import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { check as checkRegex } from 'recheck';
import { alternativesOf } from './alternatives.ts';
import { boundedRegexes } from './bounded.ts';
import { constructedRegexes, type FoundRegex, literalRegexes } from './collect.ts';

/** Longest input for which the square of it is no harm. */
const short = 2000;

/** Above this length a regular expression is tried with inputs, which takes long and may mistake much of one degree for a higher one. */
const workedOut = 120;

/**
 * What is wrong with a regular expression, null for one that takes time in proportion to its input. One that is sound if each
 * of its alternatives is needs no trying with inputs, which on a busy machine finds what is not there.
 */
async function complaint({ source, flags, file }: FoundRegex): Promise<string | null> {
  if (source.length > workedOut && (await hasSoundParts({ source, flags, file }))) return null;
  const result = await checkRegex(source, flags, { timeout: 60_000 });
  if (result.status === 'safe') return null;
  if (result.checker === 'fuzz' && source.length <= workedOut && (await hasSoundParts({ source, flags, file }))) return null;
  const name = `${file}: /${source}/${flags}`;
  if (result.status !== 'vulnerable') return `${name} could not be checked: ${result.error.kind}`;
  const { complexity, attack } = result;
  const bound = boundedRegexes.find((known) => known.file === file && known.source === source);
  const isSquare = complexity.type === 'polynomial' && complexity.degree === 2;
  return bound && isSquare ? null : `${name} takes ${complexity.summary} time, for example on ${attack.pattern}`;
}

async function hasSoundParts({ source, flags, file }: FoundRegex): Promise<boolean> {
  const parts = alternativesOf(source);
  return parts.length > 1 && (await complaints(parts.map((part) => ({ source: part, flags, file })))).length === 0;
}

async function complaints(regexes: Iterable<FoundRegex>): Promise<string[]> {
  const all: string[] = [];
  for (const regex of regexes) {
    const found = await complaint(regex);
    if (found !== null) all.push(found);
  }
  return all;
}

describe('regular expressions', function () {
  this.timeout(900_000);

  it('the check tells those that are dangerous', async () => {
    const check = (source: string) => complaint({ source, flags: '', file: 'x' });
    assert.equal(await check('^a+$'), null);
    assert.match((await check('^(?:a|a)*$')) ?? '', /exponential/);
    assert.match((await check('a+b')) ?? '', /polynomial/);
    assert.match((await check(String.raw`(?<!x)(?:b|c(?=(d))\1|a+b)`)) ?? '', /polynomial/);
  });

  it('the check tells a dangerous alternative among many', async () => {
    const sound = Array.from({ length: 40 }, (_, i) => `word${i}`).join('|');
    assert.deepEqual(alternativesOf(String.raw`(?<!x)(?:b|c[|)]|d(?:e|f)\|)`), [
      '(?<!x)(?:b)',
      '(?<!x)(?:c[|)])',
      String.raw`(?<!x)(?:d(?:e|f)\|)`,
    ]);
    assert.deepEqual(alternativesOf('a(?:b|c)+'), []);
    const check = (source: string) => complaint({ source, flags: '', file: 'x' });
    assert.equal(await check(`(?<!x)(?:${sound})`), null);
    assert.match((await check(`(?<!x)(?:${sound}|a+b)`)) ?? '', /polynomial/);
  });

  it('take time in proportion to their input, or have short input', async () => {
    const literals = literalRegexes();
    const constructed = constructedRegexes(literals);
    assert.ok(literals.length > 150 && constructed.length >= 5, `${literals.length} literals, ${constructed.length} constructed`);
    const unique = new Map([...literals, ...constructed].map((regex) => [`${regex.file}/${regex.source}/${regex.flags}`, regex]));
    assert.deepEqual(await complaints(unique.values()), []);
  });

  it('that are excused are there, and their input is short', () => {
    const literals = new Set(literalRegexes().map(({ file, source }) => `${file}/${source}`));
    for (const { file, source, longest } of boundedRegexes) {
      assert.ok(literals.has(`${file}/${source}`), `${file} has no /${source}/ any more`);
      assert.ok(longest <= short, source);
    }
  });
});
