import { type FormEvent, useState } from "react";
import { EndRightDocument, type ListedRightFragment } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { type Outcome, useHubMutation } from "../../queries/use-hub-mutation.js";
import { OutcomeNotice } from "../../ui/outcome-notice.js";
import { TextField } from "../../ui/text-field.js";

interface EndRightProps {
  readonly right: ListedRightFragment;
  readonly onEnded: () => void;
}

/** Ends a right at once, with a reason. */
export function EndRight({ right, onEnded }: EndRightProps) {
  const { t } = useLocale();
  const [reason, setReason] = useState("");
  const [key] = useState(() => crypto.randomUUID());
  const [outcome, setOutcome] = useState<Outcome>();
  const { send, isSending } = useHubMutation(EndRightDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { id: rightId, version: expectedVersion } = right;
    const result = await send({ rightId, expectedVersion, reason: reason.trim() }, key);
    setOutcome(result);
    if (result === "done") onEnded();
  };
  return (
    <details className="fold">
      <summary>{t("rights.end.title")}</summary>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <TextField label={t("rights.end.reason")} value={reason} isRequired onChange={setReason} />
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
