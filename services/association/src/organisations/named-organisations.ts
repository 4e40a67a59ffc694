import { namedById } from "@hub/subgraph-kit/named-things";
import { organisationById } from "./organisation-loaders.js";

/** Also those that have ended. */
export const ORGANISATIONS = namedById(
  { vi: "cơ quan, tổ chức", en: "organisation" },
  organisationById,
  "organisations",
);
