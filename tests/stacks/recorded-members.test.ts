import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeStacks } from "./describe-stacks.js";
import { type Recording, ReplayingMember } from "./recording.js";
import { STACKS } from "./stacks.mjs";

/** What the members in other languages have said once; `npm run test:stacks -- … --record` writes it. */
describeStacks(STACKS, async () => {
  const members = await Promise.all(
    STACKS.map(async (stack) => {
      const file = join(import.meta.dirname, "recordings", `${stack.member}.json`);
      const recording: Recording = JSON.parse(readFileSync(file, "utf8"));
      return { stack, sdl: recording.sdl, member: await ReplayingMember.start(recording) };
    }),
  );
  return {
    addresses: members.map(({ stack, sdl, member }) => ({ stack, sdl, port: member.port })),
    async [Symbol.asyncDispose]() {
      for (const { member } of members) await member[Symbol.asyncDispose]();
      const unknown = members.flatMap(({ member }) => member.unknown);
      if (unknown.length > 0)
        throw new Error(`Not recorded; run npm run test:stacks -- --record: ${unknown[0]}`);
    },
  };
});
