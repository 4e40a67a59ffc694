import { createRoot } from "react-dom/client";
import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "./explorer.css";
import { Explorer } from "./explorer.js";

const root = document.getElementById("root");
if (root === null) throw new Error("explorer.html has no element with the id root");
createRoot(root).render(<Explorer />);
