import { useState } from "react";
import type { ListedFigureFragment } from "../../api/generated/operations.js";
import { todayInVietnam } from "../../language/today.js";
import { useLocale } from "../../language/use-locale.js";
import { figureAddress } from "../../navigation/thing-addresses.js";
import { citeFigure } from "./cite-figure.js";

/** How to cite the figure, to be copied. */
export function Citation({ figure }: { readonly figure: ListedFigureFragment }) {
  const locale = useLocale();
  const { t } = locale;
  const [isCopied, setIsCopied] = useState(false);
  const citation = citeFigure(
    {
      figure,
      address: new URL(figureAddress(figure.id), window.location.href).href,
      readOn: todayInVietnam(Date.now()),
    },
    locale,
  );
  const copy = () => navigator.clipboard.writeText(citation).then(() => setIsCopied(true));
  return (
    <>
      <p className="figure-citation">{citation}</p>
      {/* Pages that are not served over HTTPS or by this machine have no clipboard. */}
      {window.isSecureContext && (
        <button type="button" className="button" onClick={() => void copy()}>
          {t("figures.copy")}
        </button>
      )}
      <span role="status" className="note">
        {isCopied && t("figures.copied")}
      </span>
    </>
  );
}
