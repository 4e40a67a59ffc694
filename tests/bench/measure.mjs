/** One run: a contestant on a workload, its answer checked, then load for a while. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { composeSubgraphs } from "@hub/schema/composition/compose";
import { buildSchema, execute, parse } from "graphql";
import {
  cpuSeconds,
  message,
  OTHER_CORE,
  outputOf,
  peakRssMb,
  rssKb,
  startNode,
  stop,
} from "./processes.mjs";
import { createWorkload } from "./workloads.mjs";

const RSS_SAMPLES = 10;
const HEADERS = { "content-type": "application/json", accept: "application/json" };

/** Running members, the supergraph that leads to them, and the answer that everyone has to give. */
export async function startWorkload(name) {
  const workload = createWorkload(name);
  const child = startNode(OTHER_CORE, join(import.meta.dirname, "members.mjs"), [name]);
  const output = outputOf(child);
  child.once("exit", (code) => code && process.stderr.write(output()));
  const { ports } = await message(child).catch((error) => {
    throw new Error(`${error.message}: ${output()}`);
  });
  const origins = new Map(
    workload.subgraphs.map((subgraph, index) => [subgraph.name, `http://127.0.0.1:${ports[index]}`]),
  );
  const composed = composeSubgraphs(
    workload.subgraphs.map((subgraph) => ({ ...subgraph, file: subgraph.name })),
  );
  const answer = execute({
    schema: buildSchema(composed.api),
    document: parse(workload.query),
    rootValue: workload.root,
  });
  const folder = mkdtempSync(join(tmpdir(), "hub-bench-"));
  return {
    name,
    folder,
    origins,
    query: workload.query,
    supergraph: withOrigins(composed.supergraph, origins),
    // Through JSON: graphql-js's objects have no prototype, parsed ones do.
    answer: JSON.parse(JSON.stringify(answer)),
    answerBytes: Buffer.byteLength(JSON.stringify(answer)),
    requests: undefined,
    /** The member requests made while `action` runs. */
    async record(action) {
      child.send("record");
      await action();
      child.send("recorded");
      const { recorded } = await message(child);
      return recorded.map(({ member, body }) => ({ origin: [...origins.values()][member], body }));
    },
    async stop() {
      await stop(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function withOrigins(supergraph, origins) {
  let text = supergraph;
  for (const [name, origin] of origins)
    text = text.replace(`http://${name}:4000/graphql`, `${origin}/graphql`);
  return text;
}

/** Starts the contestant, checks its answer and puts it under load. */
export async function measure(contestant, workload, { connections, warmupMs, durationMs }) {
  const server = await contestant.start({ ...workload, installed: contestant.installed });
  try {
    const requests = await workload.record(() => check(server, workload));
    const load = {
      port: server.port,
      headers: HEADERS,
      authorizations: server.authorizations,
      body: bodyOf(workload),
      connections,
      warmupMs,
      durationMs,
    };
    const { result, cpu, rssMb } = await runLoad(load, server.pid);
    await check(server, workload);
    return {
      ...result,
      cpuMsPerRequest: cpu === undefined ? undefined : (cpu * 1_000) / result.requests,
      peakRssMb: peakRssMb(server.pid),
      rssMb,
      memberRequests: requests.length,
      recorded: requests,
    };
  } catch (error) {
    throw new Error(`${error.message} ${server.output().trim().slice(-400)}`);
  } finally {
    await server.stop();
  }
}

async function check({ port, authorizations: [authorization] = [] }, workload) {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: "POST",
    headers: authorization ? { ...HEADERS, authorization } : HEADERS,
    body: bodyOf(workload),
  });
  const answer = JSON.parse(await response.text());
  if (!isDeepStrictEqual(answer, workload.answer))
    throw new Error(`its answer is wrong: ${JSON.stringify(answer).slice(0, 300)}`);
}

function bodyOf({ query }) {
  return JSON.stringify({ query });
}

async function runLoad(options, pid) {
  const child = startNode(OTHER_CORE, join(import.meta.dirname, "load.mjs"), [JSON.stringify(options)]);
  const errors = outputOf({ stderr: child.stderr });
  const chunks = [];
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  const rssMb = [];
  const sample = () => rssMb.push(Math.round(rssKb(pid) / 1024));
  let sampling;
  let before;
  let cpu;
  child.on("message", (phase) => {
    if (phase === "measuring") {
      before = cpuSeconds(pid);
      sampling = setInterval(sample, options.durationMs / RSS_SAMPLES);
    }
    if (phase === "over" && before !== undefined) cpu = cpuSeconds(pid) - before;
  });
  await new Promise((resolve) => child.once("close", resolve));
  clearInterval(sampling);
  if (chunks.length === 0) throw new Error(`the load ended: ${errors()}`);
  const result = JSON.parse(Buffer.concat(chunks).toString());
  if (Object.keys(result.failures).length > 0)
    throw new Error(`requests failed: ${JSON.stringify(result.failures)}`);
  return { result, cpu, rssMb };
}
