import { useDeferredValue, useState } from "react";
import { FindOrganisationsDocument, OrganisationNameDocument } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { useHubQuery } from "../queries/use-hub-query.js";
import { Chosen } from "../ui/chosen.js";
import { Combobox } from "../ui/combobox.js";

interface OrganisationPickerProps {
  readonly label: string;
  /** The id of the chosen organisation; empty for none. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Chooses an organisation by its name. */
export function OrganisationPicker({ label, value, onChange }: OrganisationPickerProps) {
  const { t, text: write } = useLocale();
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const found = useHubQuery(FindOrganisationsDocument, asked === "" ? undefined : { search: asked });
  const chosen = useHubQuery(OrganisationNameDocument, value === "" ? undefined : { id: value });
  const organisations = asked === "" ? [] : (found.data?.organisations?.nodes ?? []);
  if (value !== "") {
    const node = chosen.data?.node;
    return (
      <Chosen
        label={label}
        name={node?.__typename === "Organisation" ? write(node.name) : t("loading.label")}
        clear={t("organisation.clear")}
        onClear={() => onChange("")}
      />
    );
  }
  return (
    <Combobox
      label={label}
      placeholder={t("organisation.example")}
      text={text}
      onText={setText}
      options={organisations.map(({ id, name }) => ({ key: id, content: <strong>{write(name)}</strong> }))}
      onChoose={({ key }) => {
        setText("");
        onChange(key);
      }}
      status={
        asked !== "" && !found.isLoading && organisations.length === 0 ? t("organisation.noneFound") : ""
      }
    />
  );
}
