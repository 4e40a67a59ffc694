import { useParams } from "react-router";
import { AgreementView } from "../features/agreement/agreement-view.js";
import "../language/agreement-words.js";

/** `/thoa-thuan/:id`: one sharing agreement. */
export default function AgreementPage() {
  const { id = "" } = useParams();
  return <AgreementView key={id} id={id} />;
}
