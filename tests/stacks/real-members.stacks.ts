import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fetchSchema } from "@hub/schema/composition/fetch-schema";
import { describeStacks, type RunningStacks } from "./describe-stacks.js";
import { MEMBER_KEY } from "./hub-with-stacks.js";
import { RECORDINGS, replay } from "./recorded-members.js";
import { Recorder, type Recording } from "./recording.js";
import { STACKS, type Stack, targetOf } from "./stacks.mjs";

const names = process.env["HUB_STACKS"]?.split(",") ?? [];
const isRecording = process.env["HUB_RECORD_STACKS"] === "true";
const stacks = STACKS.filter(({ member }) => names.includes(member));

describeStacks(stacks, startAll);

async function startAll(): Promise<RunningStacks> {
  const members = await Promise.all(stacks.map(startMember));
  // They refer to one another, so whoever is not here is replayed.
  const absent = await replay(STACKS.filter((stack) => !stacks.includes(stack)));
  return {
    addresses: [
      ...members.map(({ stack, sdl, recorder }) => ({ stack, sdl, port: recorder.port })),
      ...absent.addresses,
    ],
    async [Symbol.asyncDispose]() {
      await absent[Symbol.asyncDispose]();
      for (const { stack, sdl, child, recorder } of members) {
        await recorder[Symbol.asyncDispose]();
        child.kill();
        await once(child, "exit");
        if (!isRecording) continue;
        await mkdir(RECORDINGS, { recursive: true });
        const recording: Recording = { sdl, exchanges: recorder.distinctExchanges() };
        await writeFile(join(RECORDINGS, `${stack.member}.json`), `${JSON.stringify(recording, null, 2)}\n`);
      }
    },
  };
}

async function startMember(stack: Stack) {
  const [command, args] = stack.start(targetOf(stack.folder));
  const log = openSync(join(targetOf(stack.folder), "member.log"), "w");
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", log],
    env: { ...process.env, GATEWAY_KEYS: MEMBER_KEY, PYTHONDONTWRITEBYTECODE: "1" },
  });
  closeSync(log);
  const url = await listeningAt(child);
  const sdl = await fetchSchema({ name: stack.member, url, key: MEMBER_KEY });
  return { stack, sdl, child, recorder: await Recorder.start(Number(new URL(url).port)) };
}

/** Members say where they listen, at a port that was free. */
async function listeningAt({ stdout }: ChildProcess): Promise<string> {
  if (stdout) {
    for await (const line of createInterface({ input: stdout })) {
      const [, url] = /^listening on (\S+)$/.exec(line) ?? [];
      if (url !== undefined) return url;
    }
  }
  throw new Error("The member ended before it listened");
}
