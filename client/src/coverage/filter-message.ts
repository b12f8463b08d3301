import { type ControlFilter, isFiltering } from './filter-controls.ts';

/** What the filter shows, for the line above the tree; empty without a filter. */
export function filterMessage(filter: ControlFilter, shown: number, all: number): string {
  if (!isFiltering(filter)) return '';
  const text = filter.text.trim();
  const parts = [
    ...(filter.states.length > 0 ? [filter.states.join(', ')] : []),
    ...(text === '' ? [] : [`“${text}”`]),
    ...(filter.document ? [`controls of “${filter.document.title}”`] : []),
  ];
  return `Showing ${parts.join(' · ')}: ${shown} of ${all} controls.`;
}
