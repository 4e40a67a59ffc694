import { useLocale } from "../../language/use-locale.js";
import { useAddressState } from "../../navigation/address-state.js";
import { WAY_NAMES, WAYS } from "../../recipes/write-request.js";
import { PartLinks } from "../../ui/part-links.js";
import { DEVELOPER_PARAMETERS } from "./address.js";

/** How to call: each way is a link. */
export function WayLinks() {
  const { t } = useLocale();
  const { state, addressWith } = useAddressState(DEVELOPER_PARAMETERS);
  return (
    <PartLinks
      label={t("developer.way")}
      parts={WAYS.map((way) => ({
        to: addressWith({ cach: way }),
        name: WAY_NAMES[way],
        isCurrent: way === state.cach,
      }))}
    />
  );
}
