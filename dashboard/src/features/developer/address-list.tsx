import type { ReactNode } from "react";
import { useLocale } from "../../language/use-locale.js";
import {
  CLIENT_PACKAGE,
  graphqlUrl,
  hubUrl,
  SCHEMA,
  SCHEMA_CHANGES,
  webSocketUrl,
} from "../../navigation/hub-addresses.js";
import { Section } from "../../ui/section.js";
import { Table } from "../../ui/table.js";
import { AddressLink } from "./address-link.js";

const NAMES = [
  "graphql",
  "stream",
  "webSocket",
  "files",
  "calendars",
  "schema",
  "changelog",
  "client",
  "explorer",
] as const;

type AddressName = (typeof NAMES)[number];

/** Everywhere that a program can turn to. */
export function AddressList() {
  const { t } = useLocale();
  return (
    <Section id="addresses" title={t("developer.addresses")} lead={t("developer.addressesLead")}>
      <Table
        caption={t("developer.addresses")}
        rows={NAMES}
        keyOf={(name) => name}
        columns={[
          { name: t("developer.what"), cell: (name) => t(`developer.address.${name}.name`) },
          { name: t("developer.addressOf"), cell: (name) => <Address name={name} /> },
          { name: t("developer.use"), cell: (name) => t(`developer.address.${name}.use`) },
        ]}
      />
    </Section>
  );
}

function Address({ name }: { readonly name: AddressName }): ReactNode {
  switch (name) {
    case "graphql":
    case "stream":
      return <code className="address">{graphqlUrl()}</code>;
    case "webSocket":
      return <code className="address">{webSocketUrl()}</code>;
    case "files":
      return <code className="address">{hubUrl("/export/figures.csv")}</code>;
    case "calendars":
      return <code className="address">{decodeURI(hubUrl("/export/programmes/{code}.ics"))}</code>;
    case "schema":
      return <AddressLink path={SCHEMA} />;
    case "changelog":
      return <AddressLink path={SCHEMA_CHANGES} />;
    case "client":
      return <AddressLink path={CLIENT_PACKAGE} />;
    case "explorer":
      return <AddressLink path="/truy-van" />;
  }
}
