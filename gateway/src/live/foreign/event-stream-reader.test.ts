import { describe, expect, it } from "@jest/globals";
import { EventStreamReader, type StreamedEvent } from "./event-stream-reader.js";

function eventsOf(text: string, size = text.length): StreamedEvent[] {
  const reader = new EventStreamReader(100);
  const events: StreamedEvent[] = [];
  for (let start = 0; start < text.length; start += size) {
    for (const event of reader.read(text.slice(start, start + size))) events.push(event);
  }
  const last = reader.end();
  return last ? [...events, last] : events;
}

describe("the reader of an event stream", () => {
  it.each([
    ["line feeds", "\n"],
    ["carriage returns", "\r"],
    ["both", "\r\n"],
  ])("knows lines that end with %s, however they arrive", (_, end) => {
    const lines = [": hello", "event: next", "data: a", "data:b", "", "id: 7", "", "data: c", "", ""];
    for (const size of [1, 2, 3, 100]) {
      expect(eventsOf(lines.join(end), size)).toEqual([
        { name: "next", data: "a\nb" },
        { name: undefined, data: "c" },
      ]);
    }
  });

  it.each(["event: complete\n\n", "event: complete\ndata\n\n", "event:complete\n", "event: complete"])(
    "tells of an event without data: %j",
    (text) => {
      expect(eventsOf(text)).toEqual([expect.objectContaining({ name: "complete" })]);
    },
  );

  it("does not keep more of an event than it may", () => {
    for (const text of [`data: ${"x".repeat(200)}`, `data: ${"x".repeat(60)}\n`.repeat(2)])
      expect(() => eventsOf(text)).toThrow("larger than 100 characters");
  });
});
