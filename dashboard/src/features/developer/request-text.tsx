import { useLocale } from "../../language/use-locale.js";
import { useAddressState } from "../../navigation/address-state.js";
import { graphqlUrl } from "../../navigation/hub-addresses.js";
import { explorerAddress } from "../../recipes/explorer-address.js";
import type { Operation } from "../../recipes/operation.js";
import { writeRequest } from "../../recipes/write-request.js";
import { CodeText } from "../../ui/code-text.js";
import { DEVELOPER_PARAMETERS } from "./address.js";

/** The operation as it is sent in the way that the reader has chosen, and the way into the query tool. */
export function RequestText({ operation }: { readonly operation: Operation }) {
  const { t, language } = useLocale();
  const { state } = useAddressState(DEVELOPER_PARAMETERS);
  const text = writeRequest(state.cach, operation, graphqlUrl());
  return (
    <>
      {text === undefined ? <p className="note">{t("developer.notThisWay")}</p> : <CodeText text={text} />}
      <p>
        <a href={explorerAddress(operation, language)}>{t("developer.openInExplorer")}</a>
      </p>
    </>
  );
}
