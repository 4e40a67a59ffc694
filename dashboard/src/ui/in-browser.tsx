import type { ReactNode } from "react";
import { Loading } from "./loading.js";
import { useInBrowser } from "./use-in-browser.js";

interface InBrowserProps {
  readonly rows: number;
  readonly children: ReactNode;
}

/** What only the browser knows, such as the hub's address as the reader has it; until then lines in its place. */
export function InBrowser({ rows, children }: InBrowserProps) {
  return useInBrowser() ? children : <Loading rows={rows} />;
}
