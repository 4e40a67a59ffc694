import { MeDocument } from "../api/generated/operations.js";
import { session } from "../identity/caller.js";
import { useLocale } from "../language/use-locale.js";
import "../language/agreement-words.js";
import { contractFile } from "../navigation/export-files.js";
import { useHubQuery } from "../queries/use-hub-query.js";
import { CallersFiles } from "../ui/callers-files.js";
import "../ui/export-links.css";

interface ContractFilesProps {
  /** Of this organisation alone; left out: of all of the caller's. */
  readonly of?: string;
}

/** The contracts of organisations that the caller works for: their schemas, with their agreements. Nothing for others. */
export function ContractFiles(props: ContractFilesProps) {
  return session === undefined ? null : <ContractFilesOfCaller {...props} />;
}

function ContractFilesOfCaller({ of }: ContractFilesProps) {
  const { t, text } = useLocale();
  const { data } = useHubQuery(MeDocument, {});
  const organisations = data?.me?.organisations ?? [];
  return organisations
    .filter(({ id }) => of === undefined || of === id)
    .map(({ id, name }) => (
      <p key={id} className="export-links">
        {t("agreement.contract", { of: text(name) })}{" "}
        <CallersFiles name={text(name)} files={[contractFile(id)]} />
      </p>
    ));
}
