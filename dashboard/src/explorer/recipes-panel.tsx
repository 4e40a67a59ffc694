import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useLocale } from "../language/use-locale.js";
import type { Recipe } from "../recipes/recipes.js";

/** There a panel covers the editors; elsewhere it stays beside them. */
const PHONE = "(max-width: 720px)";

/** Operations to begin with; one that is chosen stands in a tab of its own. */
export function RecipesPanel({ recipes }: { readonly recipes: readonly Recipe[] }) {
  const { t } = useLocale();
  const { addTab, setVisiblePlugin } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const open = ({ query, variables }: Recipe) => {
    addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(writeVariables(variables));
    if (window.matchMedia(PHONE).matches) setVisiblePlugin(null);
  };
  return (
    <div className="explorer-panel">
      <h2>{t("explorer.recipes")}</h2>
      <ul className="explorer-recipes">
        {recipes.map((recipe) => (
          <li key={recipe.name}>
            <button type="button" onClick={() => open(recipe)}>
              {t(`recipe.${recipe.name}.title`)}
            </button>
            <p>{t(`recipe.${recipe.name}.lead`)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function writeVariables(variables: Recipe["variables"]): string {
  return Object.keys(variables).length === 0 ? "" : JSON.stringify(variables, null, 2);
}
