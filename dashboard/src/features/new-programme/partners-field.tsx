import { useLocale } from "../../language/use-locale.js";
import { OrganisationPicker } from "../../organisations/organisation-picker.js";

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
      {[...chosen, ""].map((id, index) => (
        <OrganisationPicker
          key={id || "another"}
          label={t("newProgramme.partner", { number: index + 1 })}
          value={id}
          onChange={(organisationId) => {
            if (organisationId === "") onChange(chosen.filter((other) => other !== id));
            else onChange([...new Set([...chosen, organisationId])]);
          }}
        />
      ))}
    </fieldset>
  );
}
