import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { PUBLISHED } from "@hub/subgraph-kit/rows/table-rights";
import { AgreementCommandsResolver } from "./agreement-commands-resolver.js";
import { agreementById } from "./agreement-loaders.js";
import {
  AgreementOfSideResolver,
  AgreementResolver,
  CommitmentAgreementResolver,
  ProgrammeAgreementResolver,
} from "./agreement-resolver.js";
import { AGREEMENTS_TOLD } from "./agreements-open.js";
import { SharingAgreement } from "./sharing-agreement.js";

/** Which organisation opens what to which other, from when to when. */
export const agreements: MemberModule = {
  entities: [SharingAgreement],
  tables: { sharing_agreement: { ...PUBLISHED, remove: null } },
  resolvers: [
    AgreementCommandsResolver,
    AgreementResolver,
    AgreementOfSideResolver,
    ProgrammeAgreementResolver,
    CommitmentAgreementResolver,
  ],
  references: { SharingAgreement: referenceById(agreementById) },
  snapshots: { agreements: { opened: AGREEMENTS_TOLD } },
};
