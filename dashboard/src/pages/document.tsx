import { useParams } from "react-router";
import { DocumentView } from "../features/document/document-view.js";
import { useToday } from "../ui/use-today.js";

/** `/van-ban/:id`: one document. */
export default function DocumentPage() {
  const { id = "" } = useParams();
  return <DocumentView key={id} id={id} today={useToday()} />;
}
