import { describe, expect, it } from "@jest/globals";
import {
  CAPACITIES,
  type CallerQuota,
  charged,
  leastBusy,
  processorMs,
  Quotas,
  type Resource,
} from "./quotas.js";

function createQuotas(capacity: number) {
  let nowMs = 0;
  const quotas = new Quotas({
    capacities: { ...CAPACITIES, streams: capacity },
    callerShare: 10,
    now: () => nowMs,
  });
  return {
    quotas,
    wait: (ms: number) => {
      nowMs += ms;
    },
  };
}

/** How many the caller gets. */
function takeAll(quota: CallerQuota, resource: Resource = "streams"): number {
  for (let count = 0; ; count++) {
    try {
      quota.take(resource);
    } catch {
      return count;
    }
  }
}

const codeOf = (code: string, status: number) =>
  expect.objectContaining({
    status,
    errors: [expect.objectContaining({ extensions: { code, retryAfterMs: expect.any(Number) } })],
  });

describe("what a caller may hold", () => {
  it("is three quarters of everything while nobody else is there", () => {
    const { quotas } = createQuotas(100);
    expect(takeAll(quotas.of("192.0.2.1"))).toBe(75);
  });

  it("is a tenth while others are there", () => {
    const { quotas } = createQuotas(100);
    quotas.of("192.0.2.2").take("operations");
    const greedy = quotas.of("192.0.2.1");
    expect(takeAll(greedy)).toBe(10);
    expect(() => greedy.take("streams")).toThrow(codeOf("TOO_MANY_REQUESTS", 429));
    greedy.release("streams");
    expect(takeAll(greedy)).toBe(1);
  });

  it("is a tenth while others are there also for one who only keeps connections open", () => {
    const { quotas } = createQuotas(100);
    const worker = quotas.of("192.0.2.2");
    worker.take("operations");
    expect(takeAll(quotas.of("192.0.2.1"), "connections")).toBe(CAPACITIES.connections / 10);
    expect(takeAll(worker, "connections")).toBe(CAPACITIES.connections * 0.75);
  });

  it("is three quarters of the connections again when the others have gone", () => {
    const { quotas, wait } = createQuotas(100);
    const worker = quotas.of("192.0.2.2");
    worker.take("operations");
    worker.release("operations");
    wait(10_001);
    quotas.forget();
    expect(takeAll(quotas.of("192.0.2.1"), "connections")).toBe(CAPACITIES.connections * 0.75);
  });

  it("is never all: who comes later finds something left", () => {
    const { quotas } = createQuotas(100);
    expect(takeAll(quotas.of("192.0.2.1"))).toBe(75);
    expect(takeAll(quotas.of("192.0.2.2"))).toBe(10);
  });

  it("is refused as OVERLOADED to a caller that holds nothing when nothing is left", () => {
    const { quotas } = createQuotas(2);
    for (const client of ["192.0.2.1", "192.0.2.2"]) quotas.of(client).take("streams");
    expect(() => quotas.of("192.0.2.3").take("streams")).toThrow(codeOf("OVERLOADED", 503));
    expect(() => quotas.of("192.0.2.1").take("streams")).toThrow(codeOf("TOO_MANY_REQUESTS", 429));
  });

  it("is forgotten when it has nothing under way and has wanted nothing for a while", () => {
    const { quotas, wait } = createQuotas(100);
    const gone = quotas.of("192.0.2.1");
    gone.take("operations");
    gone.release("operations");
    const staying = quotas.of("192.0.2.2");
    staying.take("streams");
    expect(quotas.hasOthersThan(staying)).toBe(true);
    wait(10_001);
    quotas.forget();
    expect(quotas.hasOthersThan(staying)).toBe(false);
    expect(quotas.figures.callers).toBe(1);
    expect(quotas.of("192.0.2.1")).not.toBe(gone);
  });

  it("is not less for one who only keeps a connection open beside him", () => {
    const { quotas } = createQuotas(100);
    quotas.of("192.0.2.2").take("connections");
    expect(takeAll(quotas.of("192.0.2.1"))).toBe(75);
  });
});

describe("the event loop's time", () => {
  it("is nobody's concern while one caller is alone", () => {
    const { quotas } = createQuotas(100);
    const caller = quotas.of("192.0.2.1");
    caller.take("operations");
    caller.spend(10_000);
    expect(caller.restMs).toBe(0);
    quotas.of("192.0.2.2").take("operations");
    expect(caller.restMs).toBeGreaterThan(0);
  });

  it("is paid for by waiting, ten times what it was while others are there", () => {
    const { quotas, wait } = createQuotas(100);
    for (const client of ["192.0.2.1", "192.0.2.2"]) quotas.of(client).take("operations");
    const caller = quotas.of("192.0.2.1");
    for (let count = 0; count < 300; count++) caller.spend(1);
    const { restMs } = caller;
    expect(restMs).toBeLessThanOrEqual(2_500);
    wait(restMs - 1);
    expect(caller.restMs).toBeGreaterThan(0);
    wait(2);
    expect(caller.restMs).toBe(0);
    expect(quotas.of("192.0.2.2").restMs).toBe(0);
  });

  it("is owed also by one who has begun nothing, such as one whose messages are none", () => {
    const { quotas } = createQuotas(100);
    const talker = quotas.of("192.0.2.1");
    talker.take("connections");
    talker.spend(100);
    expect(talker.restMs).toBe(0);
    quotas.of("192.0.2.2").take("operations");
    expect(talker.restMs).toBeGreaterThan(0);
  });

  it("weighs more the longer others could do nothing", () => {
    const { quotas } = createQuotas(100);
    const [short, long] = ["192.0.2.1", "192.0.2.2"].map((client) => quotas.of(client));
    for (const quota of [short, long]) quota?.take("operations");
    for (let count = 0; count < 30; count++) short?.spend(1);
    long?.spend(30);
    expect(short?.restMs).toBe(0);
    expect(long?.restMs).toBeGreaterThan(0);
  });
});

it("does what several wait for on account of the caller with the least under way", () => {
  const { quotas } = createQuotas(100);
  const [busy, idle] = ["192.0.2.1", "192.0.2.2"].map((client) => quotas.of(client));
  if (busy) busy.evaluations = 500;
  expect(leastBusy([busy, idle])).toBe(idle);
  expect(leastBusy([busy])).toBe(busy);
});

describe("work for a caller", () => {
  function createCaller(): CallerQuota {
    const { quotas } = createQuotas(100);
    quotas.of("192.0.2.2").take("operations");
    return quotas.of("192.0.2.1");
  }
  const compute = () => {
    const beginMs = processorMs();
    while (processorMs() - beginMs < 50);
  };

  it("is charged", () => {
    const caller = createCaller();
    charged(caller, compute);
    expect(caller.restMs).toBeGreaterThan(0);
  });

  it("is charged when it fails", () => {
    const caller = createCaller();
    const fail = () => {
      compute();
      throw new RangeError("too deep");
    };
    expect(() => charged(caller, fail)).toThrow("too deep");
    expect(caller.restMs).toBeGreaterThan(0);
  });

  it("costs nothing while the machine does something else", () => {
    const caller = createCaller();
    charged(caller, () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400));
    expect(caller.restMs).toBe(0);
  });
});
