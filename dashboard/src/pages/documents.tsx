import { DocumentList } from "../features/documents/document-list.js";
import { useLocale } from "../language/use-locale.js";
import { Boundary } from "../ui/boundary.js";
import { Page } from "../ui/page.js";
import { useToday } from "../ui/use-today.js";

/** `/van-ban`: documents, and what is in force on a day. */
export default function DocumentsPage() {
  const { t } = useLocale();
  const today = useToday();
  return (
    <Page title={t("navigation.documents")} lead={t("document.lead")} parents={[]}>
      <Boundary>
        <DocumentList today={today} />
      </Boundary>
    </Page>
  );
}
