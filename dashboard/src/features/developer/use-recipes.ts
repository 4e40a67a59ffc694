import { useMemo } from "react";
import { RecipeExamplesDocument } from "../../api/generated/operations.js";
import { type HubQuery, useHubQuery } from "../../queries/use-hub-query.js";
import { chooseExamples, type Recipe, writeRecipes } from "../../recipes/recipes.js";

/** The recipes, with ids of what this hub has once it has answered. */
export function useRecipes(): { readonly query: HubQuery<unknown>; readonly recipes: readonly Recipe[] } {
  const query = useHubQuery(RecipeExamplesDocument, {});
  const { data } = query;
  const recipes = useMemo(() => writeRecipes(data && chooseExamples(data)), [data]);
  return { query, recipes };
}
