import type { BilingualText } from "@hub/subgraph-kit/bilingual-text";
import { describe } from "@hub/subgraph-kit/describe";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import type { PolicyDocument } from "./policy-document.js";

export enum ValidityState {
  IN_FORCE = "IN_FORCE",
  NOT_IN_FORCE = "NOT_IN_FORCE",
  NOT_KNOWN = "NOT_KNOWN",
}
registerEnumType(ValidityState, {
  name: "ValidityState",
  description: describe(
    "Văn bản có hiệu lực tại một ngày hay không.",
    "Whether a document is in force on a day.",
  ),
  valuesConfig: {
    IN_FORCE: {
      description: describe(
        "Còn hiệu lực: đã có hiệu lực, và không nguồn nào cho biết đã hết.",
        "In force: it has come into force, and no source tells of its end.",
      ),
    },
    NOT_IN_FORCE: {
      description: describe(
        "Không có hiệu lực: chưa có, hoặc đã bị thay thế.",
        "Not in force: not yet, or no longer because it was replaced.",
      ),
    },
    NOT_KNOWN: {
      description: describe("Nguồn không cho biết.", "The sources do not tell."),
    },
  },
});

@ObjectType({
  description: describe(
    "Hiệu lực của văn bản tại một ngày, theo các nguồn; không suy đoán.",
    "Whether a document is in force on a day, as far as sources tell; never guessed.",
  ),
})
export class DocumentValidity {
  @Field(() => ValidityState, { description: describe("Có hiệu lực hay không.", "In force or not.") })
  state!: ValidityState;

  @Field(() => LocalizedText, { description: describe("Vì sao.", "Why.") })
  reason!: BilingualText;
}

type DatedDocument = Pick<PolicyDocument, "number" | "issuedOn" | "effectiveOn">;

/**
 * A document is not in force before its day of effect, where that is not known before its day of issue, nor once one
 * that replaces it is: from that one's day of effect, where that is not known from its day of issue.
 * @param replacements the documents that a source says replace it
 */
export function validityOn(
  day: string,
  document: DatedDocument & Pick<PolicyDocument, "years">,
  replacements: readonly DatedDocument[],
): DocumentValidity {
  const { effectiveOn, issuedOn, years } = document;
  if (effectiveOn !== null && day < effectiveOn) {
    return not({
      vi: `Có hiệu lực từ ngày ${printDayVi(effectiveOn)}.`,
      en: `It comes into force on ${printDayEn(effectiveOn)}.`,
    });
  }
  if (issuedOn !== null && day < issuedOn) {
    return not({
      vi: `Ban hành ngày ${printDayVi(issuedOn)}.`,
      en: `It is issued on ${printDayEn(issuedOn)}.`,
    });
  }
  const replacement = replacements.find((other) => isSince(day, other));
  if (replacement) {
    return not({
      vi: `Đã được thay thế bởi ${replacement.number}.`,
      en: `It has been replaced by ${replacement.number}.`,
    });
  }
  const undated = replacements.find((other) => startOf(other) === null);
  if (undated) {
    return unknown({
      vi: `Được thay thế bởi ${undated.number}, không rõ từ ngày nào.`,
      en: `It is replaced by ${undated.number}; from which day is not known.`,
    });
  }
  if (effectiveOn === null) {
    return unknown({
      vi: "Không tìm thấy ngày có hiệu lực trong nguồn.",
      en: "The day it came into force was not found in the sources.",
    });
  }
  if (years !== null && day > `${years[1]}-12-31`) {
    return unknown({
      vi: `Giai đoạn ${years[0]}–${years[1]} đã qua; không nguồn nào cho biết văn bản hết hiệu lực hay chưa.`,
      en: `Its period ${years[0]}–${years[1]} is over; no source tells whether it is still in force.`,
    });
  }
  return {
    state: ValidityState.IN_FORCE,
    reason: {
      vi: `Có hiệu lực từ ngày ${printDayVi(effectiveOn)}; không nguồn nào cho biết đã hết hiệu lực.`,
      en: `In force since ${printDayEn(effectiveOn)}; no source tells of its end.`,
    },
  };
}

function startOf({ effectiveOn, issuedOn }: DatedDocument): string | null {
  return effectiveOn ?? issuedOn;
}

function isSince(day: string, document: DatedDocument): boolean {
  const start = startOf(document);
  return start !== null && start <= day;
}

function not(reason: BilingualText): DocumentValidity {
  return { state: ValidityState.NOT_IN_FORCE, reason };
}

function unknown(reason: BilingualText): DocumentValidity {
  return { state: ValidityState.NOT_KNOWN, reason };
}

/** {@link validityOn} as a condition on the row `document`: true unless it is known not to be in force. */
export const MAY_BE_IN_FORCE = `
  COALESCE(document.effective_on, '-infinity') <= :day AND COALESCE(document.issued_on, '-infinity') <= :day
  AND NOT EXISTS (${replacementsWhere("COALESCE(replacement.effective_on, replacement.issued_on) <= :day")})`;

/** The same, true where it is known to be in force. */
export const IS_IN_FORCE = `${MAY_BE_IN_FORCE}
  AND document.effective_on IS NOT NULL
  AND COALESCE(:day <= make_date((document.years ->> 1)::integer, 12, 31), true)
  AND NOT EXISTS (${replacementsWhere("COALESCE(replacement.effective_on, replacement.issued_on) IS NULL")})`;

function replacementsWhere(condition: string): string {
  return `
    SELECT FROM document_link link JOIN policy_document replacement ON replacement.id = link.from_id
    WHERE link.to_id = document.id AND link.relation = 'REPLACES' AND ${condition}`;
}
