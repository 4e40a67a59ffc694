import { todayInVietnam } from "../language/vietnam-time.js";
import { useNow } from "./use-now.js";

const MINUTE_MS = 60_000;

/** Today in Viet Nam, also on a page that stays open at midnight. */
export function useToday(): string {
  return todayInVietnam(useNow(MINUTE_MS));
}
