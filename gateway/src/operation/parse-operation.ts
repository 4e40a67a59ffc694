import {
  type DocumentNode,
  GraphQLError,
  Kind,
  Lexer,
  type OperationDefinitionNode,
  parse,
  Source,
  TokenKind,
} from "graphql";
import { RequestRefusal, refuse } from "../errors/request-refusal.js";
import { inBothLanguages } from "./graphql-sentences.js";
import type { OperationLimits } from "./operation-limits.js";

/**
 * The parser recurses at every bracket, so this protects the stack. It is far above what the depth limits allow and far
 * below what a stack holds.
 */
const MAX_OPEN_BRACKETS = 200;

/**
 * The document without locations: with them every node would keep all tokens alive, ten times the rest.
 * @throws RequestRefusal `DOCUMENT_TOO_LONG`, `TOO_MANY_TOKENS`, `TOO_DEEP` or `GRAPHQL_PARSE_FAILED`
 */
export function parseOperation(
  text: string,
  limits: Pick<OperationLimits, "documentLength" | "tokens">,
): DocumentNode {
  const { documentLength, tokens: maxTokens } = limits;
  // A single token can have any length, and would be read, checked, printed and planned with.
  if (text.length > documentLength) {
    throw refuse(
      "DOCUMENT_TOO_LONG",
      `Câu hỏi dài hơn ${documentLength} ký tự; hãy gửi giá trị dài bằng biến / The document is longer than ${documentLength} characters; send long values as variables`,
    );
  }
  try {
    checkTokens(text, maxTokens);
    return parse(text, { noLocation: true });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new RequestRefusal([withCode(inBothLanguages(error), "GRAPHQL_PARSE_FAILED")], 400);
  }
}

function checkTokens(text: string, maxTokens: number): void {
  const lexer = new Lexer(new Source(text));
  let open = 0;
  for (let count = 1; lexer.advance().kind !== TokenKind.EOF; count += 1) {
    if (count > maxTokens) {
      throw refuse(
        "TOO_MANY_TOKENS",
        `Câu hỏi có hơn ${maxTokens} từ tố (token); hãy chia nhỏ / The document has more than ${maxTokens} tokens; ask for less at once`,
      );
    }
    open += nesting(lexer.token.kind);
    if (open > MAX_OPEN_BRACKETS) {
      throw refuse(
        "TOO_DEEP",
        `Câu hỏi có hơn ${MAX_OPEN_BRACKETS} dấu ngoặc mở lồng nhau; hãy hỏi từng phần / The document has more than ${MAX_OPEN_BRACKETS} brackets open at once; ask for it in parts`,
      );
    }
  }
}

/** How the token changes the number of open brackets. */
export function nesting(token: TokenKind): -1 | 0 | 1 {
  switch (token) {
    case TokenKind.BRACE_L:
    case TokenKind.BRACKET_L:
    case TokenKind.PAREN_L:
      return 1;
    case TokenKind.BRACE_R:
    case TokenKind.BRACKET_R:
    case TokenKind.PAREN_R:
      return -1;
    default:
      return 0;
  }
}

/**
 * The operation of that name, or the only one of the document.
 * @throws RequestRefusal `OPERATION_NOT_FOUND`
 */
export function getOperation(
  document: DocumentNode,
  operationName: string | undefined,
): OperationDefinitionNode {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operationName !== undefined) {
    const named = operations.find((operation) => operation.name?.value === operationName);
    if (!named)
      throw refuse(
        "OPERATION_NOT_FOUND",
        `Không có operation tên “${operationName}”; hãy sửa operationName / The document has no operation named "${operationName}"; correct operationName`,
      );
    return named;
  }
  const [only, another] = operations;
  if (!only)
    throw refuse(
      "OPERATION_NOT_FOUND",
      "Không có operation nào; hãy viết một câu hỏi / The document has no operation; write one",
    );
  if (another)
    throw refuse(
      "OPERATION_NOT_FOUND",
      "Có nhiều operation; hãy nêu tên cần chạy ở operationName / The document has several operations; say which with operationName",
    );
  return only;
}

/** The error with `extensions.code`, safe to send and to keep: it references nothing of the document. */
export function withCode({ message, path, locations }: GraphQLError, code: string): GraphQLError {
  return new ReportedError(message, path, locations, { code });
}

/** An error with its places, but without the document that they are in. */
export class ReportedError extends GraphQLError {
  override readonly locations: GraphQLError["locations"];

  constructor(
    message: string,
    path: GraphQLError["path"],
    locations: GraphQLError["locations"],
    extensions: GraphQLError["extensions"],
  ) {
    super(message, { path, extensions });
    this.locations = locations;
    // V8 keeps what was on the stack alive until the stack is read, for example lists of the original errors.
    this.stack = message;
  }
}
