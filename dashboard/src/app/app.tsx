import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import viVN from "antd/locale/vi_VN";
import { Provider } from "urql";
import { hubClient } from "../api/hub-client.js";
import { useReading } from "../language/use-reading.js";
import { LiveFeedsProvider } from "../live/live-feeds.js";
import { Overview } from "../pages/overview.js";
import { Frame } from "./frame.js";
import { theme } from "./theme.js";

/** The pages with everything they need: the hub, the live feeds, the language and the theme. */
export function App() {
  const { language } = useReading();
  return (
    <ConfigProvider locale={language === "vi" ? viVN : enUS} theme={theme}>
      <Provider value={hubClient}>
        <LiveFeedsProvider>
          <Frame>
            <Overview />
          </Frame>
        </LiveFeedsProvider>
      </Provider>
    </ConfigProvider>
  );
}
