import { QUERY_TOOL } from "../navigation/page-link.js";

/** What the navigation leads to, in its order. On a phone the first four are at hand, the rest behind "more". */
export const NAVIGATION_ITEMS = [
  { to: "/", name: "overview" },
  { to: "/chuong-trinh", name: "programmes" },
  { to: "/dia-ban", name: "units" },
  { to: "/so-lieu", name: "figures" },
  { to: "/chi-tieu", name: "targets" },
  { to: "/hoat-dong", name: "activities" },
  { to: "/co-quan", name: "organisations" },
  { to: "/van-ban", name: "documents" },
  { to: "/ra-soat", name: "findings" },
  { to: "/thay-doi", name: "changes" },
  { to: "/ket-noi", name: "members" },
  { to: "/lich", name: "calendar" },
  { to: "/khai-thac", name: "developer" },
  { to: QUERY_TOOL, name: "explorer" },
] as const;

export type NavigationName = (typeof NAVIGATION_ITEMS)[number]["name"];
