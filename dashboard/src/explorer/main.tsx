import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import "graphiql/setup-workers/vite";
import "@fontsource/be-vietnam-pro/400.css";
import "@fontsource/be-vietnam-pro/600.css";
import "../app/base.css";
import "graphiql/style.css";
import "../ui/ui.css";
import "./explorer.css";
import "../language/developer-words.js";
import "./tool-words.js";
import { createHubClient } from "../api/hub-client.js";
import { App } from "../app/app.js";
import { keepToOneCaller } from "../app/one-caller.js";
import { setUpLanguage } from "../language/set-up-language.js";
import { graphqlUrl } from "../navigation/hub-addresses.js";
import { Explorer } from "./explorer.js";
import { keepTool } from "./keep-tool.js";
import { loadRecipes } from "./load-recipes.js";
import { ToolFrame } from "./tool-frame.js";

keepToOneCaller();
const root = document.getElementById("root");
if (root === null) throw new Error("truy-van.html has no element with the id root");
const written = new URLSearchParams(window.location.search);
const query = written.get("query");
const link = query === null ? undefined : { query, variables: written.get("variables") ?? undefined };
const [recipes] = await Promise.all([loadRecipes(graphqlUrl()), setUpLanguage()]);
createRoot(root).render(
  <BrowserRouter useTransitions={false}>
    <App client={createHubClient({})} writtenAt={undefined}>
      <ToolFrame>
        <Explorer recipes={recipes} link={link} />
      </ToolFrame>
    </App>
  </BrowserRouter>,
);
keepTool().catch((error: unknown) => console.warn("The query tool cannot be kept", error));
