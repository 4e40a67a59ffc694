export interface StreamedEvent {
  /** Undefined if the event has no name. */
  readonly name: string | undefined;
  /** Undefined if the event has no data line. */
  readonly data: string | undefined;
}

/**
 * Reads server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) from their text as it
 * arrives. Unlike a browser it also reports events without data: GraphQL over SSE completes an operation with one.
 */
export class EventStreamReader {
  readonly #largestEvent: number;
  #line = "";
  #name: string | undefined;
  #data: string | undefined;
  /** A line feed that comes next belongs to the line that has ended. */
  #skipsLineFeed = false;

  constructor(largestEvent: number) {
    this.#largestEvent = largestEvent;
  }

  /**
   * The events that this text completes.
   * @throws Error if one is too large
   */
  *read(text: string): Generator<StreamedEvent, void> {
    let start = 0;
    for (const { index } of text.matchAll(/[\r\n]/g)) {
      const isRest = this.#skipsLineFeed && index === start && text[index] === "\n";
      this.#skipsLineFeed = text[index] === "\r";
      if (!isRest) {
        const event = this.#endLine(this.#line + text.slice(start, index));
        if (event) yield event;
      }
      start = index + 1;
    }
    if (start < text.length) this.#skipsLineFeed = false;
    this.#line += text.slice(start);
    this.#limit();
  }

  /** The last event of a stream that ends without an empty line. */
  end(): StreamedEvent | undefined {
    if (this.#line !== "") this.#endLine(this.#line);
    return this.#endEvent();
  }

  #endLine(line: string): StreamedEvent | undefined {
    this.#line = "";
    if (line === "") return this.#endEvent();
    const [, field, value = ""] = /^([^:]*)(?:: ?(.*))?$/su.exec(line) ?? [];
    if (field === "event") this.#name = value;
    if (field === "data") this.#data = this.#data === undefined ? value : `${this.#data}\n${value}`;
    this.#limit();
    return undefined;
  }

  #endEvent(): StreamedEvent | undefined {
    const event = { name: this.#name, data: this.#data };
    this.#name = undefined;
    this.#data = undefined;
    return event.name === undefined && event.data === undefined ? undefined : event;
  }

  #limit(): void {
    if (this.#line.length + (this.#data?.length ?? 0) > this.#largestEvent)
      throw new Error(`an event of the stream is larger than ${this.#largestEvent} characters`);
  }
}
