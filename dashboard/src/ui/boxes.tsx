interface BoxesProps<Value extends string> {
  readonly legend: string;
  /** What can be chosen, and its words. */
  readonly options: readonly (readonly [value: Value, words: string])[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: readonly Value[]) => void;
}

/** Several of a few, each with a box of its own. */
export function Boxes<Value extends string>({ legend, options, chosen, onChange }: BoxesProps<Value>) {
  return (
    <fieldset className="form-boxes">
      <legend>{legend}</legend>
      {options.map(([value, words]) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          />{" "}
          {words}
        </label>
      ))}
    </fieldset>
  );
}
