import { expect, it } from "@jest/globals";
import { html } from "./markup.js";

it("escapes what is put into it, except markup", () => {
  const inner = html`<b>${`<&"'>`}</b>`;
  expect(html`<p title="${`"x`}">${inner}${[inner, inner]}${undefined}</p>`.text).toBe(
    `<p title="&#34;x">${"<b>&#60;&#38;&#34;&#39;&#62;</b>".repeat(3)}</p>`,
  );
});
