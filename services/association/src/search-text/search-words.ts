/**
 * How texts are compared when people search. Never a key: different units have the same words.
 *
 * What is searched in is stored in these words, so a change here asks for a migration that writes them anew.
 */
import { foldLookAlikes } from "./fold-look-alikes.js";
import { withoutDiacritics } from "./without-diacritics.js";

/** Without their dots; each stands for itself only, never inside a number such as 44/2014/TT-BGDĐT. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  tphcm: "thanh pho ho chi minh",
  hcmc: "ho chi minh",
  hcm: "ho chi minh",
  tp: "thanh pho",
  tx: "thi xa",
  tt: "thi tran",
  hn: "ha noi",
  ubnd: "uy ban nhan dan",
  mttq: "mat tran to quoc",
  lhpn: "lien hiep phu nu",
  tncs: "thanh nien cong san",
  gddt: "giao duc va dao tao",
  "gd&dt": "giao duc va dao tao",
  "gd va dt": "giao duc va dao tao",
  ubmttq: "uy ban mat tran to quoc",
  ubmttqvn: "uy ban mat tran to quoc viet nam",
  "tt-hue": "thua thien hue",
  xmc: "xoa mu chu",
  gdht: "gia dinh hoc tap",
  dhht: "dong ho hoc tap",
  cdht: "cong dong hoc tap",
  dvht: "don vi hoc tap",
  xhht: "xa hoi hoc tap",
  tthtcd: "trung tam hoc tap cong dong",
  clc: "community learning centre",
  clcs: "community learning centres",
  daklak: "dac lac",
  kontum: "kon tum",
  "bac can": "bac kan",
  "buon me thuot": "buon ma thuot",
  "ban me thuot": "buon ma thuot",
  tinhdoan: "tinh doan",
  thanhdoan: "thanh doan",
  quandoan: "quan doan",
  huyendoan: "huyen doan",
};
const ABBREVIATION = new RegExp(`(?<![\\w/&-])(${Object.keys(ABBREVIATIONS).join("|")})(?![\\w/&-])`, "g");

/** One letter is an abbreviation with a dot; that of a quarter and a ward also before its number: Q.11, P8. */
const KINDS: Readonly<Record<string, string>> = { q: "quan", h: "huyen", p: "phuong", x: "xa", t: "tinh" };
const KIND_WITH_DOT = /(?<![\w/-])([qhpxt])\.(?=\s*\w)/g;
const KIND_WITH_NUMBER = /(?<![\w/-])([qp])\s?(?=\d)/g;

/**
 * The words of a text, in lower-case Latin letters and digits: without diacritics and punctuation, whichever letter
 * stands for Đ and wherever the tone mark was put (Hòa, Hoà), abbreviations written out.
 */
export function foldedWords(text: string): string[] {
  const plain = withoutDiacritics(foldLookAlikes(text).toLowerCase())
    .replace(KIND_WITH_DOT, (_, letter: string) => `${KINDS[letter]} `)
    .replace(KIND_WITH_NUMBER, (_, letter: string) => `${KINDS[letter]} `)
    .replace(ABBREVIATION, (short: string) => ABBREVIATIONS[short] ?? short);
  return plain.match(/[a-z]+|\d+/g) ?? [];
}

/** The same word for what is spelt in two ways: Kỳ Anh and Kì Anh, Đắk Lắk and Đắc Lắc, 8 and 08. */
export function sameSpelling(word: string): string {
  return word
    .replace(/^0+(?=\d)/, "")
    .replace(/^(h|k|l|m|qu|s|t|v)y$/, "$1i")
    .replace(/(?<=[aeiou])k$/, "c");
}

/** Stands between two texts, so that no phrase runs from one into the other. Nobody searches for it. */
const END_OF_TEXT = "endoftext";

/** The folded words in one spelling, for comparing texts and for what searches look into. */
export function searchText(...texts: readonly (string | null)[]): string {
  const given = texts.filter((text) => text !== null);
  return joinSearchTexts(given.map((text) => foldedWords(text).map(sameSpelling).join(" ")));
}

export function joinSearchTexts(texts: readonly string[]): string {
  return texts.join(` ${END_OF_TEXT} `);
}
