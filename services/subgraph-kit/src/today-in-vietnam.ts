import { readFileSync } from "node:fs";

const VIETNAM_DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" });
const DAY = /^\d{4}-\d{2}-\d{2}$/;

let clockFile: string | undefined;

/** From now on today is the day in the file, `YYYY-MM-DD`, and the real one while there is no such file. For tests alone. */
export function takeTodayFrom(file: string | undefined): void {
  clockFile = file;
}

/** The calendar day in Việt Nam at this moment, or at the one that is given, `YYYY-MM-DD`. */
export function todayInVietnam(now?: Date): string {
  if (now === undefined && clockFile !== undefined) return dayIn(clockFile) ?? VIETNAM_DAY.format(new Date());
  return VIETNAM_DAY.format(now ?? new Date());
}

function dayIn(file: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
  if (DAY.test(text)) return text;
  throw new Error(`HUB_CLOCK_FILE: ${file} has no day such as 2026-12-31`);
}
