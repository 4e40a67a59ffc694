/** The search for everything, in the header of every page. */
export function SearchBox() {
  return null;
}
