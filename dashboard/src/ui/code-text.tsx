import { useLocale } from "../language/use-locale.js";
import { CopyButton } from "./copy-button.js";
import "./code-text.css";

/** Text for a machine, to be copied; long lines are broken where they end on the screen only. */
export function CodeText({ text }: { readonly text: string }) {
  const { t } = useLocale();
  return (
    <div className="code-text">
      <pre>
        <code translate="no">{text}</code>
      </pre>
      <div className="code-text-tools">
        <CopyButton text={text} name={t("page.copy")} />
      </div>
    </div>
  );
}
