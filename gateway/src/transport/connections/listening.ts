import type { Server } from "node:http";

/** Thousands of clients may come back at once. By default Node lets 511 wait to be accepted. */
const WAITING_CONNECTIONS = 4_096;

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** @throws ListenFailure if the port is in use or cannot be listened on */
export function listen(server: Server, { host, port }: ListenAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => reject(new ListenFailure(host, port, cause)));
    server.listen(port, host, WAITING_CONNECTIONS, resolve);
  });
}

/** The address cannot be listened on. The message names it and the reason. */
export class ListenFailure extends Error {
  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    const reason =
      cause.code === "EADDRINUSE" ? "is in use" : `cannot be listened on (${cause.code ?? cause.message})`;
    super(`Port ${port} on ${host} ${reason}`, { cause });
  }
}

/** Base URL of a listening server, without a trailing slash. */
export function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Closes the server. Requests under way may finish within the limit. */
export async function drain(server: Server, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearTimeout(timer);
}
