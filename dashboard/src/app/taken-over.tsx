import { type ReactNode, useEffect } from "react";

interface TakenOverProps {
  readonly then: () => void;
  readonly children: ReactNode;
}

/** Says when what is in it is on the screen, and hears what the reader does. */
export function TakenOver({ then, children }: TakenOverProps) {
  useEffect(then, [then]);
  return children;
}
