import type {
  RecordActivityMutationVariables,
  RecordingActivitiesQuery,
} from "../../api/generated/operations.js";
import { countIn } from "../../ui/count-in.js";

type Asked = Pick<RecordingActivitiesQuery, "me" | "members">;

/** The members for which somebody reports, by their names. */
export function membersRecordedFor({ me, members }: Asked): readonly string[] {
  const reportsFor = new Set(
    (me?.roles ?? []).filter(({ role }) => role === "REPORTER").map(({ organisation }) => organisation.id),
  );
  return (members ?? []).flatMap(({ name, organisation }) =>
    organisation !== null && reportsFor.has(organisation.id) ? [name] : [],
  );
}

interface DraftedResult {
  readonly label: string;
  readonly count: string;
}

/** An activity as the form has it: what is not filled in is an empty text. */
export interface ActivityDraft {
  readonly member: string;
  readonly title: string;
  readonly kind: RecordActivityMutationVariables["input"]["kind"];
  readonly from: string;
  readonly to: string;
  readonly openedOn: string;
  readonly unitId: string;
  readonly place: string;
  readonly who: string;
  readonly count: string;
  readonly partnerIds: readonly string[];
  readonly programmeId: string;
  readonly commitmentId: string;
  readonly results: readonly DraftedResult[];
  readonly sourceTitle: string;
  readonly publisher: string;
  readonly url: string;
}

const NO_RESULT: DraftedResult = { label: "", count: "" };

export function emptyDraft(member: string): ActivityDraft {
  return {
    member,
    ...{ title: "", kind: "COORDINATION", from: "", to: "", openedOn: "", unitId: "", place: "" },
    ...{ who: "", count: "", partnerIds: [], programmeId: "", commitmentId: "" },
    ...{ results: [], sourceTitle: "", publisher: "", url: "" },
  };
}

/** The results with a place for one more. */
export function withNextResult(results: readonly DraftedResult[]): readonly DraftedResult[] {
  const last = results.at(-1);
  return last === undefined || !isEmpty(last) ? [...results, NO_RESULT] : results;
}

export function resultsWith(
  results: readonly DraftedResult[],
  index: number,
  changes: Partial<DraftedResult>,
): readonly DraftedResult[] {
  const shown = withNextResult(results);
  return shown.with(index, { ...(shown[index] ?? NO_RESULT), ...changes });
}

function isEmpty({ label, count }: DraftedResult): boolean {
  return label.trim() === "" && count.trim() === "";
}

/** What is no number, and a result without a name, the hub refuses in words. */
export function variablesOf(draft: ActivityDraft, validateOnly: boolean): RecordActivityMutationVariables {
  const { member, title, kind, place, who, count, results } = draft;
  const hasAudience = who.trim() !== "" || count.trim() !== "";
  return {
    member,
    input: {
      title: { vi: title },
      kind,
      period: { from: draft.from || null, to: draft.to || null },
      openedOn: draft.openedOn || null,
      unitId: draft.unitId || null,
      place: place.trim() === "" ? null : { vi: place },
      audience: hasAudience ? { who: { vi: who }, count: countIn(count) } : null,
      partnerIds: [...draft.partnerIds],
      programmeId: draft.programmeId || null,
      commitmentId: draft.commitmentId || null,
      results: results
        .filter((result) => !isEmpty(result))
        .map((result) => ({ label: { vi: result.label }, count: countIn(result.count) })),
      source: { title: draft.sourceTitle, publisher: draft.publisher || null, url: draft.url || null },
    },
    validateOnly,
  };
}
