import { defineLoader, groupedBy } from "@hub/subgraph-kit/context";
import { rowBy, rowsBy } from "@hub/subgraph-kit/row-loaders";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { onlyInForce } from "./agreements-in-force.js";
import { SharingAgreement } from "./sharing-agreement.js";

export const agreementById = rowBy(SharingAgreement, "id");

export const agreementsOfProgramme = rowsBy(SharingAgreement, "programmeId", ["validFrom", "code"]);

export const agreementsOfCommitment = rowsBy(SharingAgreement, "commitmentId", ["validFrom", "code"]);

/** Those in force of which the organisation is a party. */
export const agreementsInForceOf = defineLoader<string, SharingAgreement[]>(
  async (organisationIds, { database }) => {
    const query = database
      .getRepository(SharingAgreement)
      .createQueryBuilder("agreement")
      .where("(agreement.ownerId IN (:...organisationIds) OR agreement.partnerId IN (:...organisationIds))", {
        organisationIds,
      })
      .orderBy("agreement.validFrom")
      .addOrderBy("agreement.code");
    onlyInForce(query, todayInVietnam());
    const ofEach = (await query.getMany()).flatMap((agreement) =>
      [agreement.ownerId, agreement.partnerId].map((party) => ({ party, agreement })),
    );
    return groupedBy(organisationIds, ofEach, ({ party }) => party).map((rows) =>
      rows.map(({ agreement }) => agreement),
    );
  },
);
