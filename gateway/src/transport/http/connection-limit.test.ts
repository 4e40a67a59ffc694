import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { connectTo } from "@hub/gateway-fixtures/raw-http";
import { expect, it } from "@jest/globals";
import { TrustedProxies } from "../../access/client-address.js";
import { CALLER_SHARE, CAPACITIES, Quotas } from "../../access/quotas.js";
import { createAdmitConnection } from "./connection-limit.js";

it("nothing is read from a new connection while its address has to rest", async () => {
  // No time passes.
  const quotas = new Quotas({ capacities: CAPACITIES, callerShare: CALLER_SHARE, now: () => 0 });
  quotas.of("192.0.2.1").take("operations");
  const admit = createAdmitConnection(quotas, TrustedProxies.parse(""), new BreakableFaults());
  const rests: (number | undefined)[] = [];
  const server = createServer((socket: Socket) => {
    rests.push(admit(socket));
    socket.end("admitted").resume();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const open = async () => once(await connectTo(`http://127.0.0.1:${port}`), "data");
  await open();
  quotas.of("127.0.0.1").spend(22);
  await open();
  server.close();
  await once(server, "close");
  expect(rests).toEqual([0, quotas.of("127.0.0.1").restMs]);
  expect(rests[1]).toBeGreaterThan(0);
});
