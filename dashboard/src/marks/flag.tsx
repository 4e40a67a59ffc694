import type { ReactNode } from "react";
import type { FlagSeverity } from "../api/generated/operations.js";
import type { LocalizedText } from "../language/language.js";
import { useLocale } from "../language/use-locale.js";
import { SeverityTag } from "./severity-tag.js";

interface FlagProps {
  readonly severity: FlagSeverity;
  readonly title: ReactNode;
  readonly message: LocalizedText;
  /** What else is to be said of it. */
  readonly children?: ReactNode;
}

/** A finding in a list of class `flags`. */
export function Flag({ severity, title, message, children }: FlagProps) {
  const { text } = useLocale();
  return (
    <li className="flag" data-testid="quality-flag" data-severity={severity}>
      <SeverityTag severity={severity} />
      <div>
        <h3>{title}</h3>
        <p>{text(message)}</p>
        {children}
      </div>
    </li>
  );
}
