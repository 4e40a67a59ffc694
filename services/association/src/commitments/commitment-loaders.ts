import { rowById, rowsBy } from "../row-loaders.js";
import { Commitment } from "./commitment.js";
import { CommitmentOwner } from "./commitment-owner.js";

export const commitmentById = rowById(Commitment);

export const commitmentsOfProgramme = rowsBy(Commitment, "programmeId", ["position"]);

export const ownersOfCommitment = rowsBy(CommitmentOwner, "commitmentId", ["organisationId"]);
