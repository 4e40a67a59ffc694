import {
  CreateProgrammeDocument,
  PreparingDocument,
  type PreparingQuery,
} from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import "../../language/new-programme-words.js";
import { OrganisationPicker } from "../../organisations/organisation-picker.js";
import { useCheckedDraft } from "../../queries/use-checked-draft.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { CheckedFormEnd } from "../../ui/checked-form-end.js";
import { countIn } from "../../ui/count-in.js";
import { DayField } from "../../ui/day-field.js";
import { TextField } from "../../ui/text-field.js";
import { UnitPicker } from "../../units/unit-picker.js";
import { ClausesField } from "./clauses-field.js";
import { PartnersField } from "./partners-field.js";
import { readClauses } from "./read-clauses.js";
import "../../ui/form.css";

interface CreateProgrammeProps {
  readonly onCreated: () => void;
}

/** For secretaries a form that creates a programme of their organisation. */
export default function CreateProgramme(props: CreateProgrammeProps) {
  const { data } = useHubQuery(PreparingDocument, {});
  const right = data?.me?.roles.find(({ role }) => role === "SECRETARY");
  return right === undefined ? null : <CreateForm right={right} {...props} />;
}

type Right = NonNullable<PreparingQuery["me"]>["roles"][number];

interface Draft {
  readonly code: string;
  readonly title: string;
  readonly unitId: string;
  readonly printedPeriod: string;
  readonly from: string;
  readonly to: string;
  readonly leadId: string;
  readonly partnerIds: readonly string[];
  readonly everyMonths: string;
  readonly text: string;
  readonly confirmed: readonly string[];
  readonly source: string;
}

/** It is checked by the hub first, and then sent. */
function CreateForm({ right, onCreated }: CreateProgrammeProps & { readonly right: Right }) {
  const { t } = useLocale();
  const empty: Draft = {
    ...{ code: "", title: "", printedPeriod: "", from: "", to: "", everyMonths: "", text: "", source: "" },
    unitId: right.unit?.id ?? "",
    leadId: right.organisation.id,
    partnerIds: [],
    confirmed: [],
  };
  const form = useCheckedDraft({ document: CreateProgrammeDocument, empty, variablesOf, onDone: onCreated });
  const { draft, change } = form;
  const isConfirmed = readClauses(draft.text).clauses.every(({ number }) => draft.confirmed.includes(number));
  return (
    <details className="fold">
      <summary>{t("newProgramme.title")}</summary>
      <form className="form" onSubmit={form.submit}>
        <div className="choices">
          <TextField
            label={t("newProgramme.code")}
            hint={t("newProgramme.codeHint")}
            value={draft.code}
            isRequired
            onChange={(code) => change({ code })}
          />
          <TextField
            label={t("newProgramme.name")}
            value={draft.title}
            isRequired
            onChange={(title) => change({ title })}
          />
          <UnitPicker
            label={t("programme.unit")}
            value={draft.unitId}
            onChange={(unitId) => change({ unitId })}
          />
          <TextField
            label={t("programme.period")}
            hint={t("newProgramme.periodHint")}
            value={draft.printedPeriod}
            isRequired={draft.from !== "" || draft.to !== ""}
            onChange={(printedPeriod) => change({ printedPeriod })}
          />
          <DayField label={t("newProgramme.from")} value={draft.from} onChange={(from) => change({ from })} />
          <DayField label={t("newProgramme.to")} value={draft.to} onChange={(to) => change({ to })} />
          <OrganisationPicker
            label={t("programme.role.LEAD")}
            value={draft.leadId}
            onChange={(leadId) => change({ leadId })}
          />
          <TextField
            label={t("newProgramme.everyMonths")}
            value={draft.everyMonths}
            onChange={(everyMonths) => change({ everyMonths })}
          />
          <TextField
            label={t("newProgramme.source")}
            hint={t("newProgramme.sourceHint")}
            value={draft.source}
            isRequired
            onChange={(source) => change({ source })}
          />
        </div>
        <PartnersField chosen={draft.partnerIds} onChange={(partnerIds) => change({ partnerIds })} />
        <ClausesField
          text={draft.text}
          confirmed={draft.confirmed}
          onText={(text) => change({ text, confirmed: [] })}
          onConfirm={(confirmed) => change({ confirmed })}
        />
        <CheckedFormEnd
          form={form}
          isReady={draft.unitId !== "" && draft.leadId !== "" && isConfirmed}
          words={{
            check: t("newProgramme.check"),
            checked: t("newProgramme.checked"),
            confirm: t("newProgramme.confirm"),
            change: t("newProgramme.change"),
            done: t("newProgramme.done"),
          }}
        />
      </form>
    </details>
  );
}

function variablesOf(draft: Draft, validateOnly: boolean) {
  const { printedPeriod, from, to, everyMonths } = draft;
  const period = { from: from || null, to: to || null, printedText: printedPeriod };
  const partners = draft.partnerIds.map((organisationId) => ({ organisationId, role: "PARTNER" as const }));
  const input = {
    code: draft.code.trim(),
    title: { vi: draft.title },
    unitId: draft.unitId,
    period: printedPeriod === "" ? null : period,
    parties: [{ organisationId: draft.leadId, role: "LEAD" as const }, ...partners],
    evaluationEveryMonths: countIn(everyMonths),
    clauses: readClauses(draft.text).clauses.map(({ number, text, parts }) => ({
      number,
      text: { vi: text },
      parts: parts.map((part) => ({ number: part.number, text: { vi: part.text } })),
    })),
    source: { title: draft.source },
  };
  return { input, validateOnly };
}
