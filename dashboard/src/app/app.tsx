import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import viVN from "antd/locale/vi_VN";
import { Provider } from "urql";
import { hubClient } from "../api/hub-client.js";
import { useLocale } from "../language/use-locale.js";
import { LiveStatusProvider } from "../live/live-status.js";
import { Overview } from "../pages/overview.js";
import { Frame } from "./frame.js";
import { theme } from "./theme.js";

/** The pages with everything they need: the hub, the live status, the language and the theme. */
export function App() {
  const { language } = useLocale();
  return (
    <ConfigProvider locale={language === "vi" ? viVN : enUS} theme={theme}>
      <Provider value={hubClient}>
        <LiveStatusProvider>
          <Frame>
            <Overview />
          </Frame>
        </LiveStatusProvider>
      </Provider>
    </ConfigProvider>
  );
}
