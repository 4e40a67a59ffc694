import { READER } from "@hub/gateway-fixtures/pipeline";
import { seededRandom } from "@hub/gateway-fixtures/seeded-random";
import { type ShopPipeline, startShopPipeline } from "@hub/gateway-fixtures/shop-pipeline";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { type ByteText, fromByteText } from "../wire/byte-text.js";
import { findShortcuts } from "./shortcuts.js";

let shop: ShopPipeline;
beforeAll(async () => {
  shop = await startShopPipeline({ findShortcuts });
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
});
afterEach(() => {
  shop.catalog.answerWith(undefined);
  shop.reviews.answerWith(undefined);
});

async function textOf(query: string): Promise<ByteText> {
  const { pipeline } = shop;
  return pipeline.executeToText(pipeline.prepare({ query }, READER), READER);
}

let asked = 0;
/** The same operation under another text is answered in the general way: it has not been asked before. */
const neverAsked = (query: string) => `${query} # ${++asked}`;

/** The answer without the ids under which errors are logged. */
function withoutIds(text: ByteText): unknown {
  return JSON.parse(fromByteText(text).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id"));
}

/**
 * From now on the operation is answered in the quick way, if there is one for what members say. Often enough that a
 * member that fails now and then is still asked.
 */
async function makeQuick(query: string): Promise<void> {
  for (let count = 0; count < 4; count++) await textOf(query);
}

type Server = "catalog" | "reviews";

function says(server: Server, body: Buffer): void {
  shop[server].answerWith((_, response) => response.end(body));
}

/** Both ways with a member that says so, whatever it is asked. */
async function bothWays(query: string, server: Server, body: Buffer) {
  says(server, body);
  const quick = withoutIds(await textOf(query));
  const general = withoutIds(await textOf(neverAsked(query)));
  shop[server].answerWith(undefined);
  return { quick, general };
}

const STRICT = `{ strict { value kind items nested strict { value } maybe { value kind } } }`;
const STRICT_ANSWER =
  '{"data":{"strict":{"value":12,"kind":"GOOD","items":[1,2],"nested":[[1,2],null],"strict":{"value":3},"maybe":null}}}';
const AUTHORS = `{ topReviews { id body author { id name fame reviews { id } } } }`;
const AUTHORS_ANSWER =
  '{"data":{"_entities":[{"_hub_key_id":"a1","name":"An","fame":10},{"_hub_key_id":"a2","name":null,"fame":7}]}}';

describe("answers that are handed on", () => {
  it("keep the member's own spelling, which shows that they were not parsed", async () => {
    await makeQuick(STRICT);
    says("catalog", Buffer.from(STRICT_ANSWER.replace("[1,2]", "[]")));
    expect(await textOf(STRICT)).toBe(STRICT_ANSWER.replace("[1,2]", "[]"));
    const names = `{ me { name } }`;
    await makeQuick(names);
    const spelled = '{"data":{"_entities":[{"_hub_key_id":"a1","name":"\\u0110\\u1eb7ng \\"\\/"}]}}';
    says("catalog", Buffer.from(spelled));
    expect(await textOf(names)).toBe('{"data":{"me":{"name":"\\u0110\\u1eb7ng \\"\\/"}}}');
    expect(await textOf(neverAsked(names))).not.toContain("\\u");
  });

  it.each([
    ["another order", STRICT_ANSWER.replace('"value":12,"kind":"GOOD"', '"kind":"GOOD","value":12')],
    ["white space", STRICT_ANSWER.replaceAll(",", ", ")],
    ["a line end", `${STRICT_ANSWER}\n`],
    ["a line end too many", `${STRICT_ANSWER}\n\n`],
    ["something behind it", `${STRICT_ANSWER}x`],
    ["no end", STRICT_ANSWER.slice(0, -1)],
    ["extensions", STRICT_ANSWER.replace(/\}$/, ',"extensions":{}}')],
    [
      "errors as well",
      STRICT_ANSWER.replace(/\}$/, ',"errors":[{"message":"hỏng","path":["strict","items"]}]}'),
    ],
    ["errors only", '{"errors":[{"message":"hỏng"}]}'],
    ["a field that is missing", STRICT_ANSWER.replace('"value":12,', "")],
    ["a field too many", STRICT_ANSWER.replace('"value":12,', '"value":12,"more":1,')],
    ["a field twice", STRICT_ANSWER.replace('"value":12,', '"value":12,"value":13,')],
    ["a forbidden name", STRICT_ANSWER.replace('"value":12,', '"value":12,"__proto__":{"value":1},')],
    ["null for what may not be null", STRICT_ANSWER.replace('"value":12', '"value":null')],
    ["null deep in what may not be null", STRICT_ANSWER.replace('"value":3', '"value":null')],
    ["null for an item", STRICT_ANSWER.replace("[1,2]", "[1,null]")],
    ["null for the root field", '{"data":{"strict":null}}'],
    ["null for the data", '{"data":null}'],
    ["a text for a number", STRICT_ANSWER.replace("12", '"12"')],
    ["a fraction", STRICT_ANSWER.replace("12", "12.5")],
    ["a fraction of nothing", STRICT_ANSWER.replace("12", "12.0")],
    ["an exponent", STRICT_ANSWER.replace("12", "12e1")],
    ["a number too large", STRICT_ANSWER.replace("12", "12345678901")],
    ["a number just too large", STRICT_ANSWER.replace("12", "2147483648")],
    ["the largest number", STRICT_ANSWER.replace("12", "2147483647")],
    ["a negative number", STRICT_ANSWER.replace("12", "-12")],
    ["a negative zero", STRICT_ANSWER.replace("12", "-0")],
    ["a leading zero", STRICT_ANSWER.replace("12", "012")],
    ["no number at all", STRICT_ANSWER.replace("12", "-")],
    ["an unknown enum value", STRICT_ANSWER.replace("GOOD", "UGLY")],
    ["an enum value in disguise", STRICT_ANSWER.replace("GOOD", "GOO\\u0044")],
    ["an object for a list", STRICT_ANSWER.replace("[1,2]", "{}")],
    ["a list for an object", STRICT_ANSWER.replace('{"value":3}', '[{"value":3}]')],
    ["a list that does not end", STRICT_ANSWER.replace("[1,2]", "[1,2")],
    ["a comma too many", STRICT_ANSWER.replace("[1,2]", "[1,2,]")],
    [
      "an object where null was expected",
      STRICT_ANSWER.replace('"maybe":null', '"maybe":{"value":1,"kind":null}'),
    ],
  ])("are the same as in the general way for %s", async (_, body) => {
    await makeQuick(STRICT);
    const { quick, general } = await bothWays(STRICT, "catalog", Buffer.from(body));
    expect(quick).toEqual(general);
  });

  const [first = "", second = ""] = /\[(.*)\]/.exec(AUTHORS_ANSWER)?.[1]?.split(/(?<=\}),/) ?? [];
  it.each([
    ["the answer expected", AUTHORS_ANSWER],
    ["another order", AUTHORS_ANSWER.replace(`${first},${second}`, `${second},${first}`)],
    ["one too few", AUTHORS_ANSWER.replace(`,${second}`, "")],
    ["one too many", AUTHORS_ANSWER.replace(second, `${second},${second}`)],
    ["one unknown", AUTHORS_ANSWER.replace(first, "null")],
    ["all unknown", '{"data":{"_entities":[null,null]}}'],
    ["none", '{"data":{"_entities":[]}}'],
    ["null", '{"data":{"_entities":null}}'],
    ["their type as well", AUTHORS_ANSWER.replaceAll('{"_hub', '{"__typename":"Author","_hub')],
    ["a key in disguise", AUTHORS_ANSWER.replace('"a1"', '"\\u00611"')],
    ["a raw line end in a text", AUTHORS_ANSWER.replace("An", "A\nn")],
    ["an unknown escape", AUTHORS_ANSWER.replace("An", "A\\x")],
    ["half an escape", AUTHORS_ANSWER.replace("An", "\\u00g1")],
    ["half a character", AUTHORS_ANSWER.replace("An", "\\ud83d")],
    ["half a character before another", AUTHORS_ANSWER.replace("An", "\\uD83Dx\\u0041")],
    ["the other half of a character", AUTHORS_ANSWER.replace("An", "\\ude00")],
    ["both halves of a character", AUTHORS_ANSWER.replace("An", "x\\ud83d\\uDE00\\uD83D\\ude00")],
    ["the halves of a character in the wrong order", AUTHORS_ANSWER.replace("An", "\\ude00\\ud83d")],
    ["half a character and a broken escape", AUTHORS_ANSWER.replace("An", "\\ud83d\\udcg0")],
    ["a key that is a number", AUTHORS_ANSWER.replace('"a1"', "1")],
    ["Vietnamese", AUTHORS_ANSWER.replace("An", "Đặng Thị Ngọc Ẩn")],
    ["a text that does not end", AUTHORS_ANSWER.slice(0, AUTHORS_ANSWER.indexOf("An"))],
  ])("are the same as in the general way for entities with %s", async (_, body) => {
    await makeQuick(AUTHORS);
    const { quick, general } = await bothWays(AUTHORS, "catalog", Buffer.from(body));
    expect(quick).toEqual(general);
  });

  it("have no half of a character in them", async () => {
    const names = "{ me { name } }";
    await makeQuick(names);
    const half = Buffer.from('{"data":{"_entities":[{"_hub_key_id":"a1","name":"\\uD83D"}]}}');
    for (const query of [names, neverAsked(names)]) {
      says("catalog", half);
      expect(fromByteText(await textOf(query))).toBe('{"data":{"me":{"name":"\ufffd"}}}');
    }
  });

  it("are the same as in the general way when they are no UTF-8", async () => {
    await makeQuick(AUTHORS);
    const body = Buffer.from(AUTHORS_ANSWER);
    body[body.indexOf("An")] = 0xff;
    const { quick, general } = await bothWays(AUTHORS, "catalog", body);
    expect(quick).toEqual(general);
  });

  it("are the same as in the general way whichever byte is wrong", async () => {
    await makeQuick(STRICT);
    await makeQuick(AUTHORS);
    const differences: unknown[] = [];
    const random = seededRandom(4711);
    const bytes = '"{}[],:\\0123456789.-+eEntrufalsGODB \n\u0000é';
    const compare = async (query: string, answer: string) => {
      const at = Math.floor(random() * answer.length);
      const wrong = bytes[Math.floor(random() * bytes.length)] ?? "";
      const cut = Math.floor(random() * 3);
      const body = answer.slice(0, at) + wrong + answer.slice(at + cut);
      const { quick, general } = await bothWays(query, "catalog", Buffer.from(body));
      if (JSON.stringify(quick) !== JSON.stringify(general)) differences.push({ body, quick, general });
      await makeQuick(query);
    };
    for (let count = 0; count < 100; count++) {
      await compare(STRICT, STRICT_ANSWER);
      await compare(AUTHORS, AUTHORS_ANSWER);
    }
    expect(differences.slice(0, 3)).toEqual([]);
  }, 60_000);
});
