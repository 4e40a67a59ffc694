/** A command that failed, with everything it printed. */
export declare class CommandFailed extends Error {
  readonly output: string;
}
