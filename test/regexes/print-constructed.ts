/** Prints, as JSON, the regular expressions that the engine makes from strings while it loads and reads the example. */
import { fileURLToPath } from 'node:url';

const made = new Map<string, { source: string; flags: string }>();
globalThis.RegExp = new Proxy(RegExp, {
  construct(target, [pattern, flags], newTarget) {
    const regex = Reflect.construct(target, [pattern, flags], newTarget) as RegExp;
    // packages make theirs too; ours are told by who calls
    if (typeof pattern === 'string' && /[\\/]server[\\/]src[\\/]/.test(new Error().stack?.split('\n')[2] ?? ''))
      made.set(`/${regex.source}/${regex.flags}`, { source: regex.source, flags: regex.flags });
    return regex;
  },
});

const { createIsmsService } = await import('../../server/src/core/service.ts');
const { createNodePorts } = await import('../../server/src/host/node/node-ports.ts');
const folders = [fileURLToPath(new URL('../../examples/northwind', import.meta.url))];
const logger = { info() {}, warn() {}, error() {} };
const service = createIsmsService(await createNodePorts({ folders, asOf: '2026-11-22', logger }));
await service.scan();
process.stdout.write(JSON.stringify([...made.values()]));
