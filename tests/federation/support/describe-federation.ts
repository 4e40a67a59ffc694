import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Federation } from "./federation.js";
import { askBoth } from "./same-answer.js";
import { type RunningFederation, startFederation } from "./start-federation.js";

export interface Case {
  readonly title: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The one schema reports errors as well. */
  readonly hasErrors?: boolean;
}

/** Runs every case through the gateway and through one schema with the same data: the answers must be equal. */
export function describeFederation(
  title: string,
  federation: Federation,
  cases: readonly Case[],
  describeMore: (running: () => RunningFederation) => void = () => {},
): void {
  describe(title, () => {
    let running: RunningFederation;
    beforeAll(async () => {
      running = await startFederation(federation);
    });
    afterAll(async () => {
      await running[Symbol.asyncDispose]();
    });

    for (const { title, query, variables, hasErrors = false } of cases) {
      it(title, async () => {
        const { gateway, reference, response } = await askBoth(running, query, variables);
        expect({ ...gateway, errors: response.errors }).toEqual({
          ...reference,
          errors: hasErrors ? expect.any(Array) : undefined,
        });
        expect(reference.failures.length > 0).toBe(hasErrors);
      });
    }

    describeMore(() => running);
  });
}
