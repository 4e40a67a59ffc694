import { countRows } from "../audit/answer-outcome.js";
import type { Engine } from "../engine.js";
import type { AccessedOperations } from "../operation/accessed-operations.js";
import type { FileReads } from "./export-file.js";

/** Finds out what is read through an engine for a file. */
export class WatchedReads {
  readonly engine: Engine;
  #accessed: AccessedOperations | undefined;
  #rows = 0;

  constructor(engine: Engine) {
    this.engine = {
      ...engine,
      prepareOwn: (request, context) => {
        const onRefusal = (accessed: AccessedOperations) => {
          this.#accessed ??= accessed;
        };
        const prepared = engine.prepareOwn({ ...request, onRefusal }, context);
        this.#accessed ??= prepared.accessed;
        return prepared;
      },
      executeToText: async (prepared, context, watchAsking) => {
        const answer = await engine.executeToText(prepared, context, watchAsking);
        this.#rows += countRows(answer);
        return answer;
      },
    };
  }

  /** Undefined where nothing was read yet. A file is read by one operation, in pages. */
  get found(): FileReads | undefined {
    const accessed = this.#accessed;
    const rows = () => this.#rows;
    return (
      accessed && {
        accessed,
        get rows() {
          return rows();
        },
      }
    );
  }
}
