import { useParams } from "react-router";
import { OrganisationView } from "../features/organisation/organisation-view.js";
import { todayInVietnam } from "../language/vietnam-time.js";
import { useNow } from "../ui/use-now.js";

const MINUTE_MS = 60_000;

/** `/co-quan/:id`: one organisation. */
export default function OrganisationPage() {
  const { id = "" } = useParams();
  return <OrganisationView key={id} id={id} today={todayInVietnam(useNow(MINUTE_MS))} />;
}
