/** What is asked over a transport, and whether the answers tell a secret. */
import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from "graphql";
import type { Secret } from "./secrets.js";
import type { AskOver, Line } from "./transports.js";
import { forEachOf, type Way } from "./ways.js";

export interface AskedOver {
  readonly name: string;
  readonly way: Way;
  readonly askOver: AskOver;
}

type Transports = Readonly<Record<string, AskOver>>;

export function over(transports: Transports, transport: string, way: Way): AskedOver {
  const askOver = transports[transport];
  if (!askOver) throw new Error(`No transport is called ${transport}`);
  return { name: `${way.name}, over ${transport}`, way, askOver };
}

/** The first way over every transport, and every other over one, each transport in turn. */
export function overEach(transports: Transports, [first, ...others]: readonly Way[]): AskedOver[] {
  const names = Object.keys(transports);
  if (!first) return [];
  return [
    ...names.map((name) => over(transports, name, first)),
    ...others.map((way, index) => over(transports, names[index % names.length] ?? "", way)),
  ];
}

export async function answerTo(line: Line, { name, way, askOver }: AskedOver): Promise<string> {
  let answer = "";
  for (const operation of way.operations) answer = await askOver(line, operation);
  if (answer === "") throw new Error(`${name}: there is no answer`);
  return answer;
}

/** The names of those by which who is on this line sees it. */
export async function seenOver(line: Line, secret: Secret, asked: readonly AskedOver[]): Promise<string[]> {
  const seen = await forEachOf(asked, async (one) => tells(secret, await answerTo(line, one)));
  return namesOf(asked.filter((_, index) => seen[index]));
}

export const namesOf = (asked: readonly AskedOver[]) => asked.map(({ name }) => name);
export const tells = ({ words }: Pick<Secret, "words">, text: string) =>
  words.some((word) => text.includes(word));

export function objectType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object type`);
  return type;
}
