import { useEffect } from "react";

/** Alt with the arrows up and down leads to the heading of the part before or after the one that has the focus. */
export function useSectionJumps(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event;
      if (!altKey || ctrlKey || metaKey || shiftKey || (key !== "ArrowDown" && key !== "ArrowUp")) return;
      // In a list of choices the keys open it.
      if (target instanceof Element && target.matches("input, select, textarea")) return;
      // At the last part as well: the page would scroll away from it.
      event.preventDefault();
      const heading = findHeading(key === "ArrowDown");
      if (heading === undefined) return;
      heading.tabIndex = -1;
      heading.focus();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** The page's own heading is the first part; a panel beside others is one, too. */
function findHeading(isForward: boolean): HTMLElement | undefined {
  const headings = [...document.querySelectorAll<HTMLElement>("main :is(h1, h2, .panel > h3)")].filter(
    (heading) => heading.checkVisibility(),
  );
  const focused = document.activeElement ?? document.body;
  const lies = (heading: HTMLElement, side: number) =>
    (focused.compareDocumentPosition(heading) & side) !== 0;
  return isForward
    ? headings.find((heading) => lies(heading, Node.DOCUMENT_POSITION_FOLLOWING))
    : headings.findLast((heading) => lies(heading, Node.DOCUMENT_POSITION_PRECEDING));
}
