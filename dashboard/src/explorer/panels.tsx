import type { GraphiQLProps } from "graphiql";
import type { Locale } from "../language/use-locale.js";
import type { Recipe } from "../recipes/recipes.js";
import { CodePanel } from "./code-panel.js";
import { PlanPanel } from "./plan-panel.js";
import { RecipesPanel } from "./recipes-panel.js";

type Plugin = NonNullable<GraphiQLProps["plugins"]>[number];

/** What stands beside the editors, behind signs of its own. */
export function makePanels(url: string, recipes: readonly Recipe[], t: Locale["t"]): Plugin[] {
  return [
    {
      title: t("explorer.recipes"),
      icon: () => <Sign path="M6 3h9l3 3v15H6zM9 9h6M9 13h6M9 17h4" />,
      content: () => <RecipesPanel recipes={recipes} />,
    },
    {
      title: t("explorer.plan"),
      icon: () => <Sign path="M5 4h6v5H5zM13 15h6v5h-6zM5 15h6v5H5zM8 9v6M8 12h8v3" />,
      content: () => <PlanPanel url={url} />,
    },
    {
      title: t("explorer.code"),
      icon: () => <Sign path="m8 8-4 4 4 4M16 8l4 4-4 4M13 6l-2 12" />,
      content: () => <CodePanel url={url} />,
    },
  ];
}

function Sign({ path }: { readonly path: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={1.8} aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
