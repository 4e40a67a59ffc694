import type { ReactNode } from "react";
import { useLocale } from "../language/use-locale.js";

/** `partial`: a part is missing or old; `refused`: cannot be asked so, or may not be read; `broken`: an error; `empty`: there is nothing. */
export type NoticeKind = "partial" | "refused" | "broken" | "empty";

const GLYPHS: Record<NoticeKind, string> = { partial: "◐", refused: "⊘", broken: "✕", empty: "○" };

interface NoticeProps {
  readonly kind: NoticeKind;
  readonly onRetry?: () => void;
  readonly children: ReactNode;
}

/** Says in a sentence why something is not as it should be; each kind has a shape and a colour of its own. */
export function Notice({ kind, onRetry, children }: NoticeProps) {
  const { t } = useLocale();
  return (
    <div className="notice" data-kind={kind} role={kind === "empty" ? undefined : "alert"}>
      <span className="notice-glyph" aria-hidden="true">
        {GLYPHS[kind]}
      </span>
      <div>{children}</div>
      {onRetry !== undefined && (
        <button type="button" className="button" onClick={onRetry}>
          {t("failure.retry")}
        </button>
      )}
    </div>
  );
}
