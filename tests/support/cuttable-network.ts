import { once } from "node:events";
import { createServer, connect as openSocket, type Socket } from "node:net";

/** A port in front of a server, whose way to it can be cut as by a pulled cable. */
export interface CuttableNetwork extends AsyncDisposable {
  /** Without a slash at the end. */
  readonly url: string;
  /** What is under way gets lost, open connections stay open and silent for ever, new ones fail. */
  cut(): void;
  /** New connections reach the server again. */
  restore(): void;
  /** Ends the connections that were lost, as a browser does that is told of another network. */
  endLost(): void;
}

interface Connection {
  readonly near: Socket;
  readonly far: Socket;
  isLost: boolean;
}

export async function startCuttableNetwork(target: string): Promise<CuttableNetwork> {
  const { hostname, port } = new URL(target);
  const connections = new Set<Connection>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) near.destroy();
    else pass(near, openSocket(Number(port), hostname));
  });

  function pass(near: Socket, far: Socket): void {
    const connection = { near, far, isLost: false };
    connections.add(connection);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.setNoDelay(true);
      from.on("data", (chunk) => connection.isLost || to.write(chunk));
      // A reset is how a connection may end; "close" follows.
      from.on("error", () => undefined);
      from.on("close", () => connection.isLost || to.destroy());
    }
    near.on("close", () => connections.delete(connection));
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The network has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut: () => {
      isCut = true;
      for (const connection of connections) connection.isLost = true;
    },
    restore: () => {
      isCut = false;
    },
    endLost: () => {
      for (const { near, isLost } of connections) if (isLost) near.destroy();
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      for (const { near, far } of connections) {
        near.destroy();
        far.destroy();
      }
      await once(server, "close");
    },
  };
}
