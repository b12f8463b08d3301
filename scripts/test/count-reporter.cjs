// A mocha reporter for the whole run: dots while it goes, failures at the end, the counts into a file.
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class CountReporter extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      writeFileSync(
        process.env.ANNEXA_TEST_RESULT,
        JSON.stringify({ ok: failures === 0 && passes > 0, passed: passes, failed: failures, pending }),
      );
    });
  }
};
