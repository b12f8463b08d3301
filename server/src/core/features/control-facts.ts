import type { Control, Framework } from '../catalog/catalog.ts';

/** The title of the theme or domain a control belongs to. */
export function themeOf(framework: Framework, control: Control): string {
  return framework.groups.find((group) => group.id === control.group)?.title ?? control.group;
}

/** The attributes of a control as a Markdown list; empty if the framework has none. */
export function controlFacts(framework: Framework, control: Control): string {
  const lines: string[] = [];
  for (const attribute of framework.attributes ?? []) {
    const values = control.attributes?.[attribute.id] ?? [];
    const titles = values.map((id) => attribute.values.find((value) => value.id === id)?.title ?? id);
    if (titles.length > 0) lines.push(`- ${attribute.title}: ${titles.join(', ')}`);
  }
  return lines.join('\n');
}
