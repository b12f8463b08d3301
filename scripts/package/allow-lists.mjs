/**
 * What the packages contain; nothing else may get in. A pattern names a file, or `folder/*.ext` for the files of one
 * folder. What is required must be there, what is optional may be.
 */

const about = ['README.md', 'LICENSE', 'dist/THIRD-PARTY-NOTICES.txt'];

/** The npm package: the command line and the language server. */
export const npmFiles = {
  required: [
    ...about,
    'dist/cli.js',
    'dist/remark-parser.cjs',
    'dist/server.js',
    'docs/schemas/annexa-check.schema.json',
    'docs/schemas/annexa-coverage.schema.json',
  ],
  optional: ['CHANGELOG.md', 'docs/schemas/*.json'],
};

/** The VS Code extension: one universal file, its parser as WebAssembly. */
export const vsixFiles = {
  required: [
    ...about,
    'dist/extension.cjs',
    'dist/remark-parser.cjs',
    'dist/server.js',
    'dist/browser/extension.cjs',
    'dist/browser/server.js',
    'dist/satteri-wasm/index.js',
    'dist/satteri-wasm/satteri.wasm',
    'docs/schemas/annexa-config.schema.json',
    'grammars/annexa.injection.tmLanguage.json',
    'snippets/annexa.json',
  ],
  optional: ['CHANGELOG.md', 'client/media/*.png', 'client/media/*.svg', 'docs/schemas/*.json'],
};
