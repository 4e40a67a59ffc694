import { type ReactNode, useSyncExternalStore } from "react";
import { Loading } from "./loading.js";

interface InBrowserProps {
  readonly rows: number;
  readonly children: ReactNode;
}

/** What only the browser knows, such as the hub's address as the reader has it; until then lines in its place. */
export function InBrowser({ rows, children }: InBrowserProps) {
  const isInBrowser = useSyncExternalStore(neverChanges, inBrowser, onServer);
  return isInBrowser ? children : <Loading rows={rows} />;
}

const inBrowser = () => true;
const onServer = () => false;
const neverChanges = () => () => undefined;
