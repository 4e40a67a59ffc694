import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Answer, ask } from "../support/ask.js";
import type { RunningHub } from "../support/start-hub.js";
import { PROVINCE } from "./topics.js";

const AGAIN_MS = 100;
const SET_STATE = `mutation ($id: ID!, $state: CommitmentState!, $version: Int!) {
  setCommitmentState(commitmentId: $id, state: $state, expectedVersion: $version, source: { title: "Báo cáo quý" }) { version }
}`;
const REPORT = `mutation ($input: ReportFigureInput!) { reportFigure(member: "education", input: $input) { figure { id } } }`;
const COMMITMENTS = `{ programme(code: "QT-2021-2025") { commitments { id version } } }`;
const UNITS = `query ($id: ID!) { administrativeUnit(id: $id) { children(asOf: "2025-06-30") { nodes {
  id children(asOf: "2025-06-30", first: 200) { nodes { id } }
} } } }`;
/** Waiting for an answer that a kill has swallowed. */
const ANSWER_LIMIT_MS = 15_000;
const MOST_UNDER_WAY = 50;

/** Changes commitments of the association and reports figures to education, at a steady rate. */
export class Writers {
  /** As the log calls what has been answered without an error. */
  readonly acknowledged = new Set<string>();
  attempts = 0;
  readonly #hub: RunningHub;
  /** Nobody is told of what is reported again in the same words, nor by the writers after these. */
  readonly #words = `kiểm thử tự động ${randomUUID()}`;
  readonly #random: () => number;
  #units: readonly string[] = [];
  /** With the versions that they had at first: whoever is answered with that one has changed nothing. */
  #commitments: ReadonlyMap<string, number> = new Map();
  /** As far as answers have told: a conflict says it, too. */
  readonly #versions = new Map<string, number>();
  readonly #idle = new Set<string>();
  readonly #underWay = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(hub: RunningHub, random: () => number) {
    this.#hub = hub;
    this.#random = random;
  }

  async start(perSecond: number): Promise<void> {
    const { data } = await this.#ask(UNITS, { id: PROVINCE });
    const districts: { id: string; children: { nodes: { id: string }[] } }[] =
      data.administrativeUnit.children.nodes;
    this.#units = districts.flatMap(({ id, children }) => [id, ...children.nodes.map((node) => node.id)]);
    const { data: coordination } = await this.#ask(COMMITMENTS, {});
    const commitments: { id: string; version: number }[] = coordination.programme.commitments;
    this.#commitments = new Map(commitments.map(({ id, version }) => [id, version]));
    this.#timer = setInterval(() => this.#begin(), 1_000 / perSecond);
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#underWay);
  }

  /** More changes of each kind, tried until they are acknowledged: whoever is told of them is up to date. */
  async writeLast(): Promise<void> {
    const [id = ""] = this.#commitments.keys();
    // One of the two is not the state that it is in.
    for (const state of ["IN_PROGRESS", "NOT_STARTED"]) await untilDone(() => this.#setState(id, state));
    await untilDone(() => this.#report());
  }

  #begin(): void {
    if (this.#underWay.size >= MOST_UNDER_WAY) return;
    const written = (this.#random() < 0.5 ? this.#toggle() : this.#report()).then(() => {
      this.#underWay.delete(written);
    });
    this.#underWay.add(written);
  }

  #toggle(): Promise<boolean> {
    const id = this.#pick([...this.#commitments.keys()]);
    const isIdle = !this.#idle.delete(id);
    if (isIdle) this.#idle.add(id);
    return this.#setState(id, isIdle ? "NOT_STARTED" : "IN_PROGRESS");
  }

  async #setState(id: string, state: string): Promise<boolean> {
    const first = this.#commitments.get(id) ?? 0;
    const { data, errors } = await this.#write(SET_STATE, {
      id,
      state,
      version: this.#versions.get(id) ?? first,
    });
    const version = Number(
      data?.setCommitmentState?.version ?? errors?.[0]?.extensions?.["currentVersion"] ?? 0,
    );
    if (version > 0) this.#versions.set(id, version);
    if (!errors && version > first) this.acknowledged.add(`${id}@${version}`);
    return !errors;
  }

  async #report(): Promise<boolean> {
    const input = {
      unitId: this.#pick(this.#units),
      indicatorCode: this.#pick(["LM01", "LM13"]),
      numerator: Math.floor(this.#random() * 200),
      denominator: 200,
      printedText: `${this.#words} ${this.attempts}`,
      asOf: "2025-06-30",
      source: { title: "kiểm thử tự động" },
    };
    const { data, errors } = await this.#write(REPORT, { input });
    if (!errors) this.acknowledged.add(data.reportFigure.figure.id);
    return !errors;
  }

  /** With errors it is not acknowledged; it may have happened or not. */
  async #write(query: string, variables: Record<string, unknown>): Promise<Answer> {
    this.attempts += 1;
    try {
      return await this.#ask(query, variables);
    } catch {
      return { errors: [{ message: "no answer" }] };
    }
  }

  async #ask(query: string, variables: Record<string, unknown>) {
    const system = query === REPORT ? "system-education" : undefined;
    const signal = AbortSignal.timeout(ANSWER_LIMIT_MS);
    return ask(this.#hub, query, { variables, authorization: this.#hub.authorization(system), signal });
  }

  #pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.#random() * items.length)];
    if (item === undefined) throw new Error("There is nothing to choose from");
    return item;
  }
}

async function untilDone(write: () => Promise<boolean>): Promise<void> {
  while (!(await write())) await pause(AGAIN_MS);
}
