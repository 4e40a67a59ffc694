interface ChosenProps {
  readonly label: string;
  readonly name: string;
  /** What the button says that takes the choice back. */
  readonly clear: string;
  readonly onClear: () => void;
}

/** What was chosen, in the place where it is searched for. */
export function Chosen({ label, name, clear, onClear }: ChosenProps) {
  return (
    <div className="choice">
      <span className="choice-label">{label}</span>
      <span className="chosen">
        <strong>{name}</strong>
        <button type="button" className="button" onClick={onClear}>
          {clear}
        </button>
      </span>
    </div>
  );
}
