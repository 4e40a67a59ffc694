/** Where each thing that has an id or a code has its page. */

/** A unit as it was on a day; without one as it is, or was at its end. */
export function unitAddress(id: string, day = ""): string {
  return `/dia-ban/${encodeURIComponent(id)}${day === "" ? "" : `?ngay=${day}`}`;
}

export const figureAddress = (id: string) => `/so-lieu/${encodeURIComponent(id)}`;
export const organisationAddress = (id: string) => `/co-quan/${encodeURIComponent(id)}`;
export const documentAddress = (id: string) => `/van-ban/${encodeURIComponent(id)}`;
export const agreementAddress = (id: string) => `/thoa-thuan/${encodeURIComponent(id)}`;
export const indicatorAddress = (code: string) => `/chi-so/${encodeURIComponent(code)}`;

/** The list of figures with filters; what is empty is left out. */
export function figuresAddress(filters: {
  readonly under?: string;
  readonly indicator?: string;
  readonly asOf?: string;
}): string {
  const { under = "", indicator = "", asOf = "" } = filters;
  const written = new URLSearchParams(
    [
      ["trong", under],
      ["chi-so", indicator],
      ["ngay", asOf],
    ].filter(([, value]) => value !== ""),
  );
  return written.size === 0 ? "/so-lieu" : `/so-lieu?${written}`;
}
