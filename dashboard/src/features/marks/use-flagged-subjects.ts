import {
  ConferenceFlagsDocument,
  ObservanceFlagsDocument,
  ProgrammeFlagsDocument,
} from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { printSource } from "../../ui/print-source.js";
import type { FlaggedSubject } from "./collect-flags.js";

/** What is not a figure and may carry flags, named for the reader. */
export function useFlaggedSubjects() {
  const { t, text } = useLocale();
  const programmes = useHubQuery(ProgrammeFlagsDocument, {});
  const observances = useHubQuery(ObservanceFlagsDocument, {});
  const conferences = useHubQuery(ConferenceFlagsDocument, {});
  const subjects: FlaggedSubject[] = [
    ...(programmes.data?.programmes?.nodes ?? []).flatMap(({ code, source, flags, evaluationRounds }) => [
      { subject: t("quality.programme", { code }), source: printSource(source), flags },
      ...evaluationRounds.map((round) => ({
        subject: `${t("quality.programme", { code })} · ${t("quality.round", { number: round.number })}`,
        source: printSource(source),
        flags: round.flags,
      })),
    ]),
    ...(observances.data?.observances?.nodes ?? []).map(({ name, year, source, flags }) => ({
      subject: `${text(name)} ${year}`,
      source: printSource(source),
      flags,
    })),
    ...(conferences.data?.conferences?.nodes ?? []).map(({ title, source, flags }) => ({
      subject: text(title),
      source: printSource(source),
      flags,
    })),
  ];
  return { queries: [programmes, observances, conferences], subjects };
}
