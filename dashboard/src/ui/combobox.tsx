import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import "./combobox.css";

export interface ComboboxOption {
  readonly key: string;
  readonly content: ReactNode;
}

interface ComboboxProps<Option extends ComboboxOption> {
  readonly label: string;
  readonly placeholder?: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What the text finds; the first is the one that Enter takes, unless the arrows have led to another. */
  readonly options: readonly Option[];
  readonly onChoose: (option: Option) => void;
  /** Said below the field, and to who cannot see it whenever it changes. */
  readonly status: string;
}

/** A field that offers what its text finds: the arrows move, Enter takes, and each can be clicked. */
export function Combobox<Option extends ComboboxOption>({
  label,
  placeholder,
  text,
  onText,
  options,
  onChoose,
  status,
}: ComboboxProps<Option>) {
  const id = useId();
  const [moved, setMoved] = useState(0);
  const active = options.length === 0 ? -1 : Math.min(moved, options.length - 1);
  const optionId = (index: number) => `${id}-option-${index}`;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = options[active];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      setMoved((active + step + options.length) % options.length);
    } else if (event.key === "Enter" && chosen !== undefined) {
      event.preventDefault();
      onChoose(chosen);
    }
  };
  return (
    <div className="combobox">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        aria-expanded={options.length > 0}
        aria-controls={`${id}-options`}
        aria-autocomplete="list"
        aria-activedescendant={active < 0 ? undefined : optionId(active)}
        aria-describedby={`${id}-status`}
        value={text}
        onChange={({ target }) => {
          setMoved(0);
          onText(target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-status`} className="combobox-status" role="status">
        {status}
      </p>
      {options.length > 0 && (
        <div id={`${id}-options`} className="combobox-options" role="listbox" aria-label={label}>
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which keeps the focus
            // biome-ignore lint/a11y/useFocusableInteractive: the field says which option is active
            <div
              key={option.key}
              ref={index === active ? showFully : undefined}
              id={optionId(index)}
              className="combobox-option"
              role="option"
              aria-selected={index === active}
              onMouseMove={() => setMoved(index)}
              onClick={() => onChoose(option)}
            >
              {option.content}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function showFully(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: "nearest" });
}
