import { MEMBERS } from "../../members.js";
import type { Person } from "../accounts.js";
import { titleOf } from "../demonstration-accounts.js";
import { html, type Markup } from "./markup.js";
import { inBoth, type Page, type Words } from "./page.js";

/** Where a link says which account to fill in. */
export const ACCOUNT_PARAMETER = "tai-khoan";

export interface SignIn {
  readonly people: readonly Person[];
  /** The account that the form is filled with. */
  readonly chosen?: Person | undefined;
  /** What was typed before it was refused. */
  readonly login?: string | undefined;
  readonly problem?: Words | undefined;
}

export function signInPage({ people, chosen, login, problem }: SignIn): Page {
  return {
    title: { vi: "Đăng nhập", en: "Sign in" },
    content: html`
      <div class="panels">
        <form class="sign-in" method="post">
          ${problem && html`<p class="alarm" role="alert">${inBoth(problem)}</p>`}
          <label>
            <span>${inBoth({ vi: "Tài khoản", en: "Account" })}</span>
            <input name="login" required autocomplete="username" autocapitalize="none" spellcheck="false"
              value="${chosen?.subject ?? login}" ${chosen ? undefined : html`autofocus`}>
          </label>
          <label>
            <span>${inBoth({ vi: "Mật khẩu", en: "Password" })}</span>
            <input name="password" type="password" required autocomplete="current-password"
              value="${chosen?.password}">
          </label>
          <button ${chosen ? html`autofocus` : undefined}>${inBoth({ vi: "Đăng nhập", en: "Sign in" })}</button>
          <button class="secondary" name="cancel" value="yes" formnovalidate>
            ${inBoth({ vi: "Quay lại, không đăng nhập", en: "Back, without signing in" })}
          </button>
        </form>
        <section class="accounts">
          <h2>${inBoth({ vi: "Tài khoản minh họa", en: "Demonstration accounts" })}</h2>
          <p>${inBoth({
            vi: "Bấm vào một tài khoản để điền vào biểu mẫu. Không tài khoản nào là của một người có thật.",
            en: "Press an account to fill the form in. None of them belongs to a real person.",
          })}</p>
          ${MEMBERS.map(({ name, title }) =>
            accountsOf(
              title,
              people.filter(({ member }) => member === name),
              chosen,
            ),
          )}
        </section>
      </div>`,
  };
}

function accountsOf(title: string, people: readonly Person[], chosen: Person | undefined): Markup {
  return html`
    <section>
      <h3>${title}</h3>
      <ul>${people.map((person) => accountLink(person, person === chosen))}</ul>
    </section>`;
}

function accountLink({ subject, roles }: Person, isChosen: boolean): Markup {
  const address = `?${new URLSearchParams({ [ACCOUNT_PARAMETER]: subject })}`;
  return html`
    <li>
      <a href="${address}" ${isChosen ? html`aria-current="true"` : undefined}>
        ${roles.map((role) => inBoth(titleOf(role)))} <code>${subject}</code>
      </a>
    </li>`;
}

export const WRONG_PASSWORD: Words = {
  vi: "Tài khoản hoặc mật khẩu không đúng: hãy gõ lại, hoặc chọn một tài khoản trong danh sách.",
  en: "Account or password is wrong: type them again, or choose an account from the list.",
};

export function tooManyGuesses(waitMs: number): Words {
  const seconds = Math.ceil(waitMs / 1_000);
  return {
    vi: `Đã gõ sai quá nhiều lần cho tài khoản này: hãy thử lại sau ${seconds} giây.`,
    en: `Too many wrong passwords for this account: try again in ${seconds} s.`,
  };
}
