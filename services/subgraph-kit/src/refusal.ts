import { GraphQLError } from "graphql";
import type { BilingualText } from "./bilingual-text.js";

/** Codes a client may act on. The gateway passes on the message of an error only if its code is known to it. */
export type RefusalCode = "BAD_USER_INPUT" | "NOT_FOUND" | "CONFLICT" | "REFUSED" | "FORBIDDEN";

/**
 * A rule says no. The sentence reaches the client as it is written, so it names the thing, the value and the
 * remedy, in Vietnamese and English.
 */
export class Refusal extends GraphQLError {
  constructor(
    readonly code: RefusalCode,
    readonly sentence: BilingualText,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${sentence.vi} / ${sentence.en}`, { extensions: { ...details, code, sentence } });
    this.name = "Refusal";
  }

  /** The same, saying which field of the request it is about. @param field its path: `input.heldOn` */
  inField(field: string): Refusal {
    const mistakes = [{ field, message: this.sentence }];
    return new Refusal(this.code, this.sentence, { ...this.details, mistakes });
  }

  /** The same of one row of many, counted from 1. */
  inRow(row: number): Refusal {
    const { vi, en } = this.sentence;
    return new Refusal(
      this.code,
      { vi: `Dòng ${row}: ${vi}`, en: `Row ${row}: ${en}` },
      { ...this.details, row },
    );
  }
}
