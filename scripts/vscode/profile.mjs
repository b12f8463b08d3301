import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Settings that keep the workbench quiet: no welcome page, no AI, no telemetry, no look-ups. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'security.workspace.trust.enabled': false,
  'git.enabled': false,
  'typescript.disableAutomaticTypeAcquisition': true,
};

/**
 * A throw-away profile: server data, user settings, extensions.
 * @param {Record<string, unknown>} settings on top of the quiet ones.
 */
export function makeProfile(settings = {}) {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'annexa-profile-'));
  const extensions = path.join(dir, 'extensions');
  const user = path.join(dir, 'data/User');
  mkdirSync(user, { recursive: true });
  mkdirSync(extensions);
  writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 1));
  return { dir, extensions, remove: () => rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}
