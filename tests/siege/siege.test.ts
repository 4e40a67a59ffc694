import { expect, it } from "@jest/globals";
import { countComplaints, SIEGE, siege } from "./siege.js";

/** The long form is `npm run siege`. */
it("leaves those who use the hub as it is meant all their answers and changes while it is attacked in all ways", async () => {
  const plan = { ...SIEGE, beforeMs: 200, attackMs: 3_000, clients: 10, watchers: 25, askEveryMs: 200 };
  const { during, missed, peakRssMb } = await siege({ ...plan, attack: "all" });
  expect(countComplaints(during, missed, peakRssMb)).toEqual([]);
});
