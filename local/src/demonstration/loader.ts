import { appendBatch, appendEvent } from "@hub/outbox/append";
import { uuidIn } from "@hub/schema/global-id";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { type Author, loaderOf, recordChange } from "@hub/subgraph-kit/record-change";
import type { EntityManager } from "typeorm";
import { organisationOf } from "../members.js";

/** The author of what is loaded: the association, which has collected it and put it in, whichever member it concerns. */
export const LOADER: Author = loaderOf(uuidIn(organisationOf("association")) ?? null);

/** Why what was loaded before is changed. */
export const REVISED =
  "Dữ liệu kèm theo của bản phát hành mới ghi khác. / What comes with a newer release says otherwise.";

/** What commands write with, in the name of the loader. */
export function loaderTransaction(manager: EntityManager): MemberTransaction {
  return {
    manager,
    author: LOADER,
    append: (event) => appendEvent(manager, event),
    asTyped: (id) => id,
    appendBatch: (events) => appendBatch(manager, events),
    record: (change) => recordChange(manager, change, LOADER),
  };
}

/** As the database gives it back. */
export function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
