/**
 * Reads secrets from files, because anyone who may inspect a process or container can read its environment.
 *
 * `CURSOR_KEY_FILE=/run/secrets/cursor-key` means the same as `CURSOR_KEY` with the file's content.
 */
import { readFileSync, statSync } from "node:fs";

type Environment = Readonly<Record<string, string | undefined>>;

const SUFFIX = "_FILE";

/**
 * The environment with the secrets from files added. A line break at the end of a file is not part of the secret.
 * Reports each file that cannot be read in one sentence.
 */
export function withSecretFiles<T extends Environment>(
  environment: T,
  isSecret: (name: string) => boolean,
  tellProblem: (sentence: string) => void,
): T & Environment {
  const secrets: Record<string, string> = {};
  for (const [variable, path] of Object.entries(environment)) {
    const name = variable.slice(0, -SUFFIX.length);
    if (!path || !variable.endsWith(SUFFIX) || !isSecret(name)) continue;
    if (environment[name]) tellProblem(`${name} and ${variable} are both set: leave one of them out`);
    const secret = readSecretFile(variable, path, tellProblem);
    if (secret !== undefined) secrets[name] = secret;
  }
  return { ...environment, ...secrets };
}

/** The secret in the file that the variable names. Reports in one sentence why there is none, or not one to be used. */
export function readSecretFile(
  variable: string,
  path: string,
  tellProblem: (sentence: string) => void,
): string | undefined {
  try {
    if (canOthersRead(path)) {
      tellProblem(
        `${variable} names ${path}, which everybody on this machine may read: take that away with: chmod o= ${path}`,
      );
    }
    const secret = readFileSync(path, "utf8").replace(/\r?\n$/, "");
    if (secret !== "") return secret;
    tellProblem(`${variable} names ${path}, which is empty: write the secret into it`);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? error.code : error;
    tellProblem(
      `${variable} names ${path}, which cannot be read (${reason}): name a file that this user can read`,
    );
  }
  return undefined;
}

const READABLE_BY_OTHERS = 0o004;

/** Whether any user of this machine may read the file. On Windows files have no such mode. */
export function canOthersRead(path: string): boolean {
  return process.platform !== "win32" && (statSync(path).mode & READABLE_BY_OTHERS) !== 0;
}
