import type { NavigationName } from "./navigation-items.js";

interface WallPage {
  readonly to: string;
  readonly name: NavigationName;
}

const FIRST: WallPage = { to: "/", name: "overview" };

/** What a screen on a wall shows, one after the other. */
export const WALL_PAGES: readonly WallPage[] = [
  FIRST,
  { to: "/chuong-trinh", name: "programmes" },
  { to: "/chi-tieu", name: "targets" },
  { to: "/so-lieu", name: "figures" },
  { to: "/ra-soat", name: "findings" },
  { to: "/ket-noi", name: "members" },
];

/** The page after this one; the first after the last, and after any other page. */
export function pageAfter(pathname: string): WallPage {
  return WALL_PAGES[WALL_PAGES.findIndex(({ to }) => to === pathname) + 1] ?? FIRST;
}
