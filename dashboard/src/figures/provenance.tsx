import type { PublishedFigureFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { printSource } from "../ui/print-source.js";
import { SourceReference } from "../ui/source-notes.js";
import "./figures.css";

/** The date of a figure, who reported it and where it was published. */
export function Provenance({ figure }: { readonly figure: PublishedFigureFragment }) {
  const { t, date, memberName } = useLocale();
  return (
    <p className="provenance">
      {figure.asOf === null ? t("figure.noDate") : t("figure.asOf", { date: date(figure.asOf) })}
      {" · "}
      {memberName(figure.member)}
      {", "}
      {t("figure.entered", { date: date(figure.knownAt) })}
      {" · "}
      <SourceReference source={printSource(figure.source)} />
    </p>
  );
}
