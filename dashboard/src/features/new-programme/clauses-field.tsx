import { useId } from "react";
import { useLocale } from "../../language/use-locale.js";
import { Boxes } from "../../ui/boxes.js";
import { type ReadClause, readClauses } from "./read-clauses.js";

interface ClausesFieldProps {
  readonly text: string;
  /** The numbers of the clauses that somebody has read again and found right. */
  readonly confirmed: readonly string[];
  readonly onText: (text: string) => void;
  readonly onConfirm: (numbers: readonly string[]) => void;
}

/** The text that is to be signed is pasted; each clause that is found in it is confirmed. */
export function ClausesField({ text, confirmed, onText, onConfirm }: ClausesFieldProps) {
  const { t } = useLocale();
  const id = useId();
  const { clauses, unread } = readClauses(text);
  return (
    <>
      <div className="long-text">
        <label htmlFor={id}>{t("newProgramme.clauses")}</label>
        <textarea
          id={id}
          rows={8}
          value={text}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => onText(target.value)}
        />
        <p id={`${id}-hint`} className="note">
          {t("newProgramme.clausesHint")}
        </p>
      </div>
      <p className="note" role="status">
        {unread.length > 0 && t("newProgramme.unread", { lines: unread.join(" / ") })}
      </p>
      {clauses.length > 0 && (
        <Boxes
          legend={t("newProgramme.confirmClauses", { count: clauses.length })}
          options={clauses.map((clause) => [clause.number, writeOut(clause)] as const)}
          chosen={confirmed}
          onChange={onConfirm}
        />
      )}
    </>
  );
}

function writeOut({ number, text, parts }: ReadClause): string {
  const written = parts.map((part) => `${part.number}) ${part.text}`);
  return [`${number}. ${text}`, ...written].join(" ");
}
