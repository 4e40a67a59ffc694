import { useId } from "react";
import { useLocale } from "../language/use-locale.js";

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, name: string])[];
  readonly onChange: (value: Value) => void;
}

/** One of several: a labelled list, as the browser has it. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find(([option]) => option === target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** One of several, or `""` for all, which comes first. What the address has chosen stands there also while it has no name. */
export function ChoiceOrAll<Value extends string>({ value, options, ...rest }: ChoiceProps<Value | "">) {
  const { t } = useLocale();
  const isKnown = value === "" || options.some(([option]) => option === value);
  const all = ["", t("page.all")] as const;
  const unnamed = isKnown ? [] : [[value, value] as const];
  return <Choice value={value} options={[all, ...options, ...unnamed]} {...rest} />;
}
