// A mocha reporter for the whole run: dots while it goes, failures and the slowest files at the end, the counts into a file.
const { writeFileSync } = require('node:fs');
const { relative } = require('node:path');
const { reporters } = require('mocha');

/** Files named for the time they take. */
const slowest = 10;

module.exports = class CountReporter extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    const failed = [];
    const seconds = new Map();
    runner.on('fail', (test) => failed.push(test.fullTitle()));
    runner.on('test end', ({ file, duration }) => seconds.set(file, (seconds.get(file) ?? 0) + (duration ?? 0) / 1000));
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      const dear = [...seconds].sort((a, b) => b[1] - a[1]).slice(0, slowest);
      console.log(dear.map(([file, time]) => `${time.toFixed(0).padStart(5)} s  ${relative('.', file ?? '')}`).join('\n'));
      // behind all that is told of them, so that a list cut at its beginning names them all
      for (const title of failed) console.log(`failed: ${title}`);
      writeFileSync(
        process.env.ANNEXA_TEST_RESULT,
        JSON.stringify({ ok: failures === 0 && passes > 0, passed: passes, failed: failures, pending }),
      );
    });
  }
};
