import { RecipeExamplesDocument, type RecipeExamplesQuery } from "../api/generated/operations.js";
import { chooseExamples, type Recipe, writeRecipes } from "../recipes/recipes.js";
import { sendOverHttp } from "./fetcher.js";

/** The recipes with ids of what this hub has; with empty ones if it does not answer. */
export async function loadRecipes(url: string): Promise<readonly Recipe[]> {
  try {
    const { data }: { data?: RecipeExamplesQuery } = await sendOverHttp(url, {
      query: RecipeExamplesDocument,
    });
    return writeRecipes(data && chooseExamples(data));
  } catch {
    return writeRecipes(undefined);
  }
}
