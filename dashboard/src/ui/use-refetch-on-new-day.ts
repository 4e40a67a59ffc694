import { useEffect, useEffectEvent, useRef } from "react";
import { useToday } from "./use-today.js";

/** Asks again, on a page that stays open, when a day begins in Viet Nam: what holds by the day is another then. */
export function useRefetchOnNewDay(refetch: () => void): void {
  const today = useToday();
  const asked = useRef(today);
  const askAgain = useEffectEvent(refetch);
  useEffect(() => {
    if (asked.current === today) return;
    asked.current = today;
    askAgain();
  }, [today]);
}
