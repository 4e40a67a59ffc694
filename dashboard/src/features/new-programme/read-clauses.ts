/** The clauses in a text that somebody pastes: numbered lines, and nothing that is guessed. */

export interface ReadPart {
  readonly number: string;
  readonly text: string;
}

export interface ReadClause extends ReadPart {
  readonly parts: readonly ReadPart[];
}

export interface ReadText {
  readonly clauses: readonly ReadClause[];
  /** Lines before the first number, which belong to no clause. */
  readonly unread: readonly string[];
}

/** “Điều 1.”, “1.”, “1)”, “II.” */
const CLAUSE = /^(?:Điều\s+)?(\d{1,3}|[IVX]{1,6})\s*[.):]\s+(.+)$/iu;
/** “a)”, “b.”, “1.2.” */
const PART = /^(\p{Ll}|\d{1,3}\.\d{1,3})\s*[.)]\s+(.+)$/u;

/** A line without a number goes on with what is above it: signed texts are wrapped. */
export function readClauses(text: string): ReadText {
  const clauses: (ReadPart & { parts: ReadPart[] })[] = [];
  const unread: string[] = [];
  const lines = text.normalize("NFC").split("\n");
  for (const line of lines.map((one) => one.replace(/\s+/g, " ").trim()).filter(Boolean)) {
    const current = clauses.at(-1);
    const [, partNumber, partText] = PART.exec(line) ?? [];
    const [, number, words] = CLAUSE.exec(line) ?? [];
    if (current && partNumber && partText) current.parts.push({ number: partNumber, text: partText });
    else if (number && words) clauses.push({ number, text: words, parts: [] });
    else if (current) goOn(current, line);
    else unread.push(line);
  }
  return { clauses, unread };
}

function goOn(clause: ReadPart & { parts: ReadPart[] }, line: string): void {
  const part = clause.parts.pop();
  if (part) clause.parts.push({ ...part, text: `${part.text} ${line}` });
  else Object.assign(clause, { text: `${clause.text} ${line}` });
}
