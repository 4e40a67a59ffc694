import { type Ending, forget, isSession, keep, readKept } from "./session.js";

/** Of the caller and of everybody else: what is kept is asked anew. */
const ANSWERS = /^hub-answers/;
/** What GraphiQL keeps: operations that were written, and what they were asked with. */
const WRITTEN_OPERATIONS = /^graphiql:/;

/**
 * Ends the session in this browser: other tabs follow, and nothing stays of what its caller was told or has written.
 *
 * @param ending why, where the page is to say so
 */
export async function endHere(sessionId: string, ending?: Ending): Promise<void> {
  const kept = readKept();
  // Somebody else may have signed in meanwhile.
  if (isSession(kept) && kept.id === sessionId) {
    if (ending === undefined) forget();
    else keep({ ending });
  }
  for (const key of Object.keys(localStorage)) if (WRITTEN_OPERATIONS.test(key)) localStorage.removeItem(key);
  const names = await caches.keys();
  await Promise.all(names.filter((name) => ANSWERS.test(name)).map((name) => caches.delete(name)));
}
