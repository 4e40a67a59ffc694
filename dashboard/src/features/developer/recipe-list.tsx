import { useLocale } from "../../language/use-locale.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { RequestText } from "./request-text.js";
import { useRecipes } from "./use-recipes.js";
import { WayLinks } from "./way-links.js";

/** One operation for each thing that partners ask for, in the way of calling that the reader has chosen. */
export function RecipeList() {
  const { t } = useLocale();
  const { query, recipes } = useRecipes();
  return (
    <>
      <WayLinks />
      <QueryBoundary queries={[query]} rows={16}>
        {recipes.map((recipe) => (
          <section key={recipe.name} className="section" aria-labelledby={`recipe-${recipe.name}`}>
            <h2 id={`recipe-${recipe.name}`}>{t(`recipe.${recipe.name}.title`)}</h2>
            <p className="lead">{t(`recipe.${recipe.name}.lead`)}</p>
            <RequestText operation={recipe} />
          </section>
        ))}
      </QueryBoundary>
    </>
  );
}
