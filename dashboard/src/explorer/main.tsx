import { createRoot } from "react-dom/client";
import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "../ui/ui.css";
import "./explorer.css";
import { setUpLanguage } from "../language/set-up-language.js";
import { graphqlUrl } from "../navigation/hub-addresses.js";
import { Explorer } from "./explorer.js";
import { keepTool } from "./keep-tool.js";
import { loadRecipes } from "./load-recipes.js";
import { OfflineNotice } from "./offline-notice.js";

const root = document.getElementById("root");
if (root === null) throw new Error("truy-van.html has no element with the id root");
const written = new URLSearchParams(window.location.search);
const query = written.get("query");
const link = query === null ? undefined : { query, variables: written.get("variables") ?? undefined };
const [recipes] = await Promise.all([loadRecipes(graphqlUrl()), setUpLanguage()]);
createRoot(root).render(
  <>
    <OfflineNotice />
    <Explorer recipes={recipes} link={link} />
  </>,
);
keepTool().catch((error: unknown) => console.warn("The query tool cannot be kept", error));
