import { useLocale } from "../language/use-locale.js";
import type { CheckedDraft } from "../queries/use-checked-draft.js";
import { OutcomeNotice } from "./outcome-notice.js";

interface CheckedFormEndProps {
  readonly form: Pick<CheckedDraft<object>, "isChecked" | "isSending" | "outcome" | "change">;
  /** Whether what the form needs is there. */
  readonly isReady: boolean;
  readonly words: {
    readonly check: string;
    readonly checked: string;
    readonly confirm: string;
    readonly change: string;
    readonly done: string;
  };
}

/** What came of a form that is checked first, and the buttons that check, send and change it. */
export function CheckedFormEnd({ form, isReady, words }: CheckedFormEndProps) {
  const { t } = useLocale();
  const { isChecked, isSending, outcome, change } = form;
  const action = isChecked ? words.confirm : words.check;
  return (
    <>
      <OutcomeNotice outcome={outcome} />
      <p role="status">
        {isChecked && words.checked}
        {outcome === "done" && words.done}
      </p>
      <p className="page-turner">
        <button type="submit" className="button" disabled={isSending || !isReady}>
          {isSending ? t("write.sending") : action}
        </button>
        {isChecked && (
          <button type="button" className="button" onClick={() => change({})}>
            {words.change}
          </button>
        )}
      </p>
    </>
  );
}
