import { useParams } from "react-router";
import { OrganisationView } from "../features/organisation/organisation-view.js";
import { useToday } from "../ui/use-today.js";

/** `/co-quan/:id`: one organisation. */
export default function OrganisationPage() {
  const { id = "" } = useParams();
  return <OrganisationView key={id} id={id} today={useToday()} />;
}
