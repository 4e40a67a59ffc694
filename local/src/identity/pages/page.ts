/** What all pages of the provider have in common: their frame, their look, and what a browser lets them do. */
import { createHash } from "node:crypto";
import { html, Markup } from "./markup.js";
import { STYLES } from "./styles.js";

/** In Vietnamese and in English. */
export interface Words {
  readonly vi: string;
  readonly en: string;
}

export interface Page {
  readonly title: Words;
  readonly content: Markup;
  /** Run when the page has been read. */
  readonly script?: string;
}

export interface PageResponse {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PageSurroundings {
  /** The colours and letters of the dashboard. */
  readonly dashboardStyles: string;
  /** Where a form may lead: the pages whose people sign in. */
  readonly formTargets: readonly string[];
  readonly hubUrl: string;
}

export type RenderPage = (page: Page) => PageResponse;

export function pageRenderer({ dashboardStyles, formTargets, hubUrl }: PageSurroundings): RenderPage {
  const styles = `${dashboardStyles}\n${STYLES}`;
  return ({ title, content, script }) => {
    const policy = [
      "default-src 'none'",
      "img-src 'self'",
      `style-src ${hashOf(styles)}`,
      ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
      `form-action ${["'self'", ...formTargets].join(" ")}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ];
    return {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": policy.join("; "),
        "cache-control": "no-store",
        "referrer-policy": "same-origin",
        "x-content-type-options": "nosniff",
      },
      body: html`<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title.vi} · ${title.en} · Khuyến học Hub</title>
    <link rel="icon" type="image/svg+xml" href="/emblem.svg">
    <style>${new Markup(styles)}</style>
  </head>
  <body>
    <header class="page-header">
      <a class="brand" href="${hubUrl}/"><img src="/emblem.svg" alt="" width="44" height="44">Khuyến học Hub</a>
    </header>
    <main>
      <h1>${inBoth(title)}</h1>
      ${content}
    </main>
    ${script === undefined ? undefined : html`<script>${new Markup(script)}</script>`}
  </body>
</html>
`.text,
    };
  };
}

/** Vietnamese, and below it English. */
export function inBoth({ vi, en }: Words): Markup {
  return html`${vi} <span class="english" lang="en">${en}</span>`;
}

/** Leads back to the hub. */
export function linkToHub(hubUrl: string): Markup {
  return html`<p><a href="${hubUrl}/">${inBoth({ vi: "Về Khuyến học Hub", en: "To Khuyến học Hub" })}</a></p>`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
