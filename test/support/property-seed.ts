/**
 * Property tests try the same cases in every run, for a failure that comes and goes stops those who did not cause it.
 * `ANNEXA_TEST_SEED=7 npx mocha test/property` tries others; `random` takes new ones each time. Given to each test: a
 * setting of the library for all of them holds for one of its two builds, and test files load either.
 */
const { ANNEXA_TEST_SEED: asked = '20261122' } = process.env;

/** For the settings of a property. */
export const seeded: { readonly seed?: number } = asked === 'random' ? {} : { seed: Number(asked) };
