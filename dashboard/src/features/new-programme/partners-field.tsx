import { useLocale } from "../../language/use-locale.js";
import { OrganisationPickers } from "../../organisations/organisation-pickers.js";

interface PartnersFieldProps {
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Those who work with who leads, and always one place for another. */
export function PartnersField({ chosen, onChange }: PartnersFieldProps) {
  const { t } = useLocale();
  return (
    <fieldset className="form-boxes">
      <legend>{t("newProgramme.partners", { count: chosen.length })}</legend>
      <OrganisationPickers
        label={(number) => t("newProgramme.partner", { number })}
        chosen={chosen}
        onChange={onChange}
      />
    </fieldset>
  );
}
