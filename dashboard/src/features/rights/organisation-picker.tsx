import { useDeferredValue, useState } from "react";
import { FindOrganisationsDocument } from "../../api/generated/operations.js";
import type { LocalizedText } from "../../language/language.js";
import { useLocale } from "../../language/use-locale.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { Chosen } from "../../ui/chosen.js";
import { Combobox } from "../../ui/combobox.js";

export interface ChosenOrganisation {
  readonly id: string;
  readonly name: LocalizedText;
}

interface OrganisationPickerProps {
  readonly label: string;
  readonly value: ChosenOrganisation | undefined;
  readonly onChange: (organisation: ChosenOrganisation | undefined) => void;
}

/** Chooses an organisation by its name. */
export function OrganisationPicker({ label, value, onChange }: OrganisationPickerProps) {
  const { t, text: write } = useLocale();
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const found = useHubQuery(FindOrganisationsDocument, asked === "" ? undefined : { search: asked });
  const organisations = asked === "" ? [] : (found.data?.organisations?.nodes ?? []);
  if (value !== undefined) {
    return (
      <Chosen
        label={label}
        name={write(value.name)}
        clear={t("rights.give.clear")}
        onClear={() => onChange(undefined)}
      />
    );
  }
  return (
    <Combobox
      label={label}
      placeholder={t("rights.give.organisationExample")}
      text={text}
      onText={setText}
      options={organisations.map((organisation) => ({
        key: organisation.id,
        organisation,
        content: <strong>{write(organisation.name)}</strong>,
      }))}
      onChoose={({ organisation }) => {
        setText("");
        onChange(organisation);
      }}
      status={
        asked !== "" && !found.isLoading && organisations.length === 0 ? t("rights.give.noneFound") : ""
      }
    />
  );
}
