import { useMemo } from "react";
import { type Location, useLocation, useNavigate } from "react-router";
import { useReportReading } from "./unread-values.js";

/** How one value stands in the address; `null` is "not there", which is how the usual value is written. */
export interface Parameter<T> {
  readonly read: (written: string | null) => T;
  readonly write: (value: T) => string | null;
  /** Whether what is written means something; what does not is read as the usual value. */
  readonly isKnown: (written: string) => boolean;
}

type Parameters<S> = { readonly [Name in keyof S & string]: Parameter<S[Name]> };

/** Any text; not there if empty. */
export const anyText: Parameter<string> = {
  read: (written) => written ?? "",
  write: (value) => (value === "" ? null : value),
  isKnown: () => true,
};

/** One of some words, of which the first is usual. An address that says another word means the usual one. */
export function oneOf<const Word extends string>(usual: Word, ...others: Word[]): Parameter<Word> {
  const words = [usual, ...others];
  return {
    read: (written) => words.find((word) => word === written) ?? usual,
    write: (value) => (value === usual ? null : value),
    isKnown: (written) => words.some((word) => word === written),
  };
}

/** What the address says after `?`; it never fails, whatever stands there. */
export function readState<S extends object>(parameters: Parameters<S>, search: string): S {
  const written = new URLSearchParams(search);
  const state: Partial<S> = {};
  for (const name of namesOf(parameters)) state[name] = parameters[name].read(written.get(name));
  return state as S; // Every name of S has been read.
}

/** What the address says of these parameters and nobody understands, such as `ngay=2021-99-99`. */
export function findUnread<S extends object>(parameters: Parameters<S>, search: string): string[] {
  const written = new URLSearchParams(search);
  return namesOf(parameters).flatMap((name) => {
    const value = written.get(name) ?? "";
    return value === "" || parameters[name].isKnown(value) ? [] : [`${name}=${value}`];
  });
}

/** The search with some values changed; what belongs to others stays as it is. */
export function changeSearch<S extends object>(
  parameters: Parameters<S>,
  search: string,
  changes: NoInfer<Partial<S>>,
): string {
  const written = new URLSearchParams(search);
  for (const name of namesOf(parameters)) {
    const value = changes[name];
    if (value === undefined) continue;
    const word = parameters[name].write(value);
    if (word === null) written.delete(name);
    else written.set(name, word);
  }
  const changed = written.toString();
  return changed === "" ? "" : `?${changed}`;
}

/** How many of these values are not the usual ones. */
export function countSet<S extends object>(
  parameters: Parameters<S>,
  state: NoInfer<S>,
  names: readonly (keyof S & string)[],
): number {
  return names.filter((name) => parameters[name].write(state[name]) !== null).length;
}

/** What a step of the history says of itself: which values a field changed, and when. */
export interface FieldStep {
  readonly names: string;
  readonly at: number;
}

const PAUSE_MS = 1_000;

/** Whether the change goes on with the step before: the same field, written on in without a pause. */
export function goesOn(before: unknown, step: FieldStep): boolean {
  return isFieldStep(before) && before.names === step.names && step.at - before.at < PAUSE_MS;
}

function isFieldStep(state: unknown): state is FieldStep {
  return (
    typeof state === "object" &&
    state !== null &&
    "names" in state &&
    typeof state.names === "string" &&
    "at" in state &&
    typeof state.at === "number"
  );
}

/**
 * What the reader has chosen on this page. It is kept in the address alone, so that it survives a reload and can be sent
 * to somebody. `addressWith` is for links, `change` for fields: each choice is a step of the history, and so is what is
 * written into a field without a pause. What the address says and these parameters do not understand is told to the reader.
 */
export function useAddressState<S extends object>(parameters: Parameters<S>) {
  const { pathname, search, state: before }: Location<unknown> = useLocation();
  const navigate = useNavigate();
  const state = useMemo(() => readState(parameters, search), [parameters, search]);
  useReportReading(namesOf(parameters), findUnread(parameters, search));
  return {
    state,
    addressWith: (changes: Partial<S>) => `${pathname}${changeSearch(parameters, search, changes)}`,
    change: (changes: Partial<S>) => {
      const step: FieldStep = { names: Object.keys(changes).sort().join(), at: Date.now() };
      return navigate(`${pathname}${changeSearch(parameters, search, changes)}`, {
        replace: goesOn(before, step),
        state: step,
      });
    },
  };
}

function namesOf<S>(parameters: Parameters<S>): (keyof S & string)[] {
  return Object.keys(parameters) as (keyof S & string)[]; // The keys of an object literal.
}
