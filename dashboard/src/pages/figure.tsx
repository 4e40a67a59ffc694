import { useParams } from "react-router";
import { FigureView } from "../features/figure/figure-view.js";

/** `/so-lieu/:id`: one figure. */
export default function FigurePage() {
  const { id = "" } = useParams();
  return <FigureView key={id} id={id} />;
}
