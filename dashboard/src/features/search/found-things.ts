import type { SearchQuery } from "../../api/generated/operations.js";
import type { LocalizedText } from "../../language/language.js";
import {
  documentAddress,
  indicatorAddress,
  organisationAddress,
  unitAddress,
} from "../../navigation/thing-addresses.js";
import { commitmentAddress, programmeAddress } from "../../programmes/addresses.js";

type Result = NonNullable<SearchQuery["search"]>["nodes"][number];

/** What a search has found, and where its page is. */
export interface FoundThing {
  readonly key: string;
  readonly address: string;
  readonly kind: Result["kind"];
  readonly title: LocalizedText;
  /** What tells it from others of its name: the unit above it, a document's number, a commitment's programme. */
  readonly place: LocalizedText | undefined;
  readonly hasEnded: boolean;
  readonly successors: readonly LocalizedText[];
}

export function foundThings(results: readonly Result[]): FoundThing[] {
  return results.map((result) => {
    const address = addressOf(result.node);
    return {
      key: address,
      address,
      kind: result.kind,
      title: result.title,
      place: placeOf(result.node),
      hasEnded: result.isCurrent === false,
      successors: result.successors.map(({ title }) => title),
    };
  });
}

function addressOf(node: Result["node"]): string {
  switch (node.__typename) {
    case "AdministrativeUnit":
      return unitAddress(node.id);
    case "CoordinationProgramme":
      return programmeAddress(node.code);
    case "PolicyDocument":
      return documentAddress(node.id);
    case "Indicator":
      return indicatorAddress(node.code);
    case "Organisation":
      return organisationAddress(node.id);
    case "Commitment":
      return commitmentAddress(node.programme.code, node.code);
  }
}

function placeOf(node: Result["node"]): LocalizedText | undefined {
  if (node.__typename === "AdministrativeUnit") return node.parent?.name;
  if (node.__typename === "Commitment") return node.programme.title;
  return node.__typename === "PolicyDocument" ? { vi: node.number, en: node.number } : undefined;
}
