import { BrowserRouter } from "react-router";
import { Provider } from "urql";
import { hubClient } from "../api/hub-client.js";
import { HubEventsProvider } from "../live/hub-events.js";
import { HubMembersProvider } from "../live/hub-members.js";
import { LiveStatusProvider } from "../live/live-status.js";
import { Frame } from "./frame.js";
import { CurrentPage } from "./pages.js";

/** The pages with everything they need: the address, the hub, the live status, the hub's events and members. */
export function App() {
  return (
    <BrowserRouter useTransitions={false}>
      <Provider value={hubClient}>
        <LiveStatusProvider>
          <HubEventsProvider>
            <HubMembersProvider>
              <Frame>
                <CurrentPage />
              </Frame>
            </HubMembersProvider>
          </HubEventsProvider>
        </LiveStatusProvider>
      </Provider>
    </BrowserRouter>
  );
}
