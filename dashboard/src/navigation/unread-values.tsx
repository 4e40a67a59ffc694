import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useState } from "react";

type Report = (reader: string, values: readonly string[]) => void;

const ValuesContext = createContext<readonly string[]>([]);
const ReportContext = createContext<Report>(() => undefined);

/** Collects the values of the address that the parts of the page do not understand, so that the page can say so. */
export function UnreadValuesProvider({ children }: { readonly children: ReactNode }) {
  const [byReader, setByReader] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const report = useMemo<Report>(
    () => (reader, values) =>
      setByReader((known) => {
        const others = [...known].filter(([name]) => name !== reader);
        return new Map(values.length === 0 ? others : [...others, [reader, values]]);
      }),
    [],
  );
  const values = useMemo(() => [...new Set([...byReader.values()].flat())], [byReader]);
  return (
    <ReportContext value={report}>
      <ValuesContext value={values}>{children}</ValuesContext>
    </ReportContext>
  );
}

/** Each as the address says it, such as `ngay=2021-99-99`. */
export function useUnreadValues(): readonly string[] {
  return useContext(ValuesContext);
}

/** Says which values of the address the caller does not understand, for as long as it is shown. */
export function useReportUnread(values: readonly string[]): void {
  const report = useContext(ReportContext);
  const reader = useId();
  const written = JSON.stringify(values);
  useEffect(() => {
    const unread: string[] = JSON.parse(written);
    if (unread.length === 0) return;
    report(reader, unread);
    return () => report(reader, []);
  }, [report, reader, written]);
}
