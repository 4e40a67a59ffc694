import { rowBy, rowsBy } from "@hub/subgraph-kit/row-loaders";
import { Commitment } from "./commitment.js";
import { CommitmentOwner } from "./commitment-owner.js";

export const commitmentById = rowBy(Commitment, "id");

export const commitmentsOfProgramme = rowsBy(Commitment, "programmeId", ["position"]);

export const commitmentsOfClause = rowsBy(Commitment, "clauseId", ["position"]);

export const ownersOfCommitment = rowsBy(CommitmentOwner, "commitmentId", ["organisationId"]);

export const ownershipsOf = rowsBy(CommitmentOwner, "organisationId", ["commitmentId"]);
