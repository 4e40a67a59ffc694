import { useLocale } from "../../language/use-locale.js";
import { writeRecipes } from "../../recipes/recipes.js";
import { Section } from "../../ui/section.js";
import { RequestText } from "./request-text.js";
import { WayLinks } from "./way-links.js";

/** A query that every hub answers, and what to look at in its answer. */
export function FirstQuery() {
  const { t } = useLocale();
  const search = writeRecipes(undefined).find(({ name }) => name === "search");
  return (
    <Section id="first-query" title={t("developer.first")} lead={t("developer.firstLead")}>
      <WayLinks />
      {search !== undefined && <RequestText operation={search} />}
      <ol className="steps">
        <li>{t("developer.steps.run")}</li>
        <li>{t("developer.steps.read")}</li>
        <li>{t("developer.steps.goOn")}</li>
      </ol>
    </Section>
  );
}
