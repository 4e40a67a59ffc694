import { useLocale } from "../language/use-locale.js";
import { useUnreadValues } from "../navigation/unread-values.js";
import { Notice } from "../ui/notice.js";

/** Where the address says what the page does not understand: which values those are, and what is shown instead. */
export function UnreadNotice() {
  const values = useUnreadValues();
  const { t } = useLocale();
  if (values.length === 0) return null;
  return (
    <Notice kind="refused">
      {t("page.unread", { values: values.map((value) => `“${value}”`).join(", ") })}
    </Notice>
  );
}
