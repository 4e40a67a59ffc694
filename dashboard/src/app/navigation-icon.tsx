import type { NavigationName } from "./navigation-items.js";

/** One line each, on a field of 24 by 24. */
const PATHS: Record<NavigationName | "explorer" | "more", string> = {
  overview: "M4 11 12 4l8 7v9h-5v-6H9v6H4z",
  programmes: "M5 4h14v16H5zM9 9h6M9 13h6M9 17h3",
  units: "M12 21s7-6.2 7-11.2A7 7 0 0 0 5 9.8C5 14.8 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5",
  figures: "M5 20V10M12 20V4M19 20v-7",
  targets: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6",
  activities: "M5 20V4m0 1c4-3 8 3 14 0v9c-6 3-10-3-14 0",
  organisations: "M4 20h16M6 20V9l6-5 6 5v11M10 20v-5h4v5",
  documents: "M6 3h8l4 4v14H6zM14 3v4h4M9 13h6M9 17h6",
  findings: "M12 4 21 20H3zM12 10v4M12 17v.5",
  changes: "M12 21a9 9 0 1 0-8.5-6M3 20v-5h5M12 7v5l3 2",
  members: "M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM17 21a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM9 8l6 8",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M8 14h2M14 14h2",
  developer:
    "M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3zM4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3",
  explorer: "m8 8-4 4 4 4M16 8l4 4-4 4M13 6l-2 12",
  more: "M5 12h.01M12 12h.01M19 12h.01",
};

/** A sign beside a word; it says nothing by itself. */
export function NavigationIcon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg className="navigation-icon" viewBox="0 0 24 24" width={22} height={22} aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
