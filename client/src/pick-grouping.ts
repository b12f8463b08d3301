import * as vscode from 'vscode';

/** Something a view can be grouped by. */
interface Grouping {
  readonly id: string;
  readonly title: string;
}

/**
 * Asks by what a view is to be grouped.
 * @param wanted id of a grouping, as a key binding may give it; then nobody is asked
 * @returns its id, undefined if the user gave up
 */
export async function pickGrouping(groupings: readonly Grouping[], current: string, wanted?: unknown): Promise<string | undefined> {
  const given = groupings.find(({ id }) => id === wanted);
  if (given) return given.id;
  const items = groupings.map(({ id, title }) => ({ label: title, ...(id === current && { description: 'now' }), id }));
  const picked = await vscode.window.showQuickPick(items, { title: 'Group by', placeHolder: 'Group by' });
  return picked?.id;
}
