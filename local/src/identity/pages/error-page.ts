import { html } from "./markup.js";
import { inBoth, linkToHub, type Page, type Words } from "./page.js";

/** What the provider tells of an error: its code, in the terms of OAuth. */
export interface ProviderError {
  readonly code: string;
  readonly clientId?: string | undefined;
  readonly redirectUri?: string | undefined;
}

export function errorPage(error: ProviderError, hubUrl: string): Page {
  return {
    title: { vi: "Không đăng nhập được", en: "Signing in did not work" },
    content: html`
      <p>${inBoth(explain(error))}</p>
      ${linkToHub(hubUrl)}
      <code>${error.code}</code>`,
  };
}

function explain({ code, clientId = "", redirectUri = "" }: ProviderError): Words {
  switch (code) {
    case "session_not_found":
      return {
        vi: "Lần đăng nhập này đã quá hạn hoặc đã xong: hãy về trang Khuyến học Hub và bấm Đăng nhập lần nữa.",
        en: "This sign-in has expired or is already done: go to Khuyến học Hub and press Sign in once more.",
      };
    case "invalid_client":
      return {
        vi: `Ứng dụng “${clientId}” chưa được đăng ký ở đây: hãy dùng một ứng dụng đã đăng ký, như trang của Khuyến học Hub.`,
        en: `The application “${clientId}” is not registered here: use one that is, such as the pages of Khuyến học Hub.`,
      };
    case "invalid_redirect_uri":
      return {
        vi: `Địa chỉ quay về “${redirectUri}” chưa được đăng ký cho ứng dụng này: hãy mở Khuyến học Hub bằng địa chỉ dưới đây rồi đăng nhập.`,
        en: `The address to return to, “${redirectUri}”, is not registered for this application: open Khuyến học Hub at the address below and sign in there.`,
      };
    case "server_error":
      return {
        vi: "Chương trình đăng nhập gặp lỗi và đã ghi vào nhật ký: hãy thử lại sau ít phút; nếu vẫn lỗi, hãy báo người quản trị hệ thống.",
        en: "The sign-in program has failed and has logged why: try again in a few minutes; if it fails again, tell whoever runs the system.",
      };
    case "not_found":
      return {
        vi: "Không có trang này: hãy về Khuyến học Hub và bấm Đăng nhập.",
        en: "There is no such page: go to Khuyến học Hub and press Sign in.",
      };
    default:
      return {
        vi: `Yêu cầu đăng nhập không đúng (${code}): hãy về Khuyến học Hub và bấm Đăng nhập; nếu vẫn lỗi, hãy báo người quản trị hệ thống kèm mã này.`,
        en: `The request to sign in is wrong (${code}): go to Khuyến học Hub and press Sign in; if it fails again, tell whoever runs the system this code.`,
      };
  }
}
