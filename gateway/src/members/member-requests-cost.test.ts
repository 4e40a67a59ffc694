import { READER } from "@hub/gateway-fixtures/pipeline";
import { startShopPipeline } from "@hub/gateway-fixtures/shop-pipeline";
import { expect, it } from "@jest/globals";
import { CALLER_SHARE, CAPACITIES, Quotas } from "../access/quotas.js";

const QUERY = "{ products { id reviews { body } } }";
/** With it a caller has nearly used what it may use before it has to wait. */
const NEARLY_ALL_MS = 21;

it("a caller pays for each request to a member that it causes", async () => {
  await using shop = await startShopPipeline();
  // No time passes, so that nothing is paid off.
  const quotas = new Quotas({ capacities: CAPACITIES, callerShare: CALLER_SHARE, now: () => 0 });
  quotas.of("192.0.2.2").take("operations");
  const quota = quotas.of("192.0.2.1");
  quota.spend(NEARLY_ALL_MS);
  expect(quota.restMs).toBe(0);
  const prepared = shop.pipeline.prepare({ query: QUERY }, READER);
  for (let count = 0; count < 50; count++) await shop.pipeline.execute(prepared, { ...READER, quota });
  expect(quota.restMs).toBeGreaterThan(0);
});
