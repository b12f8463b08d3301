/// <reference types="mocha" />
// In a browser mocha is no module: its build puts these names into the global scope.
const names = globalThis as unknown as typeof import('mocha');

export const { after, afterEach, before, beforeEach, describe, it } = names;
