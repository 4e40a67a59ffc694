import { useDeferredValue, useState } from "react";
import { FindUnitsDocument, UnitNameDocument } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { useHubQuery } from "../queries/use-hub-query.js";
import { Chosen } from "../ui/chosen.js";
import { Combobox } from "../ui/combobox.js";

interface UnitPickerProps {
  readonly label: string;
  /** The id of the chosen unit; empty for none. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Chooses a unit by its name, whatever its diacritics and abbreviations; also one that has ended. */
export function UnitPicker({ label, value, onChange }: UnitPickerProps) {
  const { t, text: write, date } = useLocale();
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const found = useHubQuery(FindUnitsDocument, asked === "" ? undefined : { search: asked });
  const chosen = useHubQuery(UnitNameDocument, value === "" ? undefined : { id: value });
  const units = asked === "" ? [] : (found.data?.administrativeUnits?.nodes ?? []);
  if (value !== "") {
    const name = chosen.data?.administrativeUnit?.name;
    return (
      <Chosen
        label={label}
        name={name === undefined ? t("loading.label") : write(name)}
        clear={t("unit.clear")}
        onClear={() => onChange("")}
      />
    );
  }
  return (
    <Combobox
      label={label}
      placeholder={t("unit.example")}
      text={text}
      onText={setText}
      options={units.map((unit) => ({
        key: unit.id,
        content: (
          <>
            <strong>{write(unit.name)}</strong>
            {unit.parent !== null && <span className="aside">{write(unit.parent.name)}</span>}
            {unit.endedOn !== null && (
              <span className="aside">{t("unit.until", { day: date(unit.endedOn) })}</span>
            )}
          </>
        ),
      }))}
      onChoose={({ key }) => {
        setText("");
        onChange(key);
      }}
      status={asked !== "" && !found.isLoading && units.length === 0 ? t("unit.noneFound") : ""}
    />
  );
}
