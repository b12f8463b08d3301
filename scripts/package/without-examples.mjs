import { readFile } from 'node:fs/promises';
import { parse } from 'acorn';
import { transform } from 'esbuild';

/**
 * An esbuild plugin: the examples of the rules are for tests and for the pages, nobody reads them at run time, and they
 * would be a tenth of the server. Lists of the property `examples` in the files of the rules become empty.
 */
export const withoutExamples = {
  name: 'without-examples',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /[\\/]core[\\/]rules[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes('examples: [')) return undefined;
      const { code } = await transform(source, { loader: 'ts', format: 'esm', target: 'esnext' });
      let kept = '';
      let from = 0;
      for (const { start, end } of exampleLists(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }))) {
        kept += `${code.slice(from, start)}[]`;
        from = end;
      }
      return { contents: kept + code.slice(from), loader: 'js' };
    });
  },
};

/** The lists that are the value of a property `examples`, in order. */
function* exampleLists(node) {
  if (node.type === 'Property' && node.key.name === 'examples' && node.value.type === 'ArrayExpression') {
    yield node.value;
    return;
  }
  for (const child of Object.values(node))
    for (const each of Array.isArray(child) ? child : [child]) if (typeof each?.type === 'string') yield* exampleLists(each);
}
