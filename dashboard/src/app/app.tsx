import type { ReactNode } from "react";
import { type Client, Provider } from "urql";
import { HubEventsProvider } from "../live/hub-events.js";
import { HubMembersProvider } from "../live/hub-members.js";
import { LiveStatusProvider } from "../live/live-status.js";
import { UnreadValuesProvider } from "../navigation/unread-values.js";
import { WrittenAt } from "../ui/use-now.js";

interface AppProps {
  readonly client: Client;
  /** When the hub has written the page; undefined where it is written in the browser. */
  readonly writtenAt: number | undefined;
  /** The pages, or the query tool, in their frame. */
  readonly children: ReactNode;
}

/** Everything that pages need but a router: the hub, the live status, the hub's events and members. */
export function App({ client, writtenAt, children }: AppProps) {
  return (
    <Provider value={client}>
      <WrittenAt value={writtenAt}>
        <LiveStatusProvider>
          <HubEventsProvider>
            <HubMembersProvider>
              <UnreadValuesProvider>{children}</UnreadValuesProvider>
            </HubMembersProvider>
          </HubEventsProvider>
        </LiveStatusProvider>
      </WrittenAt>
    </Provider>
  );
}
