import { setFlagsFromString } from 'node:v8';

/** Major version of V8 → the flag that lets it run code longer before it optimises it. Node 20 has V8 11, Node 22 has V8 12. */
const flags: Readonly<Record<string, string>> = {
  11: '--interrupt-budget=400000',
  12: '--invocation-count-for-turbofan=10000',
};

/**
 * Lets V8 run code longer before it optimises it, for processes that soon end: else a check of some hundred documents spends
 * a quarter of its CPU on optimising what is hardly used again. Later versions weigh this by themselves.
 */
export function optimiseLater(): void {
  const flag = flags[process.versions.v8.split('.', 1)[0] as string];
  if (flag) setFlagsFromString(flag);
}
