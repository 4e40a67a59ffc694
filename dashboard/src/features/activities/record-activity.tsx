import { RecordActivityDocument, RecordingActivitiesDocument } from "../../api/generated/operations.js";
import { session } from "../../identity/caller.js";
import { useLocale } from "../../language/use-locale.js";
import { OrganisationPickers } from "../../organisations/organisation-pickers.js";
import { useProgrammes } from "../../programmes/use-programmes.js";
import { useCheckedDraft } from "../../queries/use-checked-draft.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { CheckedFormEnd } from "../../ui/checked-form-end.js";
import { Choice } from "../../ui/choice.js";
import { DayField } from "../../ui/day-field.js";
import { TextField } from "../../ui/text-field.js";
import { useInBrowser } from "../../ui/use-in-browser.js";
import { UnitPicker } from "../../units/unit-picker.js";
import { ACTIVITY_KINDS } from "./activity-filters.js";
import {
  type ActivityDraft,
  emptyDraft,
  membersRecordedFor,
  resultsWith,
  variablesOf,
  withNextResult,
} from "./recorder.js";
import "../../ui/form.css";

interface RecordActivityProps {
  readonly onRecorded: () => void;
}

/** For who reports for a member a form; whether somebody has signed in, only the browser knows. */
export function RecordActivity(props: RecordActivityProps) {
  return useInBrowser(session !== undefined) ? <FormOfCaller {...props} /> : null;
}

function FormOfCaller(props: RecordActivityProps) {
  const { data } = useHubQuery(RecordingActivitiesDocument, {});
  const members = data === undefined ? [] : membersRecordedFor(data);
  const [first] = members;
  return first === undefined ? null : <RecordForm {...props} members={[first, ...members.slice(1)]} />;
}

interface RecordFormProps extends RecordActivityProps {
  readonly members: readonly [string, ...string[]];
}

/** It is checked by the hub first, and then sent. */
function RecordForm({ members, onRecorded }: RecordFormProps) {
  const { t, memberName } = useLocale();
  const form = useCheckedDraft({
    document: RecordActivityDocument,
    empty: emptyDraft(members[0]),
    variablesOf,
    onDone: onRecorded,
  });
  const { draft, change } = form;
  return (
    <details className="fold">
      <summary>{t("activity.record.title")}</summary>
      <form className="form" onSubmit={form.submit}>
        <div className="choices">
          <Choice
            label={t("activity.record.member")}
            value={draft.member}
            options={members.map((member) => [member, memberName(member)] as const)}
            onChange={(member) => change({ member })}
          />
          <TextField
            label={t("activity.record.name")}
            value={draft.title}
            isRequired
            onChange={(title) => change({ title })}
          />
          <Choice
            label={t("activity.kind")}
            value={draft.kind ?? "COORDINATION"}
            options={ACTIVITY_KINDS.map((kind) => [kind, t(`activity.kinds.${kind}`)] as const)}
            onChange={(kind) => change({ kind })}
          />
          <DayField
            label={t("activity.record.from")}
            value={draft.from}
            onChange={(from) => change({ from })}
          />
          <DayField label={t("activity.record.to")} value={draft.to} onChange={(to) => change({ to })} />
          <DayField
            label={t("activity.record.openedOn")}
            value={draft.openedOn}
            onChange={(openedOn) => change({ openedOn })}
          />
          <UnitPicker
            label={t("activity.record.unit")}
            value={draft.unitId}
            onChange={(unitId) => change({ unitId })}
          />
          <TextField
            label={t("activity.record.place")}
            value={draft.place}
            onChange={(place) => change({ place })}
          />
          <TextField label={t("activity.record.who")} value={draft.who} onChange={(who) => change({ who })} />
          <TextField
            label={t("activity.record.count")}
            value={draft.count}
            onChange={(count) => change({ count })}
          />
          <OrganisationPickers
            label={(number) => t("activity.record.partner", { number })}
            chosen={draft.partnerIds}
            onChange={(partnerIds) => change({ partnerIds })}
          />
          <ProgrammeChoices draft={draft} onChange={change} />
        </div>
        <Results draft={draft} onChange={change} />
        <div className="choices">
          <TextField
            label={t("activity.record.source")}
            value={draft.sourceTitle}
            isRequired
            onChange={(sourceTitle) => change({ sourceTitle })}
          />
          <TextField
            label={t("activity.record.publisher")}
            value={draft.publisher}
            onChange={(publisher) => change({ publisher })}
          />
          <TextField label={t("activity.record.url")} value={draft.url} onChange={(url) => change({ url })} />
        </div>
        <CheckedFormEnd
          form={form}
          isReady
          words={{
            check: t("activity.record.check"),
            checked: t("activity.record.checked"),
            confirm: t("activity.record.confirm"),
            change: t("activity.record.change"),
            done: t("activity.record.done"),
          }}
        />
      </form>
    </details>
  );
}

interface PartOfFormProps {
  readonly draft: ActivityDraft;
  readonly onChange: (changes: Partial<ActivityDraft>) => void;
}

function ProgrammeChoices({ draft: { programmeId, commitmentId }, onChange }: PartOfFormProps) {
  const { t, text } = useLocale();
  const { programmes } = useProgrammes();
  const commitments = programmes.find(({ id }) => id === programmeId)?.commitments ?? [];
  return (
    <>
      <Choice
        label={t("activity.record.programme")}
        value={programmeId}
        options={[
          ["", t("activity.record.noProgramme")],
          ...programmes.map(({ id, code, title }) => [id, `${code}: ${text(title)}`] as const),
        ]}
        onChange={(chosen) => onChange({ programmeId: chosen, commitmentId: "" })}
      />
      {commitments.length > 0 && (
        <Choice
          label={t("activity.record.commitment")}
          value={commitmentId}
          options={[
            ["", t("activity.record.noCommitment")],
            ...commitments.map(({ id, code, title }) => [id, `${code}: ${text(title)}`] as const),
          ]}
          onChange={(chosen) => onChange({ commitmentId: chosen })}
        />
      )}
    </>
  );
}

function Results({ draft: { results }, onChange }: PartOfFormProps) {
  const { t } = useLocale();
  return (
    <fieldset>
      <legend>{t("activity.record.results")}</legend>
      <div className="choices">
        {withNextResult(results).flatMap(({ label, count }, index) => [
          <TextField
            // biome-ignore lint/suspicious/noArrayIndexKey: a result is known by its place alone
            key={`label ${index}`}
            label={t("activity.record.result", { number: index + 1 })}
            hint={t("activity.record.resultHint")}
            value={label}
            onChange={(words) => onChange({ results: resultsWith(results, index, { label: words }) })}
          />,
          <TextField
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={`count ${index}`}
            label={t("activity.record.resultCount", { number: index + 1 })}
            value={count}
            onChange={(number) => onChange({ results: resultsWith(results, index, { count: number }) })}
          />,
        ])}
      </div>
    </fieldset>
  );
}
