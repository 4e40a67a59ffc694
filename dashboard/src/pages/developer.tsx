import { DEVELOPER_PARAMETERS, DEVELOPER_PARTS } from "../features/developer/address.js";
import { AddressList } from "../features/developer/address-list.js";
import { ExportListsPart } from "../features/developer/export-lists.js";
import { FirstQuery } from "../features/developer/first-query.js";
import { RecipeList } from "../features/developer/recipe-list.js";
import { SchemaPart } from "../features/developer/schema-part.js";
import { useLocale } from "../language/use-locale.js";
import { useAddressState } from "../navigation/address-state.js";
import { Boundary } from "../ui/boundary.js";
import { InBrowser } from "../ui/in-browser.js";
import { Page } from "../ui/page.js";
import { PartLinks } from "../ui/part-links.js";
import "../features/developer/developer.css";
import "../language/developer-words.js";

/** `/khai-thac`: for a partner's developer. */
export default function Developer() {
  const { t } = useLocale();
  const { state, addressWith } = useAddressState(DEVELOPER_PARAMETERS);
  return (
    <Page title={t("navigation.developer")} lead={t("developer.lead")} parents={[]}>
      <PartLinks
        label={t("developer.parts")}
        parts={DEVELOPER_PARTS.map((part) => ({
          to: addressWith({ muc: part }),
          name: t(`developer.part.${part}`),
          isCurrent: part === state.muc,
        }))}
      />
      <Boundary key={state.muc}>
        <InBrowser rows={16}>
          <Part part={state.muc} />
        </InBrowser>
      </Boundary>
    </Page>
  );
}

function Part({ part }: { readonly part: (typeof DEVELOPER_PARTS)[number] }) {
  switch (part) {
    case "bat-dau":
      return (
        <>
          <FirstQuery />
          <AddressList />
        </>
      );
    case "cong-thuc":
      return <RecipeList />;
    case "tep":
      return <ExportListsPart />;
    case "luoc-do":
      return <SchemaPart />;
  }
}
