import type { PublishedFigureFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import "./figures.css";

/** Says of a figure that is not for everybody that it is so, before what else is said; nothing of any other. */
export function InternalMark({ figure }: { readonly figure: PublishedFigureFragment }) {
  const { t } = useLocale();
  return (
    isInternal(figure) && (
      <>
        <strong className="internal-mark">{t("figure.internal")}</strong>{" "}
      </>
    )
  );
}

export function isInternal({ sensitivity }: PublishedFigureFragment): boolean {
  return sensitivity === "INTERNAL";
}
