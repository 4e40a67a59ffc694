import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@fontsource/be-vietnam-pro/400.css";
import "@fontsource/be-vietnam-pro/600.css";
import "./app/base.css";
import "./ui/ui.css";
import "./app/print.css";
import { App } from "./app/app.js";
import { keepPageForReopening } from "./app/reopening.js";
import { setUpTheme } from "./app/theme.js";
import { setUpLanguage } from "./language/set-up-language.js";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root");
setUpTheme();
await setUpLanguage();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
keepPageForReopening();
