/** Today in Viet Nam, wherever the reader is: due days are days there. */
export function todayInVietnam(now: number): string {
  // Swedish writes days as 2026-11-28.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).format(now);
}
