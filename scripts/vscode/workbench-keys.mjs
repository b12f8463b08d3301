/** Longest wait for anything the workbench is to show, in milliseconds; the machine may be busy. */
export const patience = 60_000;
/** A key is pressed again after this: one that comes while the focus moves is lost. */
const pressAgainMs = 4000;
const quickInput = '.quick-input-widget input.input';
const quickRow = '.quick-input-widget .quick-input-list .monaco-list-row.focused';
const suggestion = '.suggest-widget.visible .monaco-list-row.focused';
const action = '.action-widget .monaco-list-row';

/**
 * Waits until something holds.
 * @template T
 * @param {string} what for the message of the error.
 * @param {() => T | Promise<T>} probe asked again and again; anything but false, null and undefined ends the wait.
 * @returns {Promise<NonNullable<T>>}
 * @throws if it does not hold in time.
 */
export async function until(what, probe) {
  const end = Date.now() + patience;
  for (;;) {
    const value = await probe();
    if (value !== false && value !== null && value !== undefined) return value;
    if (Date.now() > end) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/** What somebody does at the keyboard of a workbench; each waits until the workbench has followed. */
export class WorkbenchKeys {
  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  /** Presses a key until what it brings is there and visible. @param selector of what it brings. */
  async pressFor(key, selector) {
    const wanted = this.page.locator(selector).first();
    let pressed = 0;
    let seen = 0;
    await until(`${key} brings ${selector}`, async () => {
      // twice in a row: what has the focus for a moment only is gone before the first letter
      seen = (await wanted.isVisible()) ? seen + 1 : 0;
      if (seen > 1) return true;
      if (seen > 0) return null;
      if (Date.now() - pressed > pressAgainMs) {
        pressed = Date.now();
        await this.press(key);
      }
      return null;
    });
  }

  type(text) {
    return this.page.keyboard.type(text, { delay: 40 });
  }

  /** Runs a command of the palette by its full title. */
  async command(title) {
    await this.pressFor('F1', `${quickInput}:focus`);
    await this.pick(title, title);
  }

  /** Opens a file by its name. */
  async open(name) {
    await this.pressFor('Control+p', `${quickInput}:focus`);
    await this.pick(name, name);
    await this.page.locator('.tab.active').filter({ hasText: name }).waitFor({ timeout: patience });
    await this.editor();
  }

  /** Types into the list that is open, and takes the entry that comes first, which must be the one that is meant. */
  async pick(typed, entry) {
    await this.quickInput(typed);
    await this.page.locator(quickRow).filter({ hasText: entry }).first().waitFor({ timeout: patience });
    await this.press('Enter');
  }

  /** Types into the input at the top once it has the focus, for an editor that opens late would get the first letters. */
  async quickInput(typed) {
    const input = this.page.locator(quickInput);
    await this.page.waitForSelector(`${quickInput}:focus`, { timeout: patience });
    await this.type(typed);
    await until('all letters arrive', async () => (await input.inputValue()).endsWith(typed));
  }

  /** Waits until the text editor has the focus. */
  async editor() {
    await this.page.waitForSelector('.editor-instance .monaco-editor.focused', { timeout: patience });
  }

  /** Puts the cursor where a text stands in a file, or after it. */
  async goTo(fileText, searched, side = 'start') {
    const found = fileText.indexOf(searched);
    if (found < 0) throw new Error(`the file does not hold ${JSON.stringify(searched)}`);
    const before = fileText.slice(0, side === 'start' ? found : found + searched.length).split('\n');
    const [line, column] = [before.length, before.at(-1).length + 1];
    await this.pressFor('Control+g', `${quickInput}:focus`);
    await this.quickInput(`${line}:${column}`);
    await this.press('Enter');
    await this.page.getByText(`Ln ${line}, Col ${column}`, { exact: true }).first().waitFor({ timeout: patience });
    await this.editor();
  }

  /** Types words and takes the first suggestion with Enter. @returns what the list said of it. */
  async complete(words, expected) {
    await this.type(words);
    const row = this.page.locator(suggestion).filter({ hasText: expected }).first();
    await row.waitFor({ timeout: patience });
    return row.innerText();
  }

  /** Takes the suggestion that is in front. */
  async accept() {
    await this.press('Enter');
    await this.page.waitForSelector('.suggest-widget.visible', { state: 'detached', timeout: patience }).catch(() => undefined);
    await until('the list of suggestions closes', async () => (await this.page.locator('.suggest-widget.visible').count()) === 0);
  }

  /** Opens the list of code actions; asks again where an answer that was under way when the text changed is thrown away. */
  async actions(key = 'Control+.') {
    const rows = this.page.locator(`${action}.action`);
    const isOpen = async () => (await rows.count()) > 0 && (await rows.first().isVisible());
    let asked = 0;
    await until('code actions are offered', async () => {
      if (await isOpen()) return true;
      if (Date.now() - asked > 5000) {
        asked = Date.now();
        await this.press(key);
      }
      return null;
    });
    return (await rows.allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' ').trim());
  }

  /** Walks to an entry of the open list of code actions and takes it. */
  async take(title) {
    const focused = this.page.locator(`${action}.focused`).filter({ hasText: title });
    for (let step = 0; step < 40 && (await focused.count()) === 0; step++) await this.press('ArrowDown');
    await focused.first().waitFor({ timeout: patience });
    await this.press('Enter');
    await until('the list of actions closes', async () => !(await this.page.locator(action).first().isVisible()));
  }

  /** Problems as the status bar counts them; hints are none. */
  async problems() {
    const label = await this.page.locator('[id="status.problems"] a').first().getAttribute('aria-label');
    return [...(label ?? '').matchAll(/\d+/g)].reduce((sum, [digits]) => sum + Number(digits), 0);
  }
}
