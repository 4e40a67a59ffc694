import { GiveRightDocument } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { OrganisationPicker } from "../../organisations/organisation-picker.js";
import { useCheckedDraft } from "../../queries/use-checked-draft.js";
import { CheckedFormEnd } from "../../ui/checked-form-end.js";
import { Choice } from "../../ui/choice.js";
import { DayField } from "../../ui/day-field.js";
import { ReasonField, TextField } from "../../ui/text-field.js";
import { UnitPicker } from "../../units/unit-picker.js";
import { type Giver, organisationsOfGiver, type Role, rolesGivenBy } from "./giver.js";

interface GiveRightProps {
  readonly giver: Giver;
  readonly onGiven: () => void;
}

interface Draft {
  readonly account: string;
  readonly accountName: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly unitId: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly reason: string;
}

/** A form that is checked by the hub first, and then sent. */
export function GiveRight({ giver, onGiven }: GiveRightProps) {
  const { t } = useLocale();
  const roles = rolesGivenBy(giver);
  const [first] = organisationsOfGiver(giver);
  const empty: Draft = {
    ...{ account: "", accountName: "", validFrom: "", validTo: "", reason: "", unitId: giver.unitId },
    role: roles[0] ?? "READER",
    organisationId: first?.id ?? "",
  };
  const form = useCheckedDraft({ document: GiveRightDocument, empty, variablesOf, onDone: onGiven });
  const { draft, change } = form;
  return (
    <details className="fold">
      <summary>{t("rights.give.title")}</summary>
      <form className="form" onSubmit={form.submit}>
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
            value={draft.organisationId}
            onChange={(organisationId) => change({ organisationId })}
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
          <ReasonField
            label={t("rights.give.reason")}
            value={draft.reason}
            onChange={(reason) => change({ reason })}
          />
        </div>
        <CheckedFormEnd
          form={form}
          isReady={draft.organisationId !== ""}
          words={{
            check: t("rights.give.check"),
            checked: t("rights.give.checked"),
            confirm: t("rights.give.confirm"),
            change: t("rights.give.change"),
            done: t("rights.give.done"),
          }}
        />
      </form>
    </details>
  );
}

function variablesOf(draft: Draft, validateOnly: boolean) {
  const { account, accountName, role, organisationId, unitId, validFrom, validTo, reason } = draft;
  const input = {
    account: account.trim(),
    accountName: accountName.trim() || null,
    role,
    organisationId,
    unitId: unitId || null,
    validFrom: validFrom || null,
    validTo: validTo || null,
  };
  return { input, reason: reason.trim(), validateOnly };
}
