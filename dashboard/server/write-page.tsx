import i18next, { type i18n } from "i18next";
import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { StaticRouter } from "react-router";
import { Client, cacheExchange, type Exchange, stringifyDocument } from "urql";
import { filter, pipe, tap } from "wonka";
import {
  FIRST_PAGE_ID,
  type FirstAnswer,
  type FirstAnswers,
  type FirstPage,
  firstAnswersExchange,
} from "../src/api/first-answers.js";
import { HUB_URL } from "../src/api/hub-client.js";
import { App } from "../src/app/app.js";
import { loadPage, Pages } from "../src/app/pages.js";
import { type Language, languageOf, searchInLanguage } from "../src/language/language.js";
import { translationOptions } from "../src/language/set-up-language.js";
import type { AskedOperation, PageRequest, WrittenPage } from "./page-writing.js";

// What only some pages say belongs to every translation that is made below.
import.meta.glob("../src/language/*-words.ts", { eager: true });

const EMPTY_ROOT = '<div id="root"></div>';
const HEADING = /<h1[^>]*>([^<]+)<\/h1>/;
/** As ui/thing-not-found.tsx marks it. */
const MISSING = " data-missing=";
/** In JSON, this character stands only in texts. */
const OPENING = /</g;

const translations: Readonly<Record<Language, i18n>> = {
  vi: await translate("vi"),
  en: await translate("en"),
};

async function translate(language: Language): Promise<i18n> {
  const translation = i18next.createInstance();
  await translation.init(await translationOptions(language));
  return translation;
}

/** Writes the page as a browser would show it with the same answers, and with what it needs to go on from there. */
export async function writePage(
  { id, address, writtenAt, answers: texts }: PageRequest,
  template: string,
): Promise<WrittenPage> {
  const { pathname, search } = new URL(address, "http://hub.invalid");
  const language = languageOf(search);
  const answers = readAnswers(texts);
  await loadPage(pathname);
  const { content, asked } = render({ address, language, writtenAt, answers });
  const firstPage: FirstPage = { writtenAt, answers };
  const data = JSON.stringify(firstPage).replace(OPENING, "\\u003c");
  const root = `<div id="root">${content}</div>\n    <script type="application/json" id="${FIRST_PAGE_ID}">${data}</script>`;
  // As ui/page.tsx names the window once it is taken over.
  const heading = content.match(HEADING)?.[1];
  const html = template
    .replace('<html lang="vi">', `<html lang="${language}">`)
    .replace("<title>", () => (heading === undefined ? "<title>" : `<title>${heading} · `))
    .replace(EMPTY_ROOT, () => root);
  // What was answered with an error is for the page to ask again, and to explain.
  return {
    id,
    html,
    isMissing: content.includes(MISSING) || (asksByPathAlone(search) && Object.values(texts).some(isRefused)),
    asked: asked.filter(({ key }) => texts[key] === undefined),
  };
}

interface Rendering {
  readonly address: string;
  readonly language: Language;
  readonly writtenAt: number;
  readonly answers: FirstAnswers;
}

function render({ address, language, writtenAt, answers }: Rendering) {
  const asked = new Map<string, AskedOperation>();
  const client = new Client({
    url: HUB_URL,
    preferGetMethod: false,
    // As in the browser, where several parts of a page may ask the same.
    exchanges: [cacheExchange, firstAnswersExchange(answers), askLater(asked)],
  });
  const content = renderToString(
    <StrictMode>
      <StaticRouter location={address}>
        <I18nextProvider i18n={translations[language]}>
          <App client={client} writtenAt={writtenAt}>
            <Pages />
          </App>
        </I18nextProvider>
      </StaticRouter>
    </StrictMode>,
  );
  return { content, asked: [...asked.values()] };
}

function askLater(asked: Map<string, AskedOperation>): Exchange {
  return () => (operations$) =>
    pipe(
      operations$,
      tap(({ kind, key, query, variables }) => {
        if (kind !== "query") return;
        const name = String(key);
        asked.set(name, { key: name, query: stringifyDocument(query), variables: variables ?? {} });
      }),
      filter((operation): operation is never => operation === undefined),
    );
}

/** What is refused then is the key in the path, which can be that of nothing. */
function asksByPathAlone(search: string): boolean {
  return searchInLanguage(search, "vi") === "";
}

function isRefused(text: string): boolean {
  const { errors }: { readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[] } =
    JSON.parse(text);
  return errors?.some(({ extensions }) => extensions?.code === "BAD_USER_INPUT") ?? false;
}

function readAnswers(texts: Readonly<Record<string, string>>): FirstAnswers {
  const answers: Record<string, FirstAnswer> = {};
  for (const [key, text] of Object.entries(texts)) {
    const { data, errors, extensions } = JSON.parse(text);
    if (errors === undefined && data != null) answers[key] = { data, extensions };
  }
  return answers;
}
