import { useEffect, useState } from "react";

/** The current time, updated every `everyMs` milliseconds, so that ages on the page stay correct. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
