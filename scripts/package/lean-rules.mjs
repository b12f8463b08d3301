import { readFile } from 'node:fs/promises';
import { parse } from 'acorn';
import { transform } from 'esbuild';

/** What stands in the place of a property that is left out, by the type of its value. */
const replacements = { ArrayExpression: '[]', Literal: "''", TemplateLiteral: "''" };

/**
 * An esbuild plugin: properties of the rules that a bundle does not read become empty. Examples are for tests and pages,
 * reasons for pages and `annexa explain`; together they would be an eighth of the server.
 * @param {readonly string[]} properties names of properties whose values are lists or texts
 */
export function leanRules(properties) {
  return {
    name: 'lean-rules',
    setup(pluginBuild) {
      pluginBuild.onLoad({ filter: /[\\/]core[\\/]rules[\\/].*\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        if (!source.includes('examples: [')) return undefined;
        const { code } = await transform(source, { loader: 'ts', format: 'esm', target: 'esnext' });
        let kept = '';
        let from = 0;
        for (const { type, start, end } of valuesOf(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), properties)) {
          kept += `${code.slice(from, start)}${replacements[type]}`;
          from = end;
        }
        return { contents: kept + code.slice(from), loader: 'js' };
      });
    },
  };
}

/** The values of the properties, in order. */
function* valuesOf(node, properties) {
  if (node.type === 'Property' && properties.includes(node.key.name) && node.value.type in replacements) {
    yield node.value;
    return;
  }
  for (const child of Object.values(node))
    for (const each of Array.isArray(child) ? child : [child]) if (typeof each?.type === 'string') yield* valuesOf(each, properties);
}
