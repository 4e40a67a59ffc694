/** What a searched text may mean, from the strictest reading to the loosest, as queries of PostgreSQL's text search. */
import { Refusal } from "@hub/subgraph-kit/refusal";
import { foldedWords, sameSpelling } from "./search-words.js";

const MAX_LENGTH = 100;

export interface Readings {
  /** The words beside each other in this order; the last may be unfinished. */
  readonly phrase: string;
  /** The beginnings of words, in any order. */
  readonly beginnings: string;
  /** Several places, the innermost first: “phường 8, quận 11”. One place that is not divided, word by word. */
  readonly places: string;
  /** The first of the places: that which is looked for. */
  readonly innermost: string;
  /** Whole words, and short forms of several: HKH, BRVT, sonla. */
  readonly shortened: string;
}

/** A word that begins the name of a unit. The English ones do where a number follows. */
const BEGINS_A_PLACE = new Set([
  "thanh pho",
  "thi xa",
  "thi tran",
  "dac khu",
  "tinh",
  "quan",
  "huyen",
  "phuong",
  "xa",
]);
const NUMBERED_IN_ENGLISH = new Set(["district", "ward"]);

/**
 * A text without a word has readings that find nothing.
 * @param argument how a sentence names it
 * @throws {Refusal} BAD_USER_INPUT for a text of more than 100 characters
 */
export function readSearch(argument: string, text: string): Readings {
  refuseLong(argument, text);
  const words = foldedWords(text);
  const divided = text.split(/[,;]/).flatMap((part) => divideAtPlaces(foldedWords(part)));
  const places = divided.length > 1 ? divided : words.map((word) => [word]);
  const [innermost = words] = places;
  const last = places.length - 1;
  return {
    phrase: phraseOf(words),
    beginnings: words.map(beginningOf).join(" & "),
    places: places
      .map((place, index) => (index === last ? phraseOf(place) : wholePhraseOf(place)))
      .join(" & "),
    innermost: places.length === 1 ? phraseOf(innermost) : wholePhraseOf(innermost),
    shortened: words.map(sameSpelling).join(" & "),
  };
}

function refuseLong(argument: string, text: string): void {
  if (text.length <= MAX_LENGTH) return;
  throw new Refusal("BAD_USER_INPUT", {
    vi: `“${argument}” dài ${text.length} ký tự; hãy dùng tối đa ${MAX_LENGTH}.`,
    en: `"${argument}" has ${text.length} characters; use at most ${MAX_LENGTH}.`,
  });
}

function divideAtPlaces(words: readonly string[]): string[][] {
  const places: string[][] = [];
  for (const [index, word] of words.entries()) {
    const next = words[index + 1] ?? "";
    const begins =
      BEGINS_A_PLACE.has(word) ||
      BEGINS_A_PLACE.has(`${word} ${next}`) ||
      (NUMBERED_IN_ENGLISH.has(word) && isNumber(next));
    const isWithinKind = BEGINS_A_PLACE.has(`${words[index - 1] ?? ""} ${word}`);
    const current = places.at(-1);
    if (current && (!begins || isWithinKind)) current.push(word);
    else places.push([word]);
  }
  return places;
}

function phraseOf(words: readonly string[]): string {
  return [...words.slice(0, -1).map(sameSpelling), ...words.slice(-1).map(beginningOf)].join(" <-> ");
}

function wholePhraseOf(words: readonly string[]): string {
  return words.map(sameSpelling).join(" <-> ");
}

/** A number is whole, so that “phường 1” is not “phường 11”. */
function beginningOf(word: string): string {
  const spelt = sameSpelling(word);
  if (isNumber(word)) return spelt;
  return spelt === word ? `${word}:*` : `(${spelt}:* | ${word}:*)`;
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}
