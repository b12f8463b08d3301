/**
 * Takes the place of Sätteri's native binding in the WebAssembly bundle: one instance on this thread, without a worker
 * pool, as every call that Annexa makes is synchronous. The module gets no file system, environment or arguments.
 */
import { readFileSync } from 'node:fs';
import { getDefaultContext, instantiateNapiModuleSync, WASI } from '@napi-rs/wasm-runtime';

// Limits are those that the build was linked with; pages are only taken when touched.
const memory = new WebAssembly.Memory({ initial: 4000, maximum: 65536, shared: true });

const { napiModule } = instantiateNapiModuleSync(readFileSync(new URL('./satteri.wasm', import.meta.url)), {
  context: getDefaultContext(),
  asyncWorkPoolSize: 0,
  wasi: new WASI({ version: 'preview1' }),
  onCreateWorker() {
    throw new Error('The parser runs on one thread');
  },
  overwriteImports(imports) {
    imports.env = { ...imports.env, ...imports.napi, ...imports.emnapi, memory };
    return imports;
  },
  beforeInit({ instance }) {
    for (const name of Object.keys(instance.exports)) if (name.startsWith('__napi_register__')) instance.exports[name]();
  },
});

/** What the native binding would export. */
export const binding = napiModule.exports;
