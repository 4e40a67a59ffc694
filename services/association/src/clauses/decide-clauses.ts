import { joinRefusals } from "@hub/subgraph-kit/mistakes";
import { Refusal } from "@hub/subgraph-kit/refusal";
import type { LocalizedText } from "@hub/subgraph-kit/values";

/** A clause as a writer gives it: two levels, as signed texts have them. */
export interface WrittenClause extends WrittenPart {
  readonly parts: readonly WrittenPart[];
}

export interface WrittenPart {
  readonly number: string;
  readonly text: LocalizedText;
}

/** A clause or part, found by its numbers from the outermost on: “2” or “2/a”. */
export interface PlacedClause extends WrittenPart {
  readonly path: string;
  /** The path of what it is a part of; null for a clause. */
  readonly partOf: string | null;
  readonly position: number;
}

const LONGEST_NUMBER = 12;
const MOST_CLAUSES = 200;

/** All clauses, and after each its parts. */
export function placeClauses(clauses: readonly WrittenClause[]): PlacedClause[] {
  return clauses.flatMap(({ parts, ...clause }, index) => [
    { ...clause, path: clause.number, partOf: null, position: index + 1 },
    ...parts.map((part, at) => ({
      ...part,
      path: pathOf(part.number, clause.number),
      partOf: clause.number,
      position: at + 1,
    })),
  ]);
}

/** @param partOf the number of what it is a part of; null for a clause */
export function pathOf(number: string, partOf: string | null): string {
  return partOf === null ? number : `${partOf}/${number}`;
}

/**
 * Why these cannot be the clauses of a programme; null when they can.
 * @param field the path of the field that has them
 */
export function checkClauses(clauses: readonly WrittenClause[], field: string): Refusal | null {
  const count = placeClauses(clauses).length;
  if (count > MOST_CLAUSES) {
    return new Refusal("BAD_USER_INPUT", {
      vi: `Có ${count} điều khoản và mục; nhiều nhất là ${MOST_CLAUSES}.`,
      en: `There are ${count} clauses and parts; ${MOST_CLAUSES} are the most.`,
    }).inField(field);
  }
  return joinRefusals([
    checkNumbers(clauses, field),
    ...clauses.map(({ parts }, index) => checkNumbers(parts, `${field}.${index}.parts`)),
  ]);
}

/** Side by side, each number is there once: commitments and sentences name clauses by them. */
function checkNumbers(clauses: readonly WrittenPart[], field: string): Refusal | null {
  const seen = new Set<string>();
  const refusals = clauses.map(({ number }, index) => {
    const isTwice = seen.has(number);
    seen.add(number);
    const isRight = number.length <= LONGEST_NUMBER && !number.includes("/");
    if (isRight && !isTwice) return null;
    return (isRight ? numberedTwice(number) : misnumbered(number)).inField(`${field}.${index}.number`);
  });
  return joinRefusals(refusals);
}

function numberedTwice(number: string): Refusal {
  return new Refusal("BAD_USER_INPUT", {
    vi: `Số thứ tự “${number}” có hai lần; hãy đánh số khác cho một trong hai.`,
    en: `The number "${number}" is there twice; give one of the two another.`,
  });
}

function misnumbered(number: string): Refusal {
  return new Refusal("BAD_USER_INPUT", {
    vi: `Số thứ tự “${number}” không dùng được; hãy ghi nhiều nhất ${LONGEST_NUMBER} ký tự, không có “/”, ví dụ 1 hoặc a.`,
    en: `The number "${number}" cannot be used; write at most ${LONGEST_NUMBER} characters without "/", such as 1 or a.`,
  });
}
