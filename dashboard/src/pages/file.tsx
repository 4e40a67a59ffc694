import { useLocation } from "react-router";
import { FileView } from "../features/file/file-view.js";
import { LANGUAGE_PARAMETER } from "../language/language.js";

/** `/export/…`: why a file cannot be had now. Where it can, the hub sends it instead of a page. */
export default function FilePage() {
  const { pathname, search } = useLocation();
  const parameters = new URLSearchParams(search);
  // Of the page, and none that files have.
  parameters.delete(LANGUAGE_PARAMETER);
  const address = parameters.size === 0 ? pathname : `${pathname}?${parameters}`;
  return <FileView key={address} address={address} />;
}
