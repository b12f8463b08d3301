/** What the exit status of a command says. A broken config outweighs an incomplete run, and that outweighs findings. */
export const exitCodes = {
  ok: 0,
  /** Findings at or above `--fail-on`, or a value below a threshold. */
  findings: 1,
  /** Wrong use of the command line, or a config that is not valid. */
  usage: 2,
  /** Something could not be read or written, so the result says less than was asked. */
  incomplete: 3,
} as const;

/** An exit status. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
