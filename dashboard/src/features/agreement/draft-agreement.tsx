import { coordinateOf, OPENED_FIELDS, type OpenedField } from "@hub/schema/opened-fields";
import {
  AgreeingDocument,
  DraftAgreementDocument,
  IndicatorsToOpenDocument,
} from "../../api/generated/operations.js";
import { session } from "../../identity/caller.js";
import type { LocalizedText } from "../../language/language.js";
import { useLocale } from "../../language/use-locale.js";
import { useCheckedDraft } from "../../queries/use-checked-draft.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { Boxes } from "../../ui/boxes.js";
import { CheckedFormEnd } from "../../ui/checked-form-end.js";
import { Choice } from "../../ui/choice.js";
import { DayField } from "../../ui/day-field.js";
import { TextField } from "../../ui/text-field.js";
import { UnitPicker } from "../../units/unit-picker.js";
import { mayDraft } from "./speaker.js";
import "../../ui/form.css";

export interface DraftedFrom {
  readonly commitments: readonly {
    readonly id: string;
    readonly code: string;
    readonly title: LocalizedText;
  }[];
  readonly parties: readonly {
    readonly organisation: { readonly id: string; readonly name: LocalizedText };
  }[];
}

interface DraftAgreementProps {
  readonly programme: DraftedFrom;
  readonly onDrafted: () => void;
}

/** For secretaries a form, where there is something to make an agreement from. */
export function DraftAgreement(props: DraftAgreementProps) {
  const { commitments, parties } = props.programme;
  const isPossible = commitments.length > 0 && parties.length > 1;
  return session === undefined || !isPossible ? null : <FormOfCaller {...props} />;
}

function FormOfCaller(props: DraftAgreementProps) {
  const { data } = useHubQuery(AgreeingDocument, {});
  return mayDraft(data?.me) ? <DraftForm {...props} /> : null;
}

interface Draft {
  readonly code: string;
  readonly commitmentId: string;
  readonly ownerId: string;
  readonly partnerId: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly indicatorCodes: readonly string[];
  readonly fields: readonly OpenedField[];
  readonly unitId: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly smallestCell: string;
  readonly contact: string;
}

/** It is checked by the hub first, and then sent. */
function DraftForm({ programme: { commitments, parties }, onDrafted }: DraftAgreementProps) {
  const { t, text } = useLocale();
  const empty: Draft = {
    ...{ code: "", purpose: "", legalBasis: "", contact: "", unitId: "", validFrom: "", validTo: "" },
    commitmentId: commitments[0]?.id ?? "",
    ownerId: parties[0]?.organisation.id ?? "",
    partnerId: parties[1]?.organisation.id ?? "",
    indicatorCodes: [],
    fields: OPENED_FIELDS,
    smallestCell: "5",
  };
  const form = useCheckedDraft({ document: DraftAgreementDocument, empty, variablesOf, onDone: onDrafted });
  const { draft, change } = form;
  const organisations = parties.map(({ organisation: { id, name } }) => [id, text(name)] as const);
  return (
    <details className="fold">
      <summary>{t("agreement.draft.title")}</summary>
      <form className="form" onSubmit={form.submit}>
        <div className="choices">
          <TextField
            label={t("agreement.draft.code")}
            value={draft.code}
            isRequired
            onChange={(code) => change({ code })}
          />
          <Choice
            label={t("agreement.commitment")}
            value={draft.commitmentId}
            options={commitments.map(({ id, code, title }) => [id, `${code}: ${text(title)}`] as const)}
            onChange={(commitmentId) => change({ commitmentId })}
          />
          <Choice
            label={t("agreement.owner")}
            value={draft.ownerId}
            options={organisations}
            onChange={(ownerId) => change({ ownerId })}
          />
          <Choice
            label={t("agreement.partner")}
            value={draft.partnerId}
            options={organisations}
            onChange={(partnerId) => change({ partnerId })}
          />
          <TextField
            label={t("agreement.purpose")}
            value={draft.purpose}
            isRequired
            onChange={(purpose) => change({ purpose })}
          />
          <TextField
            label={t("agreement.legalBasis")}
            value={draft.legalBasis}
            isRequired
            onChange={(legalBasis) => change({ legalBasis })}
          />
          <UnitPicker
            label={t("agreement.draft.unit")}
            value={draft.unitId}
            onChange={(unitId) => change({ unitId })}
          />
          <DayField
            label={t("agreement.draft.from")}
            value={draft.validFrom}
            onChange={(validFrom) => change({ validFrom })}
          />
          <DayField
            label={t("agreement.draft.to")}
            value={draft.validTo}
            onChange={(validTo) => change({ validTo })}
          />
          <TextField
            label={t("agreement.smallestCell")}
            hint={t("agreement.draft.smallestCellHint")}
            value={draft.smallestCell}
            isRequired
            onChange={(smallestCell) => change({ smallestCell })}
          />
          <TextField
            label={t("agreement.contact")}
            hint={t("agreement.draft.contactHint")}
            value={draft.contact}
            isRequired
            onChange={(contact) => change({ contact })}
          />
        </div>
        <IndicatorChoice
          chosen={draft.indicatorCodes}
          onChange={(indicatorCodes) => change({ indicatorCodes })}
        />
        <Boxes
          legend={t("agreement.draft.fields")}
          options={OPENED_FIELDS.map((field) => [field, t(`agreement.field.${field}`)] as const)}
          chosen={draft.fields}
          onChange={(fields) => change({ fields })}
        />
        <CheckedFormEnd
          form={form}
          isReady={draft.validTo !== "" && draft.fields.length > 0}
          words={{
            check: t("agreement.draft.check"),
            checked: t("agreement.draft.checked"),
            confirm: t("agreement.draft.confirm"),
            change: t("agreement.draft.change"),
            done: t("agreement.draft.done"),
          }}
        />
      </form>
    </details>
  );
}

interface IndicatorChoiceProps {
  readonly chosen: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}

function IndicatorChoice({ chosen, onChange }: IndicatorChoiceProps) {
  const { t, text } = useLocale();
  const { data } = useHubQuery(IndicatorsToOpenDocument, {});
  const indicators = data?.indicators?.nodes ?? [];
  return (
    <Boxes
      legend={t("agreement.indicators")}
      options={indicators.map(({ code, name }) => [code, text(name)] as const)}
      chosen={chosen}
      onChange={onChange}
    />
  );
}

function variablesOf(draft: Draft, validateOnly: boolean) {
  const { unitId, validFrom, indicatorCodes, fields, smallestCell, ...texts } = draft;
  const input = {
    ...texts,
    indicatorCodes: [...indicatorCodes],
    // Left out, they are all, those to come as well.
    fields: fields.length === OPENED_FIELDS.length ? null : fields.map(coordinateOf),
    unitId: unitId || null,
    validFrom: validFrom || null,
    // What is no number the hub refuses in words.
    smallestCell: /^\d{1,4}$/.test(smallestCell.trim()) ? Number(smallestCell) : 0,
  };
  return { input, validateOnly };
}
