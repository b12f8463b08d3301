// JavaScript in place of two native modules of VS Code's server, which would need a compiler.

/** Same calls as `@vscode/spdlog`; appends to the file at once. Without it output channels would not be written. */
export const spdlog = `'use strict';
const fs = require('fs');
const path = require('path');
const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(file) {
    this.file = file;
    this.level = 2;
    this.raw = false;
    this.dropped = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.appendFileSync(file, '');
  }
  write(level, message) {
    if (level < this.level || this.dropped) return;
    const stamp = new Date().toISOString().replace('T', ' ').replace('Z', '');
    const line = this.raw ? message : stamp + ' [' + names[level] + '] ' + message + '\\n';
    try { fs.appendFileSync(this.file, line); } catch { /* the profile is already gone */ }
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() { this.raw = true; }
  flush() {}
  drop() { this.dropped = true; }
}
names.forEach((name, level) => { Logger.prototype[name === 'warning' ? 'warn' : name] = function (message) { this.write(level, message); }; });
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = async (name, file) => new Logger(file);
exports.createAsyncRotatingLogger = async (name, file) => new Logger(file);
`;

/** Same calls as `@vscode/native-watchdog`; the harness ends the whole process group itself. */
export const nativeWatchdog = 'exports.start = () => {}; exports.exit = (code) => process.exit(code || 0);\n';

/** `@vscode/ripgrep` downloads its program when installed; the newer package ships it. */
export const ripgrep =
  "exports.rgPath = require('path').join(__dirname, '../ripgrep-universal/bin', process.platform + '-' + process.arch, 'rg');\n";
