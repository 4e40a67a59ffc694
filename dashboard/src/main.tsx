import { StrictMode, startTransition } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import "@fontsource/be-vietnam-pro/400.css";
import "@fontsource/be-vietnam-pro/600.css";
import "./app/base.css";
import "./ui/ui.css";
import "./app/print.css";
import { readFirstPage } from "./api/first-answers.js";
import { createHubClient } from "./api/hub-client.js";
import { App } from "./app/app.js";
import { keepToOneCaller } from "./app/one-caller.js";
import { loadPage, Pages } from "./app/pages.js";
import { keepPageForReopening } from "./app/reopening.js";
import { TakenOver } from "./app/taken-over.js";
import { setUpLanguage } from "./language/set-up-language.js";
import { nextTurn } from "./ui/next-turn.js";

keepToOneCaller();
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root");
const writtenIn = document.documentElement.lang;
const language = await setUpLanguage();
await nextTurn();
const firstPage = readFirstPage();
const isWritten = firstPage !== undefined && writtenIn === language;
const takenOver = Promise.withResolvers<void>();
const page = (
  <StrictMode>
    <TakenOver then={takenOver.resolve}>
      <BrowserRouter useTransitions={false}>
        <App
          client={createHubClient(firstPage?.answers ?? {})}
          writtenAt={isWritten ? firstPage.writtenAt : undefined}
        >
          <Pages />
        </App>
      </BrowserRouter>
    </TakenOver>
  </StrictMode>
);
// What the hub has written is taken over, unless the reader has chosen another language for addresses that name none.
if (isWritten) {
  // With its code there, nothing is exchanged for lines that load. Without it, the page says that it does not load.
  await loadPage(window.location.pathname).catch(() => undefined);
  await nextTurn();
  // In small steps, between which the reader can scroll and write.
  startTransition(() => {
    hydrateRoot(root, page);
  });
} else {
  createRoot(root).render(page);
}
keepPageForReopening();

/** Resolves when the page's code has taken the page over, or has written it. What is pressed it hears before. */
export const whenTakenOver = takenOver.promise;
