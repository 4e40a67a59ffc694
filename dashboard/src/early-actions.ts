/** What a reader does on a page that the hub has written, before the page's code is there to hear of it. */
import { parseLanguage } from "./language/language.js";
import { rememberLanguage } from "./language/remembered-language.js";

type Field = HTMLInputElement | HTMLSelectElement;

/**
 * Notes what is pressed, written and unfolded from now on. The returned function tells it to the page's code once that
 * hears what is pressed; where there is nothing to tell, it waits until the page is taken over.
 */
export function noteEarlyActions(): (whenTakenOver: Promise<void>) => Promise<void> {
  const written = new Set<Field>();
  const unfolded = new Set<HTMLDetailsElement>();
  let pressed: HTMLButtonElement | undefined;
  const noteField = ({ target }: Event) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) written.add(target);
  };
  const noteFold = ({ target }: Event) => {
    if (target instanceof HTMLDetailsElement) unfolded.add(target);
  };
  const notePressed = ({ target }: Event) => {
    if (!(target instanceof Element)) return;
    // The link leads there by itself.
    const inAnotherLanguage = target.closest<HTMLAnchorElement>("a[hreflang]");
    if (inAnotherLanguage !== null) rememberLanguage(parseLanguage(inAnotherLanguage.hreflang));
    const button = target.closest("button");
    // What opens by itself has opened.
    if (button !== null && button.popoverTargetElement === null) pressed = button;
  };
  document.addEventListener("input", noteField);
  document.addEventListener("toggle", noteFold, true);
  document.addEventListener("click", notePressed);
  return async (whenTakenOver) => {
    document.removeEventListener("click", notePressed);
    if (written.size === 0 && unfolded.size === 0 && pressed === undefined) await whenTakenOver;
    document.removeEventListener("input", noteField);
    document.removeEventListener("toggle", noteFold, true);
    for (const field of written) writeAgain(field);
    // Of what is written from now on into one that it has not taken over, the code would not hear.
    for (const field of document.querySelectorAll<Field>("input, select")) {
      if (!written.has(field)) takeOver(field);
    }
    for (const fold of unfolded) {
      takeOver(fold);
      fold.dispatchEvent(new Event("toggle"));
    }
    pressed?.click();
  };
}

/** The page's code takes over at once what something happens to. */
function takeOver(element: HTMLElement): void {
  element.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The page's code takes what it finds in a field for what it was told; only a change tells it another. */
function writeAgain(field: Field): void {
  const { value } = field;
  takeOver(field);
  field.value = "";
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLSelectElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
