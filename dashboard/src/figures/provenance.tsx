import type { PublishedFigureFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";
import { figureAddress } from "../navigation/thing-addresses.js";
import { printSource } from "../ui/print-source.js";
import { SourceReference } from "../ui/source-notes.js";
import { InternalMark } from "./internal-mark.js";
import { nameReporter } from "./name-reporter.js";
import "./figures.css";

/** The way to a figure's own page, its date, who reported it and where it was published. */
export function Provenance({ figure }: { readonly figure: PublishedFigureFragment }) {
  const locale = useLocale();
  const { t, date } = locale;
  return (
    <p className="provenance">
      <InternalMark figure={figure} />
      <PageLink to={figureAddress(figure.id)}>{t("figure.toSource")}</PageLink>
      {" · "}
      {figure.asOf === null ? t("figure.noDate") : t("figure.asOf", { date: date(figure.asOf) })}
      {" · "}
      {nameReporter(figure, locale)}
      {", "}
      {t("figure.entered", { date: date(figure.knownAt) })}
      {" · "}
      <SourceReference source={printSource(figure.source)} />
    </p>
  );
}
