/** The environment of a child process: this one's, without what would make VS Code believe that it runs inside another. */
export function cleanEnvironment(extra = {}) {
  const env = { ...process.env, ...extra };
  for (const name of Object.keys(env)) if (/^(VSCODE_|CODE_SERVER_|ELECTRON_)/.test(name)) delete env[name];
  delete env.NODE_OPTIONS;
  return env;
}
