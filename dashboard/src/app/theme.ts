export type Theme = "light" | "dark";

/** By its name both documents, index.html and truy-van.html, find it before anything is drawn. */
const STORAGE_KEY = "hub.theme";

const SYSTEM = "(prefers-color-scheme: dark)";
const followers = new Set<() => void>();

/** What the reader has chosen, or what the system prefers. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  if (chosen === "light" || chosen === "dark") return chosen;
  return window.matchMedia(SYSTEM).matches ? "dark" : "light";
}

export function showTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  try {
    localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // Storage may be disabled in the browser; the choice then lasts until the page is closed.
  }
  for (const follower of followers) follower();
}

/** Calls back at each change, until the returned function is called. */
export function followTheme(follower: () => void): () => void {
  const system = window.matchMedia(SYSTEM);
  followers.add(follower);
  system.addEventListener("change", follower);
  return () => {
    followers.delete(follower);
    system.removeEventListener("change", follower);
  };
}
