import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("keys", federation, [
  { title: "finds an entity by a single key", query: "{ schools { name rank } }" },
  { title: "finds an entity by a compound key with a nested field", query: "{ schools { name pupils } }" },
  { title: "chooses the key that the other member knows", query: '{ school(id: "s2") { pupils rank } }' },
  { title: "goes from a nested key to a single one", query: "{ largest { name rank } }" },
  { title: "goes from a single key to a nested one through a third member", query: "{ best { pupils } }" },
  {
    title: "finds an entity by a key with a list",
    query: "{ lists { title weight schools { rank pupils } } }",
  },
  { title: "keeps the client's alias of a key field apart", query: "{ best { id: rank code: id pupils } }" },
]);
