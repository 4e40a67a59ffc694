import { useState } from "react";
import { ContractFiles } from "../agreements/contract-files.js";
import { useLocale } from "../language/use-locale.js";
import { hubUrl, SCHEMA } from "../navigation/hub-addresses.js";
import { explorerAddress } from "../recipes/explorer-address.js";
import { WAY_NAMES, WAYS, type Way, writeRequest } from "../recipes/write-request.js";
import { Choice } from "../ui/choice.js";
import { CodeText } from "../ui/code-text.js";
import { useWrittenOperation } from "./use-written-operation.js";

/** The operation to be sent from elsewhere, and as a link that opens it here. */
export function CodePanel({ url }: { readonly url: string }) {
  const { t, language } = useLocale();
  const [way, setWay] = useState<Way>("curl");
  const operation = useWrittenOperation();
  if (operation === undefined) return <Unreadable title={t("explorer.code")} />;
  const text = writeRequest(way, operation, url);
  return (
    <div className="explorer-panel">
      <h2>{t("explorer.code")}</h2>
      <Choice
        label={t("developer.way")}
        value={way}
        options={WAYS.map((each) => [each, WAY_NAMES[each]] as const)}
        onChange={setWay}
      />
      {text === undefined ? <p>{t("developer.notThisWay")}</p> : <CodeText text={text} />}
      <h3>{t("explorer.share")}</h3>
      <p>{t("explorer.shareLead")}</p>
      <CodeText text={new URL(explorerAddress(operation, language), url).href} />
      <h3>{t("explorer.schema")}</h3>
      <p>{t("explorer.schemaLead")}</p>
      <CodeText text={hubUrl(SCHEMA)} />
      <ContractFiles />
    </div>
  );
}

/** Nothing can be said of an operation whose variables or headers are no JSON. */
export function Unreadable({ title }: { readonly title: string }) {
  const { t } = useLocale();
  return (
    <div className="explorer-panel">
      <h2>{title}</h2>
      <p role="alert">{t("explorer.unreadable")}</p>
    </div>
  );
}
