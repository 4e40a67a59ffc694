import { useDeferredValue, useEffect, useRef, useState } from "react";
import { SearchDocument } from "../../api/generated/operations.js";
import { readText } from "../../language/language.js";
import { useLocale } from "../../language/use-locale.js";
import { useGoTo } from "../../navigation/page-link.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { Combobox } from "../../ui/combobox.js";
import { type FoundThing, foundThings } from "./found-things.js";
import "./search.css";

/** The search for everything: a button in the header, and Ctrl+K or ⌘K on every page. */
export function SearchBox() {
  const { t } = useLocale();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const open = () => setIsOpen(true);
  useEffect(() => {
    // The field is there by now, and gets the focus.
    if (isOpen) dialog.current?.showModal();
  }, [isOpen]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setIsOpen(true);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <search className="search-box">
      <button type="button" className="search-open" aria-keyshortcuts="Control+K Meta+K" onClick={open}>
        <span aria-hidden="true">⌕</span>
        <span className="search-open-name">{t("search.open")}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <dialog
        ref={dialog}
        className="search-dialog"
        aria-label={t("search.open")}
        onClose={() => setIsOpen(false)}
        onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
        onKeyDown={({ key, currentTarget }) => key === "Escape" && currentTarget.close()}
      >
        {isOpen && <Search onDone={() => dialog.current?.close()} />}
      </dialog>
    </search>
  );
}

function Search({ onDone }: { readonly onDone: () => void }) {
  const { t, language } = useLocale();
  const goTo = useGoTo();
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const query = useHubQuery(SearchDocument, asked === "" ? undefined : { text: asked });
  const results = asked === "" ? [] : (query.data?.search?.nodes ?? []);
  const go = ({ address }: FoundThing) => {
    onDone();
    goTo(address);
  };
  return (
    <>
      <Combobox
        label={t("search.label")}
        placeholder={t("search.example")}
        text={text}
        onText={setText}
        options={foundThings(results).map((found) => ({ ...found, content: <Found found={found} /> }))}
        onChoose={go}
        status={statusOf()}
      />
      <button type="button" className="button" onClick={onDone}>
        {t("search.close")}
      </button>
    </>
  );

  function statusOf(): string {
    if (asked === "") return t("search.hint");
    const [refusal] = query.refusals;
    if (refusal) return readText(refusal, language);
    if (query.hasFailed || query.failedMembers.length > 0) return t("search.failed");
    if (query.isLoading) return t("search.searching");
    if (results.length === 0) return t("search.none", { text: asked });
    return query.data?.search?.pageInfo.hasNextPage === true
      ? t("search.first", { count: results.length })
      : t("search.count", { count: results.length });
  }
}

function Found({ found }: { readonly found: FoundThing }) {
  const { t, text } = useLocale();
  const { kind, title, place, hasEnded, successors } = found;
  return (
    <>
      <span className="kind">{t(`search.kind.${kind}`)}</span>
      <strong>{text(title)}</strong>
      {place !== undefined && <span className="aside">{text(place)}</span>}
      {hasEnded && (
        <span className="aside">
          {successors.length === 0
            ? t("search.ended")
            : t("search.succeeded", { successors: successors.map(text).join(", ") })}
        </span>
      )}
    </>
  );
}
