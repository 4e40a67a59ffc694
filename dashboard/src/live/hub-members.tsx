import { createContext, type ReactNode, useContext } from "react";
import { HubMembersDocument, type HubMembersQuery } from "../api/generated/operations.js";
import { useLiveQuery } from "./use-live-query.js";

/** One member: whether it answers, since when it does not, how old its last news are. */
export type HubMember = NonNullable<HubMembersQuery["members"]>[number];

const HubMembersContext = createContext<readonly HubMember[] | undefined>(undefined);

/** Follows how the members are, once for all pages. */
export function HubMembersProvider({ children }: { readonly children: ReactNode }) {
  const members = useLiveQuery(HubMembersDocument)?.members ?? undefined;
  return <HubMembersContext value={members}>{children}</HubMembersContext>;
}

/** How each member is now; undefined before that is known and while the connection is lost. */
export function useHubMembers(): readonly HubMember[] | undefined {
  return useContext(HubMembersContext);
}
