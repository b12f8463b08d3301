import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkSync } from 'recheck';
import { boundedRegexes } from './bounded.ts';
import { constructedRegexes, type FoundRegex, literalRegexes } from './collect.ts';

/** Longest input for which the square of it is no harm. */
const short = 2000;

/** What is wrong with a regular expression, null for one that takes time in proportion to its input. */
function complaint({ source, flags, file }: FoundRegex): string | null {
  const result = checkSync(source, flags, { timeout: 60_000 });
  if (result.status === 'safe') return null;
  const name = `${file}: /${source}/${flags}`;
  if (result.status !== 'vulnerable') return `${name} could not be checked: ${result.error.kind}`;
  const { complexity, attack } = result;
  const bound = boundedRegexes.find((known) => known.file === file && known.source === source);
  const isSquare = complexity.type === 'polynomial' && complexity.degree === 2;
  return bound && isSquare ? null : `${name} takes ${complexity.summary} time, for example on ${attack.pattern}`;
}

describe('regular expressions', function () {
  this.timeout(300_000);

  it('the check tells those that are dangerous', () => {
    const check = (source: string) => complaint({ source, flags: '', file: 'x' });
    assert.equal(check('^a+$'), null);
    assert.match(check('^(?:a|a)*$') ?? '', /exponential/);
    assert.match(check('a+b') ?? '', /polynomial/);
  });

  it('take time in proportion to their input, or have short input', () => {
    const literals = literalRegexes();
    const constructed = constructedRegexes(literals);
    assert.ok(literals.length > 150 && constructed.length >= 5, `${literals.length} literals, ${constructed.length} constructed`);
    const unique = new Map([...literals, ...constructed].map((regex) => [`${regex.file}/${regex.source}/${regex.flags}`, regex]));
    const complaints = [...unique.values()].map(complaint).filter((each) => each !== null);
    assert.deepEqual(complaints, []);
  });

  it('that are excused are there, and their input is short', () => {
    const literals = new Set(literalRegexes().map(({ file, source }) => `${file}/${source}`));
    for (const { file, source, longest } of boundedRegexes) {
      assert.ok(literals.has(`${file}/${source}`), `${file} has no /${source}/ any more`);
      assert.ok(longest <= short, source);
    }
  });
});
