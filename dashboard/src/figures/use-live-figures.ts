import { useState } from "react";
import { FigureChangedDocument, type PublishedFigureFragment } from "../api/generated/operations.js";
import { useLive } from "../live/use-live.js";
import { mergeFigures } from "./merge-figures.js";

interface LiveFiguresOptions {
  /** Name of the feed, unique on the page. */
  readonly feed: string;
  readonly unitId: string | undefined;
  readonly answered: readonly PublishedFigureFragment[];
  /** `asOf` of an answer no newer than `answered`. */
  readonly asOf: string | undefined;
  readonly reload: () => void;
}

/** The figures of one administrative unit that are in force, kept current by live notices. */
export function useLiveFigures({ feed, unitId, answered, asOf, reload }: LiveFiguresOptions) {
  const [noticed, setNoticed] = useState<readonly PublishedFigureFragment[]>([]);
  useLive({
    feed,
    document: FigureChangedDocument,
    variables: unitId === undefined ? undefined : { unitId },
    asOf,
    onOutdated: reload,
    onGap: () => {
      setNoticed([]);
      reload();
    },
    onData: ({ figureChanged }) => setNoticed((known) => [...known, figureChanged.figure]),
  });
  return mergeFigures(answered, noticed);
}
