import { useId } from "react";
import { useLocale } from "../language/use-locale.js";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly isRequired?: boolean;
  readonly onChange: (text: string) => void;
}

/** Why something is done, as its history will tell everybody. */
export function ReasonField(props: Omit<TextFieldProps, "hint" | "isRequired">) {
  const { t } = useLocale();
  return <TextField {...props} hint={t("write.publicReason")} isRequired />;
}

/** A labelled line of text. */
export function TextField({ label, value, hint, isRequired = false, onChange }: TextFieldProps) {
  const id = useId();
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        required={isRequired}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="note">
          {hint}
        </p>
      )}
    </div>
  );
}
