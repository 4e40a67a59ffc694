const VIETNAM_DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" });

/** The calendar day in Việt Nam at this moment, `YYYY-MM-DD`. */
export function todayInVietnam(now = new Date()): string {
  return VIETNAM_DAY.format(now);
}
