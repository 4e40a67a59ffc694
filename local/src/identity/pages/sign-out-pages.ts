import { html, Markup } from "./markup.js";
import { inBoth, linkToHub, type Page } from "./page.js";

const PRESS = 'document.getElementById("sign-out").click();';

/**
 * @param form the provider's form, with the id `op.logoutForm`
 * @param isAsked whether the page that the person signed in to has asked for it: then nobody has to press again
 */
export function signOutPage(form: string, isAsked: boolean): Page {
  return {
    title: { vi: "Đăng xuất", en: "Sign out" },
    content: html`
      ${new Markup(form)}
      <p><button id="sign-out" form="op.logoutForm" name="logout" value="yes" autofocus>
        ${inBoth({ vi: "Đăng xuất khỏi Khuyến học Hub", en: "Sign out of Khuyến học Hub" })}
      </button></p>`,
    ...(isAsked && { script: PRESS }),
  };
}

export function signedOutPage(hubUrl: string): Page {
  return {
    title: { vi: "Đã đăng xuất", en: "You are signed out" },
    content: linkToHub(hubUrl),
  };
}
