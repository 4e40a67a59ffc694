import { useEffect } from "react";
import { type Locale, useLocale } from "../language/use-locale.js";

/** What GraphiQL writes on its buttons; the group is a name or a key. */
const LABELS = [
  ["show", /^Show (.+)$/],
  ["hide", /^Hide (.+)$/],
  ["execute", /^Execute query \((.+)\)$/],
  ["stop", /^Stop query \((.+)\)$/],
  ["prettify", /^Prettify query \((.+)\)$/],
  ["merge", /^Merge fragments into query \((.+)\)$/],
  ["copy", /^Copy query \((.+)\)$/],
  ["refetch", /^Re-fetch GraphQL schema \((.+)\)$/],
  ["shortKeys", /^Open short keys dialog$/],
  ["settings", /^Open settings dialog$/],
  ["newTab", /^New tab$/],
  ["closeTab", /^Close Tab$/],
  ["commands", /^Editor Commands$/],
  ["editor", /^Operation Editor$/],
  ["activeOperation", /^Select active operation$/],
  ["docs", /^Documentation Explorer$/],
  ["history", /^History$/],
  ["editorTools", /^editor tools$/],
] as const;

/**
 * GraphiQL's labels, and the tips that show them, in the reader's language. It takes no other words than its own, so they
 * are exchanged where it has written them. What its dialogs and its documentation say stays English.
 */
export function TranslatedLabels() {
  const { t, language } = useLocale();
  useEffect(() => {
    if (language === "en") return;
    const exchange = () => exchangeLabels(t);
    exchange();
    const observer = new MutationObserver(exchange);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["aria-label"],
    });
    return () => observer.disconnect();
  }, [t, language]);
  return null;
}

function exchangeLabels(t: Locale["t"]): void {
  for (const element of document.querySelectorAll("[aria-label]")) {
    const { ariaLabel } = element;
    const label = translate(ariaLabel ?? "", t);
    if (label !== undefined) element.ariaLabel = label;
  }
  for (const tip of document.querySelectorAll(".graphiql-tooltip")) {
    const walker = document.createTreeWalker(tip, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      const label = translate(text.nodeValue ?? "", t);
      if (label !== undefined) text.nodeValue = label;
    }
  }
}

/** Undefined of what is none of GraphiQL's. */
function translate(label: string, t: Locale["t"]): string | undefined {
  for (const [name, pattern] of LABELS) {
    const [whole, group = ""] = pattern.exec(label) ?? [];
    if (whole !== undefined) return t(`explorer.graphiql.${name}`, { what: translate(group, t) ?? group });
  }
  return undefined;
}
