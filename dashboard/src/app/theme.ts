import type { ThemeConfig } from "antd";

/** The page's palette for antd: deep red on warm paper, gold for accents; base.css uses the same values. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: "#8c1d22",
    colorLink: "#7d1519",
    colorText: "#2b2320",
    colorTextSecondary: "#5f544c",
    colorBgBase: "#ffffff",
    colorBorder: "#d9cdb8",
    colorWarning: "#a86a12",
    fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
    fontSize: 16,
    borderRadius: 6,
    controlHeight: 36,
  },
  components: {
    Segmented: {
      trackBg: "rgba(255, 255, 255, 0.16)",
      itemColor: "#ffffff",
      itemHoverColor: "#ffffff",
      itemHoverBg: "rgba(255, 255, 255, 0.18)",
      itemActiveBg: "rgba(255, 255, 255, 0.24)",
      itemSelectedBg: "#ffffff",
      itemSelectedColor: "#7d1519",
    },
  },
};
