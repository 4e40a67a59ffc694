import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeSubgraphs } from "@hub/schema/composition/compose";
import { readSubgraphs } from "@hub/schema/composition/subgraph-files";
import { type RunningHub, startHub } from "../support/start-hub.js";
import type { Stack } from "./stacks.mjs";

/** What the gateway signs its requests to them with. */
export const MEMBER_KEY = "key-of-the-members-in-other-languages";

export interface StackAddress {
  readonly stack: Stack;
  readonly sdl: string;
  readonly port: number;
}

/** The whole hub, as `npm start` starts it, and beside its members those in other languages. */
export async function startHubWith(addresses: readonly StackAddress[]): Promise<RunningHub> {
  const own = readSubgraphs();
  const joining = addresses.map(({ stack: { member, folder }, sdl }) => ({
    name: member,
    file: `tests/stacks/${folder}`,
    sdl,
  }));
  const directory = await mkdtemp(join(tmpdir(), "hub-with-stacks-"));
  const file = join(directory, "supergraph.graphql");
  await writeFile(file, composeSubgraphs([...own, ...joining]).supergraph);
  const settings = addresses.flatMap(({ stack: { member, isSigned, subscriptions }, port }) => {
    const variable = `MEMBER_${member.toUpperCase()}`;
    return [
      [`${variable}_URL`, `http://127.0.0.1:${port}`],
      isSigned ? [`${variable}_KEY`, MEMBER_KEY] : [`${variable}_UNSIGNED`, "true"],
      [`${variable}_SUBSCRIPTIONS`, subscriptions?.replace("{ws}", `ws://127.0.0.1:${port}/graphql`)],
      [`${variable}_PASS_CODES`, `${member.toUpperCase()}_CLOSED`],
    ];
  });
  const hub = await startHub({ environment: { SUPERGRAPH: file, ...Object.fromEntries(settings) } });
  return {
    ...hub,
    async [Symbol.asyncDispose]() {
      await hub[Symbol.asyncDispose]();
      await rm(directory, { recursive: true });
    },
  };
}
