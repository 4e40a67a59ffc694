/** What a reader does on a page that the hub has written, before the page's code is there to hear of it. */
import { parseLanguage } from "./language/language.js";
import { rememberLanguage } from "./language/remembered-language.js";

type Field = HTMLInputElement | HTMLSelectElement;

/**
 * Notes what is pressed, written, sent and unfolded from now on. The returned function tells it to the page's code once that
 * hears what is pressed; where there is nothing to tell, it waits until the page is taken over.
 */
export function noteEarlyActions(): (whenTakenOver: Promise<void>) => Promise<void> {
  const written = new Set<Field>();
  const unfolded = new Set<HTMLDetailsElement>();
  let pressed: HTMLButtonElement | undefined;
  let typed = "";
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
  const noteKey = (event: KeyboardEvent) => {
    const button = buttonOfShortcut(event);
    if (button !== null) pressed = button;
    // A shortcut opens what is then written into, which is not there yet.
    else if (pressed?.ariaKeyShortcuts && isLetter(event)) typed += event.key;
    else return;
    event.preventDefault();
  };
  // A field that is left with Enter would have its page loaded anew, without what the address says.
  const keepPage = (event: SubmitEvent) => event.preventDefault();
  document.addEventListener("input", noteField);
  document.addEventListener("toggle", noteFold, true);
  document.addEventListener("click", notePressed);
  document.addEventListener("keydown", noteKey);
  document.addEventListener("submit", keepPage);
  return async (whenTakenOver) => {
    document.removeEventListener("click", notePressed);
    if (written.size === 0 && unfolded.size === 0 && pressed === undefined) await whenTakenOver;
    document.removeEventListener("keydown", noteKey);
    document.removeEventListener("submit", keepPage);
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
    if (typed !== "") writeIntoNext(typed);
    pressed?.click();
  };
}

/** The one that says that these keys press it: its click does what they do. */
function buttonOfShortcut({ key, ctrlKey, metaKey }: KeyboardEvent): HTMLButtonElement | null {
  if (!/^[a-z]$/i.test(key) || ctrlKey === metaKey) return null;
  const shortcut = `${ctrlKey ? "Control" : "Meta"}+${key.toUpperCase()}`;
  return document.querySelector<HTMLButtonElement>(`button[aria-keyshortcuts~="${shortcut}"]`);
}

function isLetter({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  const isInField = target instanceof Element && target.matches("input, select, textarea");
  return [...key].length === 1 && !ctrlKey && !metaKey && !altKey && !isInField;
}

/** As if it were written into the next field that gets the focus. */
function writeIntoNext(text: string): void {
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLInputElement)) return;
    document.removeEventListener("focusin", onFocus);
    write(target, text);
  };
  document.addEventListener("focusin", onFocus);
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
  write(field, value);
}

/** As a reader does it. */
function write(field: Field, value: string): void {
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLSelectElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
