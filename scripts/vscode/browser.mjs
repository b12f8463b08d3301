import { existsSync } from 'node:fs';
import path from 'node:path';

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'msedge'];

/** Path of a Chromium: `CHROMIUM_PATH`, or the first one found on PATH. Undefined if there is none. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return programs.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
}

/**
 * Opens a page in a headless Chromium that reaches nothing but this machine.
 * @param {{ width: number, height: number, scale?: number }} viewport CSS pixels, and device pixels per CSS pixel.
 * @throws if there is no Chromium.
 */
export async function openPage(viewport = { width: 1280, height: 800 }) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium found: install it, or set CHROMIUM_PATH');
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const page = await browser.newPage({
    viewport: { width: viewport.width, height: viewport.height },
    deviceScaleFactor: viewport.scale ?? 1,
  });
  const isElsewhere = (url) => /^(https?|wss?):$/.test(url.protocol) && !['127.0.0.1', 'localhost'].includes(url.hostname);
  await page.context().route(isElsewhere, (route) => route.abort());
  return { browser, page };
}

/**
 * Address of the workbench that a server shows for a folder.
 * @param {string} authority host and port.
 * @param {string} folder absolute path.
 * @param {readonly (readonly [string, string])[]} payload what to open or run, as VS Code's pages take it.
 */
export function workbenchUrl(authority, folder, payload = []) {
  const url = new URL(`http://${authority}/`);
  url.searchParams.set('folder', folder);
  url.searchParams.set('payload', JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload]));
  return url.href;
}
