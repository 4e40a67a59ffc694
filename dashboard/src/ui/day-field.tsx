import { useId } from "react";

interface DayFieldProps {
  readonly label: string;
  /** Such as `2025-06-30`; empty for none. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** A labelled field for a day of the calendar. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const id = useId();
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" value={value} onChange={({ target }) => onChange(target.value)} />
    </div>
  );
}
