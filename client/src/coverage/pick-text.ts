import * as vscode from 'vscode';
import type { CoverageView } from './coverage-view.ts';

/**
 * Shows only controls that have some words; the tree follows while the user types, and goes back if they give up.
 * @param wanted the words, as a key binding may give them; without it the user is asked.
 */
export async function pickText(view: CoverageView, wanted?: unknown): Promise<void> {
  if (typeof wanted === 'string') return view.setText(wanted);
  const before = view.filter.text;
  const input = vscode.window.createInputBox();
  input.title = 'Find controls';
  input.placeholder = 'Id, title, keyword or document, such as backup or A.8';
  input.prompt = 'Enter keeps the filter, Escape takes it back. An empty text shows all controls.';
  input.value = before;
  let accepted = false;
  await new Promise<void>((resolve) => {
    input.onDidChangeValue((text) => void view.setText(text));
    input.onDidAccept(() => {
      accepted = true;
      input.hide();
    });
    input.onDidHide(() => resolve());
    input.show();
  });
  const typed = input.value;
  input.dispose();
  await view.setText(accepted ? typed : before);
}
