import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { useMemo, useSyncExternalStore } from "react";
import { currentTheme, followTheme } from "../app/theme.js";
import { session } from "../identity/caller.js";
import { useLocale } from "../language/use-locale.js";
import { graphqlUrl } from "../navigation/hub-addresses.js";
import type { Recipe, RecipeName } from "../recipes/recipes.js";
import { AccessibleTabs } from "./accessible-tabs.js";
import { createFetcher } from "./fetcher.js";
import { PaneSwitch } from "./pane-switch.js";
import { makePanels } from "./panels.js";
import { writeVariables } from "./recipes-panel.js";
import { TranslatedLabels } from "./translated-labels.js";

/** The tabs of a first visit. */
const FIRST_RECIPES: readonly RecipeName[] = ["programme", "write", "watch"];
/** Whoever has not signed in writes with a token. */
const HEADERS_TO_WRITE = '{ "authorization": "Bearer " }';

interface ExplorerProps {
  readonly recipes: readonly Recipe[];
  /** The operation that the address names. */
  readonly link: { readonly query: string; readonly variables: string | undefined } | undefined;
}

/** The query tool: operations with what they would do and cost, recipes, and how to send them from elsewhere. */
export function Explorer({ recipes, link }: ExplorerProps) {
  const { t } = useLocale();
  const theme = useSyncExternalStore(followTheme, currentTheme);
  const fetcher = useMemo(() => createFetcher(window.location.origin, t("explorer.unreached")), [t]);
  const plugins = useMemo(() => [...makePanels(graphqlUrl(), recipes, t), HISTORY_PLUGIN], [recipes, t]);
  const tabs = FIRST_RECIPES.flatMap((name) => recipes.filter((recipe) => recipe.name === name)).map(
    ({ name, query, variables }) => ({
      query,
      variables: writeVariables(variables),
      ...(name === "write" && session === undefined && { headers: HEADERS_TO_WRITE }),
    }),
  );
  // GraphiQL takes the variables that it shows first from here alone, not from its tabs.
  const first = { query: link?.query ?? tabs[0]?.query ?? "", variables: (link ?? tabs[0])?.variables ?? "" };
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      initialQuery={first.query}
      initialVariables={first.variables}
      defaultQuery=""
      defaultTabs={link === undefined ? tabs : [first]}
      forcedTheme={theme}
      defaultEditorToolsVisibility="variables"
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <span className="explorer-title" aria-hidden="true">
          {t("navigation.explorer")}
        </span>
      </GraphiQL.Logo>
      <h1 className="visually-hidden">{t("navigation.explorer")}</h1>
      <AccessibleTabs />
      <PaneSwitch />
      <TranslatedLabels />
    </GraphiQL>
  );
}
