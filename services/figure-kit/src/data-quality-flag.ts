import type { BilingualText } from "@hub/subgraph-kit/bilingual-text";
import { type Loader, MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { type Doubt, DoubtKind } from "@hub/subgraph-kit/doubt";
import { Source } from "@hub/subgraph-kit/source";
import { sourceById } from "@hub/subgraph-kit/source-resolver";
import { LocalizedText } from "@hub/subgraph-kit/values";
import {
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ObjectType,
  Resolver,
  Root,
  registerEnumType,
} from "type-graphql";
import type { Claim } from "./claim.js";

export enum FlagSeverity {
  INFO = "INFO",
  WARNING = "WARNING",
  ERROR = "ERROR",
}
registerEnumType(FlagSeverity, {
  name: "FlagSeverity",
  description: describe("Mức độ của một điểm cần đối chiếu.", "How grave a data-quality flag is."),
  valuesConfig: {
    INFO: { description: describe("Ghi chú: để biết.", "Note: for information.") },
    WARNING: { description: describe("Cảnh báo: cần xem lại.", "Warning: to be looked at.") },
    ERROR: {
      description: describe(
        "Lỗi: mâu thuẫn trong nguồn đã công bố.",
        "Error: a contradiction in what was published.",
      ),
    },
  },
});

/** The parts of a claim that rules tell apart. */
export const CLAIM_PARTS = {
  numerator: "numerator",
  denominator: "denominator",
  printedPercentage: "printedPercentage",
} as const satisfies Partial<Record<keyof Claim, string>>;
export type ClaimPart = keyof typeof CLAIM_PARTS;

/** What a validation rule found in something that was published. It is shown beside the value, never instead of it. */
@Directive("@shareable")
@ObjectType({
  description: describe(
    "Điểm cần đối chiếu: điều một quy tắc kiểm tra phát hiện trong nội dung đã công bố.",
    "A data-quality flag: what a validation rule found in something that was published.",
  ),
})
export class DataQualityFlag {
  @Field(() => String, { description: describe("Mã quy tắc, ví dụ V02.", "The rule's code, such as V02.") })
  rule!: string;

  @Field(() => FlagSeverity, { description: describe("Mức độ.", "Severity.") })
  severity!: FlagSeverity;

  @Field(() => LocalizedText, { description: describe("Điều phát hiện được.", "What was found.") })
  message!: BilingualText;

  /** What it means for what it was found in; none where nothing is less certain for it. */
  doubt?: DoubtKind;

  /** The part of a claim in which it was found, where a rule looks at several or only one was inferred. */
  part?: ClaimPart;

  /** It was found in another thing, which has it as well, and is shown here beside it: no finding of its own. */
  isRepeated?: true;

  /** Where that was said in which it was found, once it is shown; the member adds the field `source`. */
  citation?: Citation;
}

/** A source, and where the member keeps it. */
interface Citation {
  readonly sourceId: string;
  readonly loader: Loader<string, Source | null>;
}

/**
 * The flags as they are shown: their source is that of the row in which they were found.
 * @param loader finds it, for a row that is a copy of another member's
 */
export function foundIn(
  { sourceId }: { readonly sourceId: string },
  flags: readonly DataQualityFlag[],
  loader: Citation["loader"] = sourceById,
): DataQualityFlag[] {
  return flags.map((flag) => ({ ...flag, citation: { sourceId, loader } }));
}

/** Whether a part of the claim was not printed: it was computed back from the percentage, or taken from elsewhere. */
export function infersPart(flags: readonly DataQualityFlag[]): boolean {
  return flags.some(({ part, doubt }) => part !== undefined && doubt === DoubtKind.INFERRED);
}

/** What the flags say is not certain, in the form that all types have. */
export function doubtsIn(flags: readonly DataQualityFlag[]): Doubt[] {
  return flags.flatMap(({ rule, message, doubt }) => (doubt ? [{ kind: doubt, reason: message, rule }] : []));
}

/** Of findings that no rule has made: whoever recorded the thing has said that it is not certain. */
export const STATED_DOUBT = "STATED_DOUBT";

/** What sources say differently, or nobody has verified, is to be looked at; what is only inferred is to be known. */
export const SEVERITY_OF_DOUBT: Readonly<Record<DoubtKind, FlagSeverity>> = {
  [DoubtKind.CONTRADICTED]: FlagSeverity.WARNING,
  [DoubtKind.UNVERIFIED]: FlagSeverity.WARNING,
  [DoubtKind.INFERRED]: FlagSeverity.INFO,
};

/** What a finding says. */
export interface Found extends Pick<DataQualityFlag, "rule" | "severity"> {
  readonly message: LocalizedText;
}

/** A stated doubt, as it is found in a thing. It is no flag of the thing, whose `doubts` have it already. */
export function findingOfDoubt({ kind, reason }: Doubt): Found {
  return { rule: STATED_DOUBT, severity: SEVERITY_OF_DOUBT[kind], message: reason };
}

@Resolver(() => DataQualityFlag)
export class FlagSourceResolver {
  @FieldResolver(() => Source, {
    nullable: true,
    description: describe(
      "Nguồn của nội dung có điều này; trống khi số liệu chỉ được kiểm tra, chưa lưu.",
      "The source of that in which it was found; null while a figure is only validated, and not stored.",
    ),
  })
  source(
    @Root() { citation }: DataQualityFlag,
    @Ctx() context: MemberContext,
  ): Promise<Source | null> | null {
    return citation ? context.load(citation.loader, citation.sourceId) : null;
  }
}

const BY_GRAVITY = [FlagSeverity.ERROR, FlagSeverity.WARNING, FlagSeverity.INFO] as const;

/** The severity of the gravest flag; null when there is none. */
export function gravest(flags: readonly Pick<DataQualityFlag, "severity">[]): FlagSeverity | null {
  return BY_GRAVITY.find((severity) => flags.some((flag) => flag.severity === severity)) ?? null;
}
