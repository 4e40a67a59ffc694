import type { ListedFigureFragment } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { todayInVietnam } from "../../language/vietnam-time.js";
import { figureAddress } from "../../navigation/thing-addresses.js";
import { CopyButton } from "../../ui/copy-button.js";
import { citeFigure } from "./cite-figure.js";

/** How to cite the figure, to be copied. */
export function Citation({ figure }: { readonly figure: ListedFigureFragment }) {
  const locale = useLocale();
  const { t } = locale;
  const citation = citeFigure(
    {
      figure,
      address: new URL(figureAddress(figure.id), window.location.href).href,
      readOn: todayInVietnam(Date.now()),
    },
    locale,
  );
  return (
    <>
      <p className="figure-citation">{citation}</p>
      <CopyButton text={citation} name={t("figures.copy")} />
    </>
  );
}
