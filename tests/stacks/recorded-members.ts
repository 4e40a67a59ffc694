import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RunningStacks } from "./describe-stacks.js";
import { type Recording, ReplayingMember } from "./recording.js";
import { STACKS, type Stack } from "./stacks.mjs";

export const RECORDINGS = join(import.meta.dirname, "recordings");

const NAMES = STACKS.map(({ member }) => member).join(" ");
const RECORD_AGAIN = `What a member was asked is in no recording; run npm run test:stacks -- ${NAMES} --record`;

/** Members that say what they said once; `npm run test:stacks -- … --record` writes it. */
export async function replay(stacks: readonly Stack[]): Promise<RunningStacks> {
  const members = await Promise.all(
    stacks.map(async (stack) => {
      const recording: Recording = JSON.parse(readFileSync(join(RECORDINGS, `${stack.member}.json`), "utf8"));
      return { stack, sdl: recording.sdl, member: await ReplayingMember.start(recording) };
    }),
  );
  return {
    addresses: members.map(({ stack, sdl, member }) => ({ stack, sdl, port: member.port })),
    async [Symbol.asyncDispose]() {
      for (const { member } of members) await member[Symbol.asyncDispose]();
      const unknown = members.flatMap(({ member }) => member.unknown);
      if (unknown.length > 0) throw new Error(`${RECORD_AGAIN}: ${unknown[0]}`);
    },
  };
}
