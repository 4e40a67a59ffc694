import { GraphiQL } from "graphiql";
import { EXAMPLE_MUTATION, EXAMPLE_QUERY, EXAMPLE_SUBSCRIPTION } from "./examples.js";
import { createFetcher } from "./fetcher.js";

const fetcher = createFetcher(window.location.origin);

/** The bundled GraphQL explorer: queries, mutations with the write key in the headers, live subscriptions. */
export function Explorer() {
  return (
    <GraphiQL
      fetcher={fetcher}
      initialQuery={EXAMPLE_QUERY}
      defaultQuery={EXAMPLE_QUERY}
      defaultTabs={[
        { query: EXAMPLE_QUERY },
        { query: EXAMPLE_MUTATION, headers: '{ "authorization": "Bearer " }' },
        { query: EXAMPLE_SUBSCRIPTION },
      ]}
      defaultEditorToolsVisibility="headers"
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <a className="explorer-logo" href="/">
          Khuyến học Hub
        </a>
      </GraphiQL.Logo>
    </GraphiQL>
  );
}
