import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import {
  formatDate,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatPrintedPercent,
  formatTime,
  measureAge,
  scaleVnd,
} from "./format.js";
import { type Language, type LocalizedText, parseLanguage, readText } from "./language.js";

type Qualifier = "EXACT" | "LESS_THAN" | "MORE_THAN" | "ABOUT";

/** Writes texts, numbers, dates and ages in the reader's language. */
export function useLocale() {
  const { t, i18n } = useTranslation();
  const language: Language = parseLanguage(i18n.resolvedLanguage);
  return useMemo(() => {
    const ageSince = (moment: string | number, now: number): string => {
      const age = measureAge(now - new Date(moment).getTime());
      return age.unit === "now" ? t("age.now") : t(`age.${age.unit}`, { count: age.count });
    };
    return {
      t,
      language,
      text: (text: LocalizedText) => readText(text, language),
      number: (value: number) => formatNumber(value, language),
      percent: (value: number) => formatPercent(value, language),
      printedPercent: (digits: string) => formatPrintedPercent(digits, language),
      date: formatDate,
      /** The time of day in Viet Nam, to stand beside the day. */
      time: formatTime,
      period: formatPeriod,
      money: (amount: string) => {
        const { unit, value } = scaleVnd(amount, language);
        return t(`figure.${unit}`, { value });
      },
      qualified: (qualifier: Qualifier, value: string) => t(`figure.${qualifier}`, { value }),
      memberName: (member: string) => {
        switch (member) {
          case "association":
          case "education":
          case "womens-union":
          case "youth-union":
            return t(`members.${member}`);
          default:
            return member;
        }
      },
      ageSince,
    };
  }, [t, language]);
}

export type Locale = ReturnType<typeof useLocale>;
