/** Text of a page. Whatever is put into it is escaped, unless it is markup itself. */
export class Markup {
  constructor(readonly text: string) {}
}

type Content = string | Markup | readonly Markup[] | undefined;

export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(strings.reduce((text, string, index) => text + textOf(contents[index - 1]) + string));
}

function textOf(content: Content): string {
  if (content === undefined) return "";
  if (typeof content === "string") return escapeText(content);
  return content instanceof Markup ? content.text : content.map(({ text }) => text).join("");
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
