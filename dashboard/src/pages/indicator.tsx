import { useParams } from "react-router";
import { IndicatorView } from "../features/indicator/indicator-view.js";

/** `/chi-so/:code`: one indicator. */
export default function IndicatorPage() {
  const { code = "" } = useParams();
  return <IndicatorView key={code} code={code} />;
}
