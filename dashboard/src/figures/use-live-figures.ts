import { useState } from "react";
import { FigureChangedDocument, type PublishedFigureFragment } from "../api/generated/operations.js";
import { useLiveSubscription } from "../live/use-live-subscription.js";
import { mergeFigures } from "./merge-figures.js";

interface LiveFiguresOptions {
  /** Unique on the page. */
  readonly name: string;
  readonly unitId: string | undefined;
  readonly queried: readonly PublishedFigureFragment[];
  /** `asOf` of a response no newer than `queried`. */
  readonly asOf: string | undefined;
  readonly refetch: () => void;
}

/** The current figures of one administrative unit, kept up to date by live notices. */
export function useLiveFigures({ name, unitId, queried, asOf, refetch }: LiveFiguresOptions) {
  const [received, setReceived] = useState<readonly PublishedFigureFragment[]>([]);
  useLiveSubscription({
    name,
    document: FigureChangedDocument,
    variables: unitId === undefined ? undefined : { unitId },
    asOf,
    onOutdated: refetch,
    onGap: () => {
      setReceived([]);
      refetch();
    },
    onData: ({ figureChanged }) => setReceived((known) => [...known, figureChanged.figure]),
  });
  return mergeFigures(queried, received);
}
