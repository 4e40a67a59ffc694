import { BrowserRouter } from "react-router";
import { Provider } from "urql";
import { hubClient } from "../api/hub-client.js";
import { HubEventsProvider } from "../live/hub-events.js";
import { LiveStatusProvider } from "../live/live-status.js";
import { Frame } from "./frame.js";
import { CurrentPage } from "./pages.js";

/** The pages with everything they need: the address, the hub, the live status and the hub's events. */
export function App() {
  return (
    <BrowserRouter useTransitions={false}>
      <Provider value={hubClient}>
        <LiveStatusProvider>
          <HubEventsProvider>
            <Frame>
              <CurrentPage />
            </Frame>
          </HubEventsProvider>
        </LiveStatusProvider>
      </Provider>
    </BrowserRouter>
  );
}
