/** What a command knows of the process it runs in; handed in, so that tests can hand in another. */
export interface CliIo {
  /** Absolute path of the working directory. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: CliStream;
  readonly stderr: CliStream;
  /** Starts the language server in this process; resolves when it listens. */
  readonly startServer: () => Promise<unknown>;
}

/** A stream as far as commands need it. */
export interface CliStream {
  readonly isTTY?: boolean;
  write(content: string | Uint8Array): unknown;
}
