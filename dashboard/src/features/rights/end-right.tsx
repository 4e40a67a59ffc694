import { type FormEvent, useState } from "react";
import { EndRightDocument, type ListedRightFragment } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { useWriteOnce } from "../../queries/use-write-once.js";
import { OutcomeNotice } from "../../ui/outcome-notice.js";
import { ReasonField } from "../../ui/text-field.js";

interface EndRightProps {
  readonly right: ListedRightFragment;
  readonly onEnded: () => void;
}

/** Ends a right at once, with a reason. */
export function EndRight({ right, onEnded }: EndRightProps) {
  const { t } = useLocale();
  const [reason, setReason] = useState("");
  const { outcome, isSending, send } = useWriteOnce(EndRightDocument, onEnded);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { id: rightId, version: expectedVersion } = right;
    void send({ rightId, expectedVersion, reason: reason.trim() });
  };
  return (
    <details className="fold">
      <summary>{t("rights.end.title")}</summary>
      <form className="form" onSubmit={submit}>
        <ReasonField label={t("rights.end.reason")} value={reason} onChange={setReason} />
        <OutcomeNotice outcome={outcome} />
        <p className="page-turner">
          <button type="submit" className="button" disabled={isSending}>
            {isSending ? t("write.sending") : t("rights.end.confirm")}
          </button>
        </p>
      </form>
    </details>
  );
}
