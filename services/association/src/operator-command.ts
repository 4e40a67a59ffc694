/** A command that an operator runs at the association's database, beside the running hub. */
import { type ParseArgsConfig, parseArgs } from "node:util";
import { ConfigError, parseDatabaseUrl } from "@hub/subgraph-kit/config";
import { openDatabase } from "@hub/subgraph-kit/database";
import { createProgramLogger } from "@hub/subgraph-kit/program-logger";
import { Refusal } from "@hub/subgraph-kit/refusal";
import type { DataSource } from "typeorm";
import { association } from "./association.js";

/**
 * Reads the arguments, does the work and prints what it says. What the operator has to mend is one text on the error output,
 * and status 1.
 * @param name under which the database knows the command
 */
export async function runOperatorCommand<Asked>(
  name: string,
  read: (args: readonly string[]) => Asked,
  work: (dataSource: DataSource, asked: Asked) => Promise<string>,
): Promise<void> {
  try {
    const asked = read(process.argv.slice(2));
    const url = parseDatabaseUrl(process.env);
    const dataSource = await openDatabase(association, url, createProgramLogger(name));
    try {
      console.log(await work(dataSource, asked));
    } finally {
      await dataSource.destroy();
    }
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** Of an option that is a text. */
export const TEXT = { type: "string" } as const;

/**
 * The options that are given, by name.
 * @throws {ConfigError} with the usage, for an option that there is not
 */
export function readOptions<Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    throw new ConfigError(usage);
  }
}
