import { type FormEvent, useState } from "react";
import { GiveRightDocument } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { type Outcome, useHubMutation } from "../../queries/use-hub-mutation.js";
import { Choice } from "../../ui/choice.js";
import { DayField } from "../../ui/day-field.js";
import { OutcomeNotice } from "../../ui/outcome-notice.js";
import { TextField } from "../../ui/text-field.js";
import { UnitPicker } from "../../units/unit-picker.js";
import { type Giver, type Role, rolesGivenBy } from "./giver.js";
import { type ChosenOrganisation, OrganisationPicker } from "./organisation-picker.js";

interface GiveRightProps {
  readonly giver: Giver;
  readonly onGiven: () => void;
}

interface Draft {
  readonly account: string;
  readonly accountName: string;
  readonly role: Role;
  readonly organisation: ChosenOrganisation | undefined;
  readonly unitId: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly reason: string;
}

/** A form that is checked by the hub first, and then sent. */
export function GiveRight({ giver, onGiven }: GiveRightProps) {
  const { t } = useLocale();
  const roles = rolesGivenBy(giver);
  const [first] = giver.organisations;
  const empty: Draft = {
    ...{ account: "", accountName: "", unitId: "", validFrom: "", validTo: "", reason: "" },
    role: roles[0] ?? "READER",
    organisation: first,
  };
  const [draft, setDraft] = useState(empty);
  const [checked, setChecked] = useState<string>();
  const [outcome, setOutcome] = useState<Outcome>();
  const { send, isSending } = useHubMutation(GiveRightDocument);
  const change = (changes: Partial<Draft>) => {
    setDraft({ ...draft, ...changes });
    setChecked(undefined);
    setOutcome(undefined);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const key = checked ?? crypto.randomUUID();
    const result = await send(variablesOf(draft, checked === undefined), key);
    if (result === "done" && checked === undefined) return setChecked(key);
    setOutcome(result);
    if (result !== "done") return;
    setDraft(empty);
    setChecked(undefined);
    onGiven();
  };

  const isChecked = checked !== undefined;
  const action = isChecked ? t("rights.give.confirm") : t("rights.give.check");
  return (
    <details className="fold">
      <summary>{t("rights.give.title")}</summary>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <div className="choices">
          <TextField
            label={t("rights.give.account")}
            hint={t("rights.give.accountHint")}
            value={draft.account}
            isRequired
            onChange={(account) => change({ account })}
          />
          <TextField
            label={t("rights.give.accountName")}
            value={draft.accountName}
            onChange={(accountName) => change({ accountName })}
          />
          <Choice
            label={t("rights.give.role")}
            value={draft.role}
            options={roles.map((role) => [role, t(`account.role.${role}`)] as const)}
            onChange={(role) => change({ role })}
          />
          <OrganisationPicker
            label={t("rights.organisation")}
            value={draft.organisation}
            onChange={(organisation) => change({ organisation })}
          />
          <UnitPicker
            label={t("rights.give.unit")}
            value={draft.unitId}
            onChange={(unitId) => change({ unitId })}
          />
          <DayField
            label={t("rights.give.from")}
            value={draft.validFrom}
            onChange={(validFrom) => change({ validFrom })}
          />
          <DayField
            label={t("rights.give.to")}
            value={draft.validTo}
            onChange={(validTo) => change({ validTo })}
          />
          <TextField
            label={t("rights.give.reason")}
            value={draft.reason}
            isRequired
            onChange={(reason) => change({ reason })}
          />
        </div>
        <OutcomeNotice outcome={outcome} />
        <p role="status">
          {isChecked && t("rights.give.checked")}
          {outcome === "done" && t("rights.give.done")}
        </p>
        <p className="page-turner">
          <button type="submit" className="button" disabled={isSending || draft.organisation === undefined}>
            {isSending ? t("write.sending") : action}
          </button>
          {isChecked && (
            <button type="button" className="button" onClick={() => change({})}>
              {t("rights.give.change")}
            </button>
          )}
        </p>
      </form>
    </details>
  );
}

function variablesOf(draft: Draft, validateOnly: boolean) {
  const { account, accountName, role, organisation, unitId, validFrom, validTo, reason } = draft;
  const input = {
    account: account.trim(),
    accountName: accountName.trim() || null,
    role,
    organisationId: organisation?.id ?? "",
    unitId: unitId || null,
    validFrom: validFrom || null,
    validTo: validTo || null,
  };
  return { input, reason: reason.trim(), validateOnly };
}
