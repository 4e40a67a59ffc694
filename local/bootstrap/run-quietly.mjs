import { spawn } from "node:child_process";

/** A command that failed, with everything it printed. */
export class CommandFailed extends Error {
  constructor(command, output) {
    super(`${command} failed`);
    this.name = "CommandFailed";
    this.output = output;
  }
}

/** Runs a command without showing what it prints; rejects with {@link CommandFailed} when it does not exit with 0. */
export function runQuietly(command, args, options) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(chunk));
    const fail = (reason) =>
      reject(new CommandFailed([command, ...args].join(" "), Buffer.concat(chunks).toString() + reason));
    child.once("error", (error) => fail(error.message));
    child.once("close", (code) => (code === 0 ? resolve(Buffer.concat(chunks).toString()) : fail("")));
  });
}
