/** A program for Node.js that shows every change of a commitment, also those that came while it was not running. */
export function writeClientSample(url: string): string {
  return `import { subscribe } from "@hub/client/subscribe";
import { createFileCursorStore } from "@hub/client/file-cursor-store";

subscribe({
  url: ${JSON.stringify(url)},
  transport: "sse",
  query: \`subscription ($after: String) {
    commitmentChanged(after: $after) { changedAt commitment { code state } }
  }\`,
  onData: ({ data }) => console.log(JSON.stringify(data)),
  cursorStore: createFileCursorStore("commitments.cursor"),
});`;
}
