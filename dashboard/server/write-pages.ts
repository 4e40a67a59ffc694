/** Runs in a thread of the gateway: writes the pages that it is asked for. */
import { parentPort, workerData } from "node:worker_threads";
import type { PageRequest, UnwrittenPage } from "./page-writing.js";
import { writePage } from "./write-page.js";

const { template }: { readonly template: string } = workerData;

parentPort?.on("message", (request: PageRequest) => {
  writePage(request, template).then(
    (page) => parentPort?.postMessage(page),
    (error: unknown) => {
      const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const unwritten: UnwrittenPage = { id: request.id, failure };
      parentPort?.postMessage(unwritten);
    },
  );
});
