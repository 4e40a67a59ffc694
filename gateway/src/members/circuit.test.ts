import { describe, expect, it } from "@jest/globals";
import { Circuit } from "./circuit.js";

function circuitAt(): { circuit: Circuit; wait: (ms: number) => void } {
  let nowMs = 0;
  return {
    circuit: new Circuit(() => nowMs),
    wait: (ms) => {
      nowMs += ms;
    },
  };
}

function report(circuit: Circuit, outcomes: string): void {
  for (const outcome of outcomes) {
    expect(circuit.tryPass()).toBe(true);
    if (outcome === "+") circuit.succeeded();
    else circuit.failed();
  }
}

describe("a circuit", () => {
  it("opens when half of the last twenty requests have failed, not before", () => {
    const { circuit } = circuitAt();
    report(circuit, "+-+-+-+-+-+-+-+-+-+");
    expect(circuit.state).toBe("closed");
    report(circuit, "-");
    expect(circuit.state).toBe("open");
    expect(circuit.tryPass()).toBe(false);
  });

  it("lets one request probe after a second and closes when it succeeds", () => {
    const { circuit, wait } = circuitAt();
    report(circuit, "-".repeat(20));
    wait(999);
    expect(circuit.state).toBe("open");
    wait(1);
    expect(circuit.state).toBe("half-open");
    expect([circuit.tryPass(), circuit.tryPass()]).toEqual([true, false]);
    circuit.succeeded();
    expect(circuit.state).toBe("closed");
    report(circuit, "-".repeat(18));
    expect(circuit.state).toBe("closed");
  });

  it("pauses longer after each failed probe, five seconds at most", () => {
    const { circuit, wait } = circuitAt();
    report(circuit, "-".repeat(20));
    for (const pauseMs of [1_000, 2_000, 4_000, 5_000, 5_000]) {
      wait(pauseMs - 1);
      expect(circuit.tryPass()).toBe(false);
      wait(1);
      report(circuit, "-");
    }
  });

  it("probes again when the probe was given up", () => {
    const { circuit, wait } = circuitAt();
    report(circuit, "-".repeat(20));
    wait(1_000);
    expect(circuit.tryPass()).toBe(true);
    circuit.abandoned();
    expect(circuit.tryPass()).toBe(true);
  });
});
