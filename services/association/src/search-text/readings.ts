/** What a searched text may mean, from the strictest reading to the loosest, as queries of PostgreSQL's text search. */
import { Refusal } from "@hub/subgraph-kit/refusal";
import { foldedWords, sameSpelling } from "./search-words.js";

const MAX_LENGTH = 100;
/** Longer texts are divided only where a kind or a comma says so: the ways to divide grow with the words. */
const MOST_WORDS_TO_CUT_ONCE = 12;
const MOST_WORDS_TO_CUT_TWICE = 8;

export interface Readings {
  /** The words beside each other in this order, none unfinished. */
  readonly whole: string;
  /** The words beside each other in this order; the last may be unfinished. */
  readonly phrase: string;
  /** The beginnings of words, in any order. */
  readonly beginnings: string;
  /** Several places in any order, of which one is looked for and the others lie around it: “quận 11, phường 8”. */
  readonly places: string;
  /** The same with one place more: “trâu quỳ gia lâm hà nội”. */
  readonly morePlaces: string;
  /** Every word: each is said of a unit or of those around it. The last may be unfinished. */
  readonly everyWord: string;
  /** Any of the words: the unit itself has one. */
  readonly anyWord: string;
  /** Whole words, and short forms of several: HKH, BRVT, BR-VT, sonla. */
  readonly shortened: string;
  /** A single word of three letters or more that may be such a form: as strict as the phrase, whose words may be unfinished. */
  readonly shortForm: string;
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

/** “Kết luận số 49” is Kết luận 49. */
const NUMBER_SIGN = "so";

/**
 * A text without a word has readings that find nothing.
 * @param argument how a sentence names it
 * @throws {Refusal} BAD_USER_INPUT for a text of more than 100 characters
 */
export function readSearch(argument: string, text: string): Readings {
  refuseLong(argument, text);
  const words = wordsOf(text);
  const told = text.split(/[,;]/).flatMap((part) => divideAtPlaces(wordsOf(part)));
  const mayCutOnce = words.length <= MOST_WORDS_TO_CUT_ONCE;
  const mayCutTwice = words.length <= MOST_WORDS_TO_CUT_TWICE;
  const isTold = told.length > 1;
  // A single word names no two places, and may be one that thousands of names have.
  const wordsOfPlaces = words.length > 1 ? words : [];
  const lastUnfinished = wordsOfPlaces.map((word, index) => placeOf([word], "", index === words.length - 1));
  return {
    whole: words.map((word) => wholeOf(word, "")).join(" <-> "),
    phrase: phraseOf(words),
    beginnings: words.map((word) => beginningOf(word, "")).join(" & "),
    places: isTold || mayCutOnce ? placesOf(divide(told, isTold ? 0 : 1)) : "",
    morePlaces: (isTold ? mayCutOnce : mayCutTwice) ? placesOf(divide(told, isTold ? 1 : 2)) : "",
    everyWord: lastUnfinished.join(" & "),
    anyWord: lastUnfinished.join(" | "),
    shortened: shortenedOf(words.map(sameSpelling)),
    shortForm: shortFormOf(words),
  };
}

/** How many words a search has, for telling whether a name is what was typed or has others beside it. */
export function countSearchWords(text: string): number {
  return wordsOf(text).length;
}

function wordsOf(text: string): string[] {
  const words = foldedWords(text);
  return words.filter((word, index) => word !== NUMBER_SIGN || !isNumber(words[index + 1] ?? ""));
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

/** All ways to make so many cuts more within places. */
function divide(places: readonly string[][], cuts: number): string[][][] {
  const [first, ...others] = places;
  if (!first) return cuts === 0 ? [[]] : [];
  const uncut = divide(others, cuts).map((rest) => [first, ...rest]);
  if (cuts === 0) return uncut;
  const cut = first.slice(1).flatMap((_, index) => {
    const [before, after] = [first.slice(0, index + 1), first.slice(index + 1)];
    return divide([after, ...others], cuts - 1).map((rest) => [before, ...rest]);
  });
  return [...uncut, ...cut];
}

/** A unit's own words have the weight A, and those of the units around it D. */
function placesOf(divisions: readonly string[][][]): string {
  return divisions.flatMap((places) => places.map((_, own) => wayOf(places, own))).join(" | ");
}

function wayOf(places: readonly string[][], own: number): string {
  const last = places.length - 1;
  return places.map((place, index) => placeOf(place, index === own ? "A" : "D", index === last)).join(" & ");
}

function placeOf(words: readonly string[], weight: Weight, isUnfinished: boolean): string {
  return isUnfinished ? phraseOf(words, weight) : words.map((word) => wholeOf(word, weight)).join(" <-> ");
}

/** “BR-VT” is BRVT as well. */
function shortenedOf(words: readonly string[]): string {
  const apart = words.join(" & ");
  return words.length > 1 ? `${apart} | ${words.join("")}` : apart;
}

function shortFormOf([word = "", ...others]: readonly string[]): string {
  return others.length === 0 && word.length > 2 ? word : "";
}

type Weight = "A" | "D" | "";

function phraseOf(words: readonly string[], weight: Weight = ""): string {
  const last = words.slice(-1).map((word) => beginningOf(word, weight));
  return [...words.slice(0, -1).map((word) => wholeOf(word, weight)), ...last].join(" <-> ");
}

function wholeOf(word: string, weight: Weight): string {
  return `${sameSpelling(word)}${weight === "" ? "" : `:${weight}`}`;
}

/** A number is whole, so that “phường 1” is not “phường 11”. */
function beginningOf(word: string, weight: Weight): string {
  if (isNumber(word)) return wholeOf(word, weight);
  const spelt = sameSpelling(word);
  return spelt === word ? `${word}:*${weight}` : `(${spelt}:*${weight} | ${word}:*${weight})`;
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}
