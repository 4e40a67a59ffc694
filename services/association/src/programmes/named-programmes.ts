import { namedById } from "@hub/subgraph-kit/named-things";
import { programmeById } from "./programme-loaders.js";

export const PROGRAMMES = namedById({ vi: "chương trình", en: "programme" }, programmeById, "programmes");
