import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Federation, readRow } from "../support/federation.js";
import { askBoth } from "../support/same-answer.js";
import { type RunningFederation, startFederation } from "../support/start-federation.js";
import { type KnownValues, randomOperation } from "./random-operation.js";

/** `FEDERATION_SEED=4711 FEDERATION_OPERATIONS=1` asks the one operation that failed again. */
const FIRST_SEED = Number(process.env["FEDERATION_SEED"] ?? 1);
const OPERATIONS = Number(process.env["FEDERATION_OPERATIONS"] ?? 10_000);
const HALVES = 2;
const AT_ONCE = 8;
const TIME_LIMIT_MS = 300_000;

const FOLDER = join(import.meta.dirname, "..");
const federations = await readFederations();
const seeds = Array.from({ length: OPERATIONS }, (_, index) => FIRST_SEED + index);

/**
 * Random valid operations through the gateway and through one schema with the same data, on every other federation:
 * the halves are files of their own, so that two workers share them.
 */
export function describeRandomOperations(half: 0 | 1): void {
  const ofThisHalf = federations
    .map(([name, federation], index) => ({ name, federation, index }))
    .filter(({ index }) => index % HALVES === half);

  describe.each(ofThisHalf)("random operations on $name", ({ federation, index }) => {
    let running: RunningFederation;
    const ownSeeds = seeds.filter((seed) => seed % federations.length === index);
    const values = knownValues(federation);

    beforeAll(async () => {
      running = await startFederation(federation);
    });
    afterAll(async () => {
      await running[Symbol.asyncDispose]();
    });

    it(
      "are answered as one schema answers them",
      async () => {
        const differences: unknown[] = [];
        // Changes have to be made one after the other, for both the gateway and the one schema to see the same.
        const atOnce = running.reference.schema.getMutationType() ? 1 : AT_ONCE;
        for (let start = 0; start < ownSeeds.length; start += atOnce) {
          const batch = ownSeeds
            .slice(start, start + atOnce)
            .map((seed) => findDifference(running, values, seed));
          differences.push(...(await Promise.all(batch)).filter((difference) => difference !== undefined));
        }
        expect(differences.slice(0, 3)).toEqual([]);
      },
      TIME_LIMIT_MS,
    );
  });
}

async function findDifference(running: RunningFederation, values: KnownValues, seed: number) {
  const { query, variables } = randomOperation(running.reference.schema, values, seed);
  const { gateway, reference, response } = await askBoth(running, query, variables);
  // As text: the order of the fields counts.
  if (JSON.stringify(gateway) === JSON.stringify(reference)) return undefined;
  return { seed, query, variables, gateway, reference, errors: response.errors };
}

/** The ids of all entities, and what the federation itself names. */
function knownValues({ data, values }: Federation): KnownValues {
  const ids = data()
    .entities.map((entity) => readRow(entity, "id"))
    .filter((id) => typeof id === "string");
  return { id: [...ids, "nobody"], ...values };
}

async function readFederations(): Promise<[string, Federation][]> {
  const names = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("/federation.ts") && !file.startsWith("support"))
    .sort();
  return Promise.all(
    names.map(async (name): Promise<[string, Federation]> => {
      const { federation }: { federation: Federation } = await import(join(FOLDER, name));
      return [name.replace("/federation.ts", ""), federation];
    }),
  );
}
