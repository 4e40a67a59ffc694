/**
 * Reads secrets from files, because anyone who may inspect a process or container can read its environment.
 *
 * `CURSOR_KEY_FILE=/run/secrets/cursor-key` means the same as `CURSOR_KEY` with the file's content.
 */
import { readFileSync } from "node:fs";

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
    const secret = readSecret(variable, path, tellProblem);
    if (secret !== undefined) secrets[name] = secret;
  }
  return { ...environment, ...secrets };
}

function readSecret(
  variable: string,
  path: string,
  tellProblem: (sentence: string) => void,
): string | undefined {
  try {
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
