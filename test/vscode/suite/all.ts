import './activation.test.ts';
import './diagnostics.test.ts';
import './language-features.test.ts';
import './coverage.test.ts';
import './config.test.ts';
import './restart.test.ts';
