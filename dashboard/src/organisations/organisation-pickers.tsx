import { OrganisationPicker } from "./organisation-picker.js";
import { organisationsWith, withNextOrganisation } from "./several-organisations.js";

interface OrganisationPickersProps {
  /** What each place is called, from 1. */
  readonly label: (number: number) => string;
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Chooses several organisations by their names: there is always a place for one more. */
export function OrganisationPickers({ label, chosen, onChange }: OrganisationPickersProps) {
  return withNextOrganisation(chosen).map((id, index) => (
    <OrganisationPicker
      key={id}
      label={label(index + 1)}
      value={id}
      onChange={(organisationId) => onChange(organisationsWith(chosen, index, organisationId))}
    />
  ));
}
