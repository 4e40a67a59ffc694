import { DocumentList } from "../features/documents/document-list.js";
import { useLocale } from "../language/use-locale.js";
import { todayInVietnam } from "../language/vietnam-time.js";
import { Boundary } from "../ui/boundary.js";
import { Page } from "../ui/page.js";
import { useNow } from "../ui/use-now.js";

const MINUTE_MS = 60_000;

/** `/van-ban`: documents, and what is in force on a day. */
export default function DocumentsPage() {
  const { t } = useLocale();
  const today = todayInVietnam(useNow(MINUTE_MS));
  return (
    <Page title={t("navigation.documents")} lead={t("document.lead")} parents={[]}>
      <Boundary>
        <DocumentList today={today} />
      </Boundary>
    </Page>
  );
}
