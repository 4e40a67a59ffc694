/** A record of the access log, as a gateway writes it into its spool and hands it over to the member that keeps the log. */
import { z } from "zod";

export const ACCESS_KINDS = [
  "QUERY",
  "MUTATION",
  "SUBSCRIPTION",
  "LIVE_QUERY",
  "EXPORT",
  "FILE_LINK",
] as const;
/** What kind of operation was asked for; an export is the file of a list, a file link an address to take one by. */
export type AccessKind = (typeof ACCESS_KINDS)[number];

export const ACCESS_WAYS = ["OWN", "SHARED", "STREAMED"] as const;
/**
 * How it was answered: by itself; with the answer of an equal operation that was under way; or by the messages of a
 * stream and the rows of a file, which follow the record of what asked for them.
 */
export type AccessWay = (typeof ACCESS_WAYS)[number];

export const ACCESS_OUTCOMES = ["ALLOWED", "DENIED", "FAILED"] as const;
/** Answered; refused, wholly or in part, for a right that is missing; or with errors for another reason. */
export type AccessOutcome = (typeof ACCESS_OUTCOMES)[number];

/** The chain of what belongs to no organisation. Every other chain has the key of its organisation, a UUID. */
export const PUBLIC_CHAIN = "public";

/** The longest purpose, in characters. */
export const LONGEST_PURPOSE = 200;

const accessedOperation = z.strictObject({
  /** Names all that follows. */
  id: z.string().max(64),
  kind: z.enum(ACCESS_KINDS),
  name: z.string().nullable(),
  hash: z.string(),
  /** The coordinates of the selected fields, such as `Query.units`, sorted. */
  fields: z.array(z.string()).readonly(),
});

export type AccessedOperation = z.infer<typeof accessedOperation>;

const accessRecord = z.strictObject({
  /** Counts the records of one spool, upwards, with gaps where some could not be written. */
  sequence: z.int().positive(),
  at: z.iso.datetime(),
  /** Null where several are counted together. */
  account: z.string().nullable(),
  /** Those of the rights in force; empty for who has none. */
  organisations: z.array(z.uuid()).readonly(),
  rightsVersion: z.string().nullable(),
  /** The codes of the sharing agreements in force that opened something to these organisations, sorted. */
  agreements: z.array(z.string()).readonly().default([]),
  /** The id of an operation in an earlier line; null for what was counted together because there was too much. */
  operation: z.string().nullable(),
  purpose: z.string().nullable(),
  way: z.enum(ACCESS_WAYS),
  outcome: z.enum(ACCESS_OUTCOMES),
  code: z.string().nullable(),
  /** How many objects the answer has in lists; null where that was not counted. */
  rows: z.int().nonnegative().nullable(),
  /** How many such accesses there were, in the second that begins at `at`; 1 for one by itself. */
  count: z.int().positive(),
});

export type AccessRecord = z.infer<typeof accessRecord>;

const line = z.union([z.strictObject({ operation: accessedOperation }), accessRecord]);

/** A line of a spool: what an operation is, or one access to it. */
export type AccessLine = z.infer<typeof line>;

/** The line of a spool; undefined for what is none. */
export function parseAccessLine(text: string): AccessLine | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Whether the line says what an operation is. */
export function isOperationLine(one: AccessLine): one is { readonly operation: AccessedOperation } {
  return !("sequence" in one);
}

/** Whether the line is an access. */
export function isRecordLine(one: AccessLine): one is AccessRecord {
  return "sequence" in one;
}
