import { type Client, Provider } from "urql";
import { HubEventsProvider } from "../live/hub-events.js";
import { HubMembersProvider } from "../live/hub-members.js";
import { LiveStatusProvider } from "../live/live-status.js";
import { UnreadValuesProvider } from "../navigation/unread-values.js";
import { WrittenAt } from "../ui/use-now.js";
import { Frame } from "./frame.js";
import { CurrentPage } from "./pages.js";

interface AppProps {
  readonly client: Client;
  /** When the hub has written the page; undefined where it is written in the browser. */
  readonly writtenAt: number | undefined;
}

/** The pages with everything they need but a router: the hub, the live status, the hub's events and members. */
export function App({ client, writtenAt }: AppProps) {
  return (
    <Provider value={client}>
      <WrittenAt value={writtenAt}>
        <LiveStatusProvider>
          <HubEventsProvider>
            <HubMembersProvider>
              <UnreadValuesProvider>
                <Frame>
                  <CurrentPage />
                </Frame>
              </UnreadValuesProvider>
            </HubMembersProvider>
          </HubEventsProvider>
        </LiveStatusProvider>
      </WrittenAt>
    </Provider>
  );
}
