interface Stream {
  readonly close: () => void;
}

/**
 * Opens a stream in a turn of its own, so that the page answers its reader before the stream gives browser and hub more to
 * do. What is returned closes it, or keeps it from being opened.
 */
export function openInTurn(open: () => Stream): () => void {
  let stream: Stream | undefined;
  const turn = setTimeout(() => {
    stream = open();
  });
  return () => {
    clearTimeout(turn);
    stream?.close();
  };
}
