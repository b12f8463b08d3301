/**
 * What the packages contain; nothing else may get in. A pattern names a file, or `folder/*.ext` for the files of one
 * folder. What is required must be there, what is optional may be.
 */

const about = ['README.md', 'LICENSE', 'dist/THIRD-PARTY-NOTICES.txt'];

/** The npm package: the command line and the language server. */
export const npmFiles = {
  required: [
    ...about,
    'dist/catalog.json',
    'dist/cli.js',
    'dist/remark-parser.cjs',
    'dist/server.js',
    'dist/templates.json',
    'docs/schemas/annexa-check.schema.json',
    'docs/schemas/annexa-coverage.schema.json',
    'docs/schemas/annexa-duties.schema.json',
    'docs/schemas/annexa-explain.schema.json',
    'docs/schemas/annexa-history.schema.json',
    'docs/schemas/annexa-readiness.schema.json',
    'docs/schemas/annexa-diff.schema.json',
    'docs/schemas/annexa-report.schema.json',
    'docs/schemas/annexa-risks.schema.json',
  ],
  // pieces of the bundles have names of their own
  optional: ['CHANGELOG.md', 'dist/cli-*.js', 'dist/server-*.js', 'docs/schemas/*.json'],
};

/** The VS Code extension: one universal file, its parser as WebAssembly. */
export const vsixFiles = {
  required: [
    ...about,
    'dist/catalog.json',
    'dist/extension.cjs',
    'dist/remark-parser.cjs',
    'dist/server.js',
    'dist/templates.json',
    'dist/browser/extension.cjs',
    'dist/browser/server.js',
    'dist/satteri-wasm/index.js',
    'dist/satteri-wasm/satteri.wasm',
    'docs/schemas/annexa-config.schema.json',
    'client/media/preview.css',
    'examples/getting-started/annexa.yaml',
    'grammars/annexa.front-matter.injection.tmLanguage.json',
    'grammars/annexa.injection.tmLanguage.json',
    'snippets/annexa.json',
  ],
  optional: [
    'CHANGELOG.md',
    'dist/server-*.js',
    'client/media/*.png',
    'client/media/*.svg',
    'client/media/walkthrough/*.svg',
    'docs/schemas/*.json',
    'examples/getting-started/policies/*.md',
    'examples/getting-started/procedures/*.md',
  ],
};
