import fc from 'fast-check';

/**
 * Property tests try the same cases in every run, for a failure that comes and goes stops those who did not cause it.
 * `ANNEXA_TEST_SEED=7 npx mocha test/property` tries others; `random` takes new ones each time.
 */
const { ANNEXA_TEST_SEED: asked = '20261122' } = process.env;
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });
