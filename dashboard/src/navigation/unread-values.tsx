import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useState } from "react";
import { useLocation } from "react-router";
import { LANGUAGE_PARAMETER } from "../language/language.js";

/** What one part of the page reads of the address. */
interface Reading {
  /** The parameters that it knows. */
  readonly names: readonly string[];
  /** What it does not understand, each as the address says it. */
  readonly unread: readonly string[];
}

type Report = (reader: string, reading: Reading | undefined) => void;

const ReadingsContext = createContext<ReadonlyMap<string, Reading>>(new Map());
const ReportContext = createContext<Report>(() => undefined);

/** Collects what the parts of the page read of the address, so that the page can say what none understands. */
export function UnreadValuesProvider({ children }: { readonly children: ReactNode }) {
  const [readings, setReadings] = useState<ReadonlyMap<string, Reading>>(new Map());
  const report = useMemo<Report>(
    () => (reader, reading) =>
      setReadings((known) => {
        const others = [...known].filter(([name]) => name !== reader);
        return new Map(reading === undefined ? others : [...others, [reader, reading]]);
      }),
    [],
  );
  return (
    <ReportContext value={report}>
      <ReadingsContext value={readings}>{children}</ReadingsContext>
    </ReportContext>
  );
}

/** Each as the address says it, such as `ngay=2021-99-99`: values that a part does not understand, and names that none knows. */
export function useUnreadValues(): readonly string[] {
  const readings = [...useContext(ReadingsContext).values()];
  const { search } = useLocation();
  const names = new Set([LANGUAGE_PARAMETER, ...readings.flatMap((reading) => reading.names)]);
  const unknown = [...new URLSearchParams(search)]
    .filter(([name]) => !names.has(name))
    .map(([name, value]) => `${name}=${value}`);
  // The frame reads first; what the page knows is there with the page.
  const isPageThere = readings.length > 1;
  return [...new Set([...readings.flatMap(({ unread }) => unread), ...(isPageThere ? unknown : [])])];
}

/** Says which parameters the caller knows, and which values of them it does not understand, for as long as it is shown. */
export function useReportReading(names: readonly string[], unread: readonly string[]): void {
  const report = useContext(ReportContext);
  const reader = useId();
  const written = JSON.stringify({ names, unread });
  useEffect(() => {
    const reading: Reading = JSON.parse(written);
    report(reader, reading);
    return () => report(reader, undefined);
  }, [report, reader, written]);
}
