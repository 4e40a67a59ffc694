import {
  type AccessedOperation,
  type AccessRecord,
  isOperationLine,
  parseAccessLine,
} from "@hub/schema/access-record";
import type { SubgraphServer } from "./subgraph.js";
import { until } from "./until.js";

/** A record with the operation that it is of. */
export interface KeptRecord extends Omit<AccessRecord, "operation"> {
  readonly spool: string;
  readonly operation: AccessedOperation | undefined;
}

/** Takes an access log over in a member's place: each record once, by its spool and sequence. */
export class AccessLogKeeper {
  readonly #records = new Map<string, KeptRecord>();
  readonly #operations = new Map<string, AccessedOperation>();
  /** Takes nothing over while it is down. */
  isDown = false;

  constructor(member: SubgraphServer) {
    member.answerFor("recordAccess", (_, response) => {
      const { variables } = member.requests.findLast(({ query }) => query.includes("recordAccess")) ?? {};
      response.setHeader("content-type", "application/json");
      if (this.isDown || !variables) {
        response.writeHead(503).end();
        return;
      }
      this.#take(String(variables["spool"]), linesIn(variables["lines"]));
      const recordAccess = [{ chain: "public", number: this.#records.size, hash: "h" }];
      response.end(JSON.stringify({ data: { recordAccess } }));
    });
  }

  get records(): readonly KeptRecord[] {
    return [...this.#records.values()];
  }

  /** Forgets them, but not which they were: what comes again is taken for known. */
  #forgotten = 0;
  forget(): void {
    this.#forgotten = this.#records.size;
  }

  /** Resolves with the newest records when there are so many that fit. */
  async untilKept(count: number, fits: (record: KeptRecord) => boolean): Promise<readonly KeptRecord[]> {
    const found = () => this.records.slice(this.#forgotten).filter(fits);
    await until(() => found().length >= count);
    return found();
  }

  #take(spool: string, lines: readonly string[]): void {
    for (const text of lines) {
      const line = parseAccessLine(text);
      if (!line) throw new Error(`It is no line of a spool: ${text}`);
      if (isOperationLine(line)) this.#operations.set(line.operation.id, line.operation);
      else {
        const operation = line.operation === null ? undefined : this.#operations.get(line.operation);
        this.#records.set(`${spool} ${line.sequence}`, { ...line, spool, operation });
      }
    }
  }
}

function linesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
