import {
  FindingsDocument,
  type FindingsQuery,
  type FindingsQueryVariables,
} from "../../api/generated/operations.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { useNamedThings } from "../../things/use-named-things.js";

/** A page of findings with what they were found in; asked for again when anything changes: rules look at all. */
export function useFindings(variables: FindingsQueryVariables) {
  const query = useHubQuery(FindingsDocument, variables);
  useRefetchOnEvents(query.refetch, () => true);
  const page = query.data?.findings;
  const findings = page?.nodes ?? [];
  // Figures are told by their places and indicators.
  const things = useNamedThings(
    findings.filter(({ figures }) => figures.length === 0).map(({ nodeId }) => nodeId),
  );
  return { query, findings, things, page, counts: countsOf(query.data), copies: page?.members };
}

/** How many there are of each severity, whichever of them is shown; those without a number are not known. */
function countsOf(data: FindingsQuery | undefined) {
  return [
    ["ERROR", data?.errors?.totalCount],
    ["WARNING", data?.warnings?.totalCount],
    ["INFO", data?.notes?.totalCount],
  ] as const;
}
