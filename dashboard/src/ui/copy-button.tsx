import { useState } from "react";
import { useLocale } from "../language/use-locale.js";

/** Copies the text and says so. Pages that are not served over HTTPS or by this machine have no clipboard, and no button. */
export function CopyButton({ text, name }: { readonly text: string; readonly name: string }) {
  const { t } = useLocale();
  const [copied, setCopied] = useState<string>();
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(text));
  return (
    <>
      {window.isSecureContext && (
        <button type="button" className="button" onClick={() => void copy()}>
          {name}
        </button>
      )}
      <span role="status" className="note">
        {copied === text && t("page.copied")}
      </span>
    </>
  );
}
