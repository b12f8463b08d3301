import type { Clock } from '../core/ports.ts';

/**
 * The clock of this machine, in its own time zone.
 * @param fixed an ISO date that takes its place, for repeatable runs
 */
export function systemClock(fixed?: string): Clock {
  return { today: () => fixed ?? isoDate(new Date()) };
}

function isoDate(date: Date): string {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`;
}
