/**
 * Fields of inputs that a form needs and GraphQL does not demand: GraphQL would refuse the whole request for the first
 * that is missing, where the reader of a form wants to hear of it with all else that is wrong.
 */
import { Extensions } from "type-graphql";

const IS_NEEDED = "isNeeded";

/** For a nullable field of an input: a resolver gets it filled, unless it takes the mistakes, of which its lack is one. */
export function Needed(): ReturnType<typeof Extensions> {
  return Extensions({ [IS_NEEDED]: true });
}

export function isNeeded({
  extensions,
}: {
  readonly extensions?: Readonly<Record<string, unknown>>;
}): boolean {
  return extensions?.[IS_NEEDED] === true;
}
