/** What is wrong in what a request gives: all of it at once, so that nobody corrects one field to hear of the next. */
import { createParameterDecorator, Extensions } from "type-graphql";
import type { BilingualText } from "./bilingual-text.js";
import { Refusal, type RefusalCode } from "./refusal.js";

export interface Mistake {
  /** The path of the field, as the request has it: `input.period.from`. */
  readonly field: string;
  readonly message: BilingualText;
}

/** More would be no help: who reads them corrects these first. */
const MOST_TOLD = 20;

/** A refusal that says each in one sentence, and names its field in `extensions.mistakes`. */
export function refusalOf(
  mistakes: readonly Mistake[],
  code: RefusalCode = "BAD_USER_INPUT",
  details: Readonly<Record<string, unknown>> = {},
): Refusal {
  const told = mistakes.slice(0, MOST_TOLD);
  const join = (language: keyof BilingualText) => told.map(({ message }) => message[language]).join(" ");
  return new Refusal(code, { vi: join("vi"), en: join("en") }, { ...details, mistakes: told });
}

/**
 * What several rules say about one request, as one refusal; null where none refuses. It has the code of the first, and
 * the details of all.
 * @param outcomes of the rules, refusals among them, each of its field (`inField`)
 */
export function joinRefusals(outcomes: readonly [Refusal, ...unknown[]]): Refusal;
export function joinRefusals(outcomes: readonly unknown[]): Refusal | null;
export function joinRefusals(outcomes: readonly unknown[]): Refusal | null {
  const refusals = outcomes.filter((outcome) => outcome instanceof Refusal);
  const [first, second] = refusals;
  if (!first || !second) return first ?? null;
  const details = Object.assign({}, ...refusals.map((refusal) => refusal.details));
  return refusalOf(refusals.flatMap(mistakesIn), first.code, details);
}

/** What the step refuses, as an outcome: other rules can be asked as well. */
export async function outcomeOf<Result>(step: Promise<Result>): Promise<Result | Refusal> {
  try {
    return await step;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function mistakesIn({ details, sentence }: Refusal): readonly Mistake[] {
  const mistakes = details["mistakes"];
  return Array.isArray(mistakes) ? mistakes : [{ field: "input", message: sentence }];
}

/** Whether the field, or a field within it, is among those that are wrong. */
export function isMistaken(mistakes: readonly Mistake[], field: string): boolean {
  return mistakes.some((mistake) => mistake.field === field || mistake.field.startsWith(`${field}.`));
}

const TAKES_MISTAKES = "takesMistakes";
const mistakesOf = new WeakMap<object, readonly Mistake[]>();

/**
 * For a parameter of a resolver that answers what cannot be read instead of having it refused: the mistakes in its
 * arguments. There null, or of a text nothing, stands in for what could not be read.
 */
export function Mistakes() {
  const give = createParameterDecorator(({ args }) => mistakesOf.get(args) ?? []);
  return (target: object, property: string, index: number): void => {
    give(target, property, index);
    Extensions({ [TAKES_MISTAKES]: true })(target, property);
  };
}

export function takesMistakes({
  extensions,
}: {
  readonly extensions: Readonly<Record<string, unknown>>;
}): boolean {
  return extensions[TAKES_MISTAKES] === true;
}

/** @param args as the resolver will get them */
export function keepMistakes(args: object, mistakes: readonly Mistake[]): void {
  mistakesOf.set(args, mistakes);
}
