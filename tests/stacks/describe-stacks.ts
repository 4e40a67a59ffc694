import { until } from "@hub/gateway-fixtures/until";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ask } from "../support/ask.js";
import { subscribe, TRANSPORTS, type Transport } from "../support/live-client.js";
import type { RunningHub } from "../support/start-hub.js";
import { type StackAddress, startHubWith } from "./hub-with-stacks.js";
import type { Stack } from "./stacks.mjs";

/** 2⁵³ + 1 and what follows: doubles would make other numbers of them. */
const STOCK = 9_007_199_254_740_993n;

/** What the rest of the tests needs of the members: started or replayed, and stopped. */
export interface RunningStacks extends AsyncDisposable {
  readonly addresses: readonly StackAddress[];
}

/** What a member of the hub is asked for, whatever it is written in. */
export function describeStacks(stacks: readonly Stack[], start: () => Promise<RunningStacks>): void {
  let running: RunningStacks;
  let hub: RunningHub;
  let unit: { readonly id: string; readonly validFrom: string };

  beforeAll(async () => {
    running = await start();
    hub = await startHubWith(running.addresses);
    const { data } = await ask(hub, "{ administrativeUnits(first: 50) { nodes { id validFrom } } }");
    unit = data.administrativeUnits.nodes.find(({ validFrom }: typeof unit) => validFrom !== null);
  }, 240_000);

  afterAll(async () => {
    await hub?.[Symbol.asyncDispose]();
    await running?.[Symbol.asyncDispose]();
  });

  describe.each(stacks)("a member of the hub in $library", ({ member, isSigned }) => {
    const typeName = `${member.charAt(0).toUpperCase()}${member.slice(1)}Place`;

    it("gives the hub's units fields, one of them computed from what the association knows", async () => {
      const { data, errors } = await ask(
        hub,
        `query ($id: ID!) { administrativeUnit(id: $id) {
          validFrom ${member}Note ${member}Places { __typename id name unit { level } }
        } }`,
        { variables: { id: unit.id } },
      );
      expect(errors).toBeUndefined();
      expect(data.administrativeUnit).toEqual({
        validFrom: unit.validFrom,
        [`${member}Note`]: expect.stringMatching(new RegExp(` since ${unit.validFrom}$`)),
        [`${member}Places`]: [
          {
            __typename: typeName,
            id: `${member}-${unit.id}`,
            name: expect.stringMatching(/^\p{Lu}.*\P{ASCII}/u),
            unit: { level: "PROVINCE" },
          },
        ],
      });
    });

    it("is joined from its own root fields, several at a time, and refers to what nobody knows", async () => {
      const { data, errors } = await ask(
        hub,
        `query ($ids: [ID!]!) { ${member}Places(unitIds: $ids) { id unit { id validFrom level } } }`,
        { variables: { ids: [unit.id, "nowhere", unit.id] } },
      );
      expect(errors).toEqual([expect.objectContaining({ path: [`${member}Places`, 1, "unit", "level"] })]);
      const known = { id: `${member}-${unit.id}`, unit: { ...unit, level: "PROVINCE" } };
      expect(data[`${member}Places`]).toEqual([
        known,
        { ...known, id: `${member}-nowhere`, unit: null },
        known,
      ]);
    });

    it("passes numbers on in all their digits, both ways", async () => {
      const query = `mutation ($id: ID!, $stock: Long!) {
        rename${typeName}(id: $id, name: "Nơi đọc", stock: $stock) { name stock }
      }`;
      const body = JSON.stringify({ query, variables: { id: `${member}-x`, stock: 0 } });
      const response = await fetch(`${hub.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: await hub.authorization() },
        body: body.replace('"stock":0', `"stock":${STOCK + 4n}`),
      });
      expect(await response.text()).toContain(`{"name":"Nơi đọc","stock":${STOCK + 4n}}`);
    });

    // One without a key cannot be asked for its changes.
    if (isSigned) it("takes no part in the joint record, which says so", saysThatItTakesNoPart);
    else it("is no member of the joint record, which says so", isRefusedAsMemberOfTheRecord);

    async function saysThatItTakesNoPart() {
      const read = async () => {
        const query =
          "query ($of: [String!]) { figures(members: $of) { nodes { id } members { takesPart isUpToDate } } }";
        const { data, errors } = await ask(hub, query, { variables: { of: [member] } });
        expect(errors).toBeUndefined();
        return data.figures;
      };
      await until(async () => (await read()).members[0]?.takesPart !== true);
      expect(await read()).toEqual({ nodes: [], members: [{ takesPart: false, isUpToDate: false }] });
    }

    async function isRefusedAsMemberOfTheRecord() {
      const { errors } = await ask(hub, `{ figures(members: ["${member}"]) { nodes { id } } }`);
      expect(errors?.map(({ message }) => message)).toEqual([
        expect.stringContaining(`there is no member of the joint record "${member}"; there are `),
      ]);
    }

    it("refuses with a code that the hub knows, beside data that others give", async () => {
      const { data, errors } = await ask(
        hub,
        `query ($id: ID!) { ${member}Place(id: "nowhere") { name } administrativeUnit(id: $id) { validFrom } }`,
        { variables: { id: unit.id } },
      );
      expect(data).toEqual({ [`${member}Place`]: null, administrativeUnit: { validFrom: unit.validFrom } });
      expect(errors).toEqual([
        expect.objectContaining({
          message: "No place has this id",
          path: [`${member}Place`],
          extensions: expect.objectContaining({ code: "NOT_FOUND" }),
        }),
      ]);
    });

    it("refuses with a code of its own, where the gateway is told that clients may see it", async () => {
      const { errors } = await ask(hub, `{ ${member}Place(id: "${member}-closed") { name } }`);
      expect(errors).toEqual([
        expect.objectContaining({
          message: expect.stringMatching(/ is closed today$/),
          extensions: expect.objectContaining({ code: `${member.toUpperCase()}_CLOSED` }),
        }),
      ]);
    });

    it.each(TRANSPORTS)("tells of what happens, each payload joined, and ends: %s", async (transport) => {
      expect(await told(transport, unit.id, `id unit { level ${member}Note }`)).toEqual(
        ["1", "2"].map(() => ({
          data: {
            [`${member}PlaceOpened`]: {
              id: `${member}-${unit.id}`,
              unit: {
                level: "PROVINCE",
                [`${member}Note`]: expect.stringMatching(` since ${unit.validFrom}`),
              },
            },
          },
        })),
      );
    });

    it("ends a stream that breaks with an error, after what it has told", async () => {
      const payloads = await told("ws", "broken", "id");
      const [first, ...rest] = payloads;
      expect(first).toMatchObject({ data: { [`${member}PlaceOpened`]: { id: `${member}-broken` } } });
      expect(rest).toEqual([
        expect.objectContaining({ errors: [expect.objectContaining({ message: expect.any(String) })] }),
      ]);
    });

    async function told(transport: Transport, unitId: string, selection: string): Promise<unknown[]> {
      const payloads: unknown[] = [];
      const query = `subscription ($unitId: ID!) {
        ${member}PlaceOpened(unitId: $unitId) { ${selection} }
      }`;
      const signal = AbortSignal.timeout(20_000);
      for await (const { data, errors } of subscribe(hub, transport, {
        query,
        variables: { unitId },
        signal,
      })) {
        payloads.push({ ...(data !== undefined && { data }), ...(errors && { errors }) });
      }
      return payloads;
    }
  });

  const members = new Set(stacks.map(({ member }) => member));
  if (!members.has("library") || !members.has("broadcaster")) return;
  it("joins members in two languages in one entity", async () => {
    const { data, errors } = await ask(
      hub,
      "query ($id: ID!) { administrativeUnit(id: $id) { libraryPlaces { broadcasterSlogan } } }",
      { variables: { id: unit.id } },
    );
    expect(errors).toBeUndefined();
    expect(data.administrativeUnit.libraryPlaces).toEqual([{ broadcasterSlogan: "Read with Thư viện xã" }]);
  });
}
