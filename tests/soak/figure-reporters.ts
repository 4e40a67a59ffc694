import { setTimeout as pause } from "node:timers/promises";
import { ask } from "../support/ask.js";
import type { RunningHub } from "../support/start-hub.js";

/** An indicator of each member that every commune may have. */
const INDICATORS: Readonly<Record<string, string>> = {
  association: "LM13",
  education: "CL05",
  "womens-union": "WU01",
  "youth-union": "YU02",
};
export const REPORTING_MEMBERS = Object.keys(INDICATORS);

const UNITS = `query ($after: String) { administrativeUnits(level: COMMUNE, asOf: "2025-06-30", first: 200, after: $after) {
  nodes { id } pageInfo { endCursor }
} }`;
const PAGES_OF_UNITS = 5;
const PER_REQUEST = 10;
/** Of the figures that are reported, each fourth corrects an earlier one. */
const CORRECTS_EACH = 4;
const AGAIN_MS = 100;
/** Waiting for an answer that a kill has swallowed. */
const ANSWER_LIMIT_MS = 15_000;

interface FigureInput {
  readonly unitId: string;
  readonly asOf: string;
  readonly correctsId?: string;
}

/** Reports figures to four members, as fast as they take them, and corrects some. */
export class FigureReporters {
  /** By id: the figures of which the reporter was told that they are stored. */
  readonly acknowledged = new Set<string>();
  corrections = 0;
  readonly #hub: RunningHub;
  readonly #random: () => number;
  #isStopped = false;

  constructor(hub: RunningHub, random: () => number) {
    this.#hub = hub;
    this.#random = random;
  }

  /** Resolves after {@link stop}, when every request is answered. */
  async report(units: readonly string[]): Promise<void> {
    await Promise.all(REPORTING_MEMBERS.map((member) => this.#reportTo(member, units)));
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #reportTo(member: string, units: readonly string[]): Promise<void> {
    const mayBeCorrected: FigureInput[] = [];
    while (!this.#isStopped) {
      const inputs = Array.from(
        { length: PER_REQUEST },
        (_, index) => (index % CORRECTS_EACH === 0 && mayBeCorrected.pop()) || this.#makeInput(units),
      );
      const ids = await this.#write(member, inputs);
      for (const [index, id] of ids.entries()) {
        const input = inputs[index];
        if (id === undefined || input === undefined) continue;
        this.acknowledged.add(id);
        if (input.correctsId === undefined) mayBeCorrected.push({ ...input, correctsId: id });
        else this.corrections += 1;
      }
    }
  }

  #makeInput(units: readonly string[]): FigureInput {
    const unitId = units[Math.floor(this.#random() * units.length)] ?? "";
    const day = new Date(Date.UTC(2010, 0, 1 + Math.floor(this.#random() * 5_000)));
    return { unitId, asOf: day.toISOString().slice(0, 10) };
  }

  /** The ids of those that are acknowledged, in the order of the inputs. Any other may be stored or not. */
  async #write(member: string, inputs: readonly FigureInput[]): Promise<(string | undefined)[]> {
    const variables = inputs.map((input, index) => [
      `input${index}`,
      {
        ...input,
        ...(input.correctsId !== undefined && { reason: "kiểm thử tự động" }),
        indicatorCode: INDICATORS[member],
        numerator: Math.floor(this.#random() * 200),
        printedText: "kiểm thử tự động",
        source: { title: "kiểm thử tự động", locator: `${Math.floor(this.#random() * 1_000)}` },
      },
    ]);
    const fields = inputs.map(
      (_, index) =>
        `figure${index}: reportFigure(member: "${member}", input: $input${index}) { figure { id } }`,
    );
    const declarations = inputs.map((_, index) => `$input${index}: ReportFigureInput!`).join(", ");
    try {
      const query = `mutation (${declarations}) { ${fields.join("\n")} }`;
      const data = await this.#ask(query, Object.fromEntries(variables), `system-${member}`);
      return inputs.map((_, index) => data?.[`figure${index}`]?.figure?.id);
    } catch {
      await pause(AGAIN_MS);
      return [];
    }
  }

  /** The units that figures are to be about; nobody may be killed yet. */
  async readUnits(): Promise<readonly string[]> {
    const units: string[] = [];
    for (let after: string | null = null, page = 0; page < PAGES_OF_UNITS; page += 1) {
      const { administrativeUnits } = await this.#ask(UNITS, { after });
      units.push(...administrativeUnits.nodes.map(({ id }: { id: string }) => id));
      after = administrativeUnits.pageInfo.endCursor;
    }
    return units;
  }

  async #ask(query: string, variables: Record<string, unknown>, system?: string) {
    const signal = AbortSignal.timeout(ANSWER_LIMIT_MS);
    const { data } = await ask(this.#hub, query, {
      variables,
      authorization: this.#hub.authorization(system),
      signal,
    });
    return data;
  }
}
