const ENGLISH_DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** `2022-05-18` as Vietnamese readers write it: 18/05/2022. */
export function printDayVi(day: string): string {
  return day.split("-").reverse().join("/");
}

/** `2022-05-18` as 18 May 2022. */
export function printDayEn(day: string): string {
  return ENGLISH_DAY.format(new Date(`${day}T00:00:00Z`));
}
