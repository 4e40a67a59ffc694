import { once } from "node:events";
import { createServer, connect as openSocket, type Socket } from "node:net";

/** A port in front of a server, whose way to it can be cut as by a pulled cable. */
export interface CuttableNetwork extends AsyncDisposable {
  /** Without a slash at the end. */
  readonly url: string;
  /** What is under way gets lost, open connections stay open and silent, new ones fail. */
  cut(): void;
  /** Connections from before the cut are gone; new ones reach the server. */
  restore(): void;
}

export async function startCuttableNetwork(target: string): Promise<CuttableNetwork> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = openSocket(Number(port), hostname);
    pass(near, far);
    pass(far, near);
  });

  function pass(from: Socket, to: Socket): void {
    sockets.add(from);
    from.setNoDelay(true);
    from.on("data", (chunk) => isCut || to.write(chunk));
    // A reset is how a connection may end; "close" follows.
    from.on("error", () => undefined);
    from.on("close", () => {
      sockets.delete(from);
      if (!isCut) to.destroy();
    });
  }

  function dropAll(): void {
    for (const socket of sockets) socket.destroy();
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The network has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut: () => {
      isCut = true;
    },
    restore: () => {
      dropAll();
      isCut = false;
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      dropAll();
      await once(server, "close");
    },
  };
}
