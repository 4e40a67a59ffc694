import { useParams } from "react-router";
import { DocumentView } from "../features/document/document-view.js";
import { todayInVietnam } from "../language/vietnam-time.js";
import { useNow } from "../ui/use-now.js";

const MINUTE_MS = 60_000;

/** `/van-ban/:id`: one document. */
export default function DocumentPage() {
  const { id = "" } = useParams();
  return <DocumentView key={id} id={id} today={todayInVietnam(useNow(MINUTE_MS))} />;
}
