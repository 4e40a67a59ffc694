import { AccessLog } from "../features/access-log/access-log.js";
import { useLocale } from "../language/use-locale.js";
import "../language/identity-words.js";
import { Boundary } from "../ui/boundary.js";
import { InBrowser } from "../ui/in-browser.js";
import { Page } from "../ui/page.js";

/** `/nhat-ky-truy-cap`: who has read and written what, for an organisation's auditors. */
export default function AccessLogPage() {
  const { t } = useLocale();
  return (
    <Page title={t("accessLog.title")} lead={t("accessLog.lead")} parents={[]}>
      <Boundary>
        <InBrowser rows={10}>
          <AccessLog />
        </InBrowser>
      </Boundary>
    </Page>
  );
}
