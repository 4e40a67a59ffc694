import { forgetAnswersOfOthers } from "../api/kept-answers.js";
import { isStillCaller } from "../identity/caller.js";

/** Keeps the page to the caller with whom it has begun: with another one, here or in another tab, it is loaded anew. */
export function keepToOneCaller(): void {
  const reloadForAnother = () => {
    if (!isStillCaller()) window.location.reload();
  };
  window.addEventListener("storage", reloadForAnother);
  // A page to which the browser goes back was told of nothing.
  window.addEventListener("pageshow", reloadForAnother);
  void forgetAnswersOfOthers();
}
