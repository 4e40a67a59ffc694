import { useEffect } from "react";
import { type Locale, useLocale } from "../language/use-locale.js";

/** What GraphiQL writes; the group is a name or a key. */
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
  ["variables", /^Variables$/],
  ["headers", /^Headers$/],
  ["shortKeysTitle", /^Short Keys$/],
  ["shortKey", /^Short Key$/],
  ["function", /^Function$/],
  ["executeKey", /^Execute query$/],
  ["palette", /^Open the Command Palette \(you must have focus in the editor\)$/],
  ["prettifyKey", /^Prettify editors$/],
  ["copyKey", /^Copy query$/],
  ["refetchKey", /^Re-fetch schema using introspection$/],
  ["searchDocs", /^Search in documentation$/],
  ["searchEditor", /^Search in editor$/],
  ["mergeKey", /^Merge fragments definitions into operation definition$/],
  ["thisEditor", /^This Graph$/],
  ["uses", /^QL editor uses$/],
  ["monaco", /^Monaco editor shortcuts$/],
  ["fullList", /^, with keybindings similar to VS Code\. See the full list of shortcuts for$/],
  ["or", /^or$/],
  ["settingsTitle", /^Settings$/],
  ["clearStorage", /^Clear storage$/],
  ["clearHint", /^Remove all locally stored data and start fresh\.$/],
  ["clearData", /^Clear data$/],
  ["cleared", /^Cleared(?: data)?$/],
  ["clearFailed", /^Failed(?: to Clear)?$/],
  ["clear", /^Clear$/],
  ["rootTypes", /^Root Types$/],
  ["allTypes", /^All Schema Types$/],
  ["docsHome", /^Docs$/],
  ["schemaLead", /^A GraphQL schema provides a root type for each kind of operation\.$/],
  ["type", /^Type$/],
  ["fields", /^Fields$/],
  ["arguments", /^Arguments$/],
  ["directives", /^Directives$/],
  ["implements", /^Implements$/],
  ["implementations", /^Implementations$/],
  ["possibleTypes", /^Possible Types$/],
  ["enumValues", /^Enum Values$/],
  ["deprecatedFields", /^Deprecated Fields$/],
  ["deprecatedArguments", /^Deprecated Arguments$/],
  ["deprecatedValues", /^Deprecated (?:Enum )?Values$/],
  ["deprecated", /^Deprecated$/],
  ["noResults", /^No results found$/],
  ["otherResults", /^Other results$/],
  ["noSchema", /^No GraphQL schema available$/],
  ["schemaFailed", /^Error fetching schema$/],
  ["goBack", /^Go back to (.+)$/],
  ["searchType", /^Search (.+)\.\.\.$/],
  ["setActive", /^Set active$/],
  ["editLabel", /^Edit label$/],
  ["addFavorite", /^Add favorite$/],
  ["removeFavorite", /^Remove favorite$/],
  ["deleteHistory", /^Delete from history$/],
  ["typeLabel", /^Type a label$/],
  ["save", /^Save$/],
  ["closeDialog", /^Close dialog$/],
  ["shortKeysLead", /^This modal provides a list of available keyboard shortcuts and their functions\.$/],
  [
    "settingsLead",
    /^This modal lets you adjust header persistence, interface theme, and clear local storage\.$/,
  ],
] as const;

/** Where GraphiQL writes words of its own, among what is not: names of types, descriptions, what somebody has written. */
const PLACES = [
  ".graphiql-tooltip",
  ".graphiql-editor-tools > button",
  ".graphiql-dialog",
  ".graphiql-doc-explorer-title",
  ".graphiql-doc-explorer-back",
  ".graphiql-doc-explorer-section-title",
  ".graphiql-doc-explorer-content > .graphiql-markdown-description",
  ".graphiql-doc-explorer-content > button",
  ".graphiql-doc-explorer-deprecation-label",
  ".graphiql-doc-explorer-argument-deprecation-label",
  ".graphiql-doc-explorer-search-empty",
  ".graphiql-doc-explorer-search-divider",
  ".graphiql-doc-explorer-error",
  ".graphiql-history-header",
  ".graphiql-history-item.editable > button",
].join();

/**
 * GraphiQL's labels, panes and dialogs in the reader's language. It takes no other words than its own, so they are
 * exchanged where it has written them. What its editor says (Monaco's menus and messages) stays English.
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
      characterData: true,
      attributes: true,
      attributeFilter: ["aria-label", "placeholder"],
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
  for (const field of document.querySelectorAll<HTMLInputElement>("input[placeholder]")) {
    const placeholder = translate(field.placeholder, t);
    if (placeholder !== undefined) field.placeholder = placeholder;
  }
  for (const place of document.querySelectorAll(PLACES)) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      const words = translate(text.nodeValue ?? "", t);
      if (words !== undefined) text.nodeValue = words;
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
