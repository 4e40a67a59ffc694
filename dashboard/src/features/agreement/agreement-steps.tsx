import { type FormEvent, useState } from "react";
import {
  AgreeDocument,
  AgreeingDocument,
  type AgreementInDetailFragment,
  RevokeAgreementDocument,
} from "../../api/generated/operations.js";
import { session } from "../../identity/caller.js";
import { useLocale } from "../../language/use-locale.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { useWriteOnce } from "../../queries/use-write-once.js";
import { OutcomeNotice } from "../../ui/outcome-notice.js";
import { ReasonField } from "../../ui/text-field.js";
import { mayAgree, mayRevoke } from "./speaker.js";
import "../../ui/form.css";

interface StepProps {
  readonly agreement: AgreementInDetailFragment;
  readonly onDone: () => void;
}

/** What somebody who speaks for a side may do; nothing for others. */
export function AgreementSteps(props: StepProps) {
  return session === undefined ? null : <StepsOfCaller {...props} />;
}

function StepsOfCaller({ agreement, onDone }: StepProps) {
  const { data } = useHubQuery(AgreeingDocument, {});
  // A form of another version has another key: what it sends is another write.
  const key = agreement.version;
  return (
    <>
      {mayAgree(data?.me, agreement) && (
        <AgreeForm key={`agree ${key}`} agreement={agreement} onDone={onDone} />
      )}
      {mayRevoke(data?.me, agreement) && (
        <RevokeForm key={`revoke ${key}`} agreement={agreement} onDone={onDone} />
      )}
    </>
  );
}

function AgreeForm({ agreement, onDone }: StepProps) {
  const { t } = useLocale();
  const { outcome, isSending, send } = useWriteOnce(AgreeDocument, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { id: agreementId, version: expectedVersion } = agreement;
    void send({ agreementId, expectedVersion });
  };
  return (
    <form className="form" onSubmit={submit}>
      <p className="note">{t("agreement.agree.what")}</p>
      <OutcomeNotice outcome={outcome} />
      <p className="page-turner">
        <button type="submit" className="button" disabled={isSending}>
          {isSending ? t("write.sending") : t("agreement.agree.confirm")}
        </button>
      </p>
    </form>
  );
}

function RevokeForm({ agreement, onDone }: StepProps) {
  const { t } = useLocale();
  const [reason, setReason] = useState("");
  const { outcome, isSending, send } = useWriteOnce(RevokeAgreementDocument, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { id: agreementId, version: expectedVersion } = agreement;
    void send({ agreementId, expectedVersion, reason: reason.trim() });
  };
  return (
    <details className="fold">
      <summary>{t("agreement.revoke.title")}</summary>
      <form className="form" onSubmit={submit}>
        <p className="note">{t("agreement.revoke.what")}</p>
        <ReasonField label={t("agreement.revoke.reason")} value={reason} onChange={setReason} />
        <OutcomeNotice outcome={outcome} />
        <p className="page-turner">
          <button type="submit" className="button" disabled={isSending}>
            {isSending ? t("write.sending") : t("agreement.revoke.confirm")}
          </button>
        </p>
      </form>
    </details>
  );
}
