/** The register of observances: which days a year's observance has, and under which name. */
import { describe } from "@hub/subgraph-kit/describe";
import type { LocalizedText } from "@hub/subgraph-kit/values";
import { registerEnumType } from "type-graphql";

export enum ObservanceKind {
  LIFELONG_LEARNING_WEEK = "LIFELONG_LEARNING_WEEK",
  BOOK_DAY = "BOOK_DAY",
}
registerEnumType(ObservanceKind, {
  name: "ObservanceKind",
  description: describe("Loại ngày, tuần lễ hưởng ứng.", "Kind of an observance."),
  valuesConfig: {
    LIFELONG_LEARNING_WEEK: {
      description: describe("Tuần lễ hưởng ứng học tập suốt đời.", "Lifelong Learning Week."),
    },
    BOOK_DAY: { description: describe("Ngày Sách.", "Book Day.") },
  },
});

export interface RegisteredObservance {
  readonly name: LocalizedText;
  /** `YYYY-MM-DD`, both days included. */
  readonly from: string;
  readonly to: string;
}

const WEEK_NAME = { vi: "Tuần lễ hưởng ứng học tập suốt đời", en: "Lifelong Learning Week" };
const BOOK_DAY_NAME = { vi: "Ngày Sách Việt Nam", en: "Vietnam Book Day" };
const BOOK_DAY_NAME_SINCE_2022 = {
  vi: "Ngày Sách và Văn hóa đọc Việt Nam",
  en: "Vietnam Book and Reading Culture Day",
};

/** What the register says for a year; it is known from 2014 on, the year of Quyết định 284/QĐ-TTg. */
export function findRegisteredObservance(
  kind: ObservanceKind,
  year: number,
): RegisteredObservance | undefined {
  if (year < 2014) return undefined;
  return kind === ObservanceKind.BOOK_DAY ? bookDay(year) : lifelongLearningWeek(year);
}

function lifelongLearningWeek(year: number): RegisteredObservance {
  // In 2017 the week was held from 2 to 8 October.
  const firstDay = year === 2017 ? 2 : 1;
  return {
    name: WEEK_NAME,
    from: `${year}-10-0${firstDay}`,
    to: `${year}-10-0${firstDay + 6}`,
  };
}

function bookDay(year: number): RegisteredObservance {
  // Quyết định 1862/QĐ-TTg of 4 November 2021 gave the day its present name; 2022 was the first under it.
  const name = year >= 2022 ? BOOK_DAY_NAME_SINCE_2022 : BOOK_DAY_NAME;
  return { name, from: `${year}-04-21`, to: `${year}-04-21` };
}
