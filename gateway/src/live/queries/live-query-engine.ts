import type { RequestContext } from "../../access/request-context.js";
import type { OperationRequest, PreparedOperation } from "../../operation/prepared-operation.js";
import type { Pipeline } from "../../pipeline.js";
import type { ReadingGuide } from "./read-recorder.js";

/** What live queries need of the engine that answers them. */
export interface LiveQueryEngine extends Pick<Pipeline, "executeToText" | "dataVersion"> {
  /** @throws RequestRefusal if the operation is not valid or not allowed */
  prepare(request: OperationRequest, context: RequestContext): PreparedOperation;
  readonly readingGuide: ReadingGuide;
}
