import { type MemberError, MemberFailure } from "../members/member-answer.js";
import type { FetchNode } from "../plan-model/plan-nodes.js";
import { askMember, type Execution, usedVariables } from "./execution.js";
import { copyTexts, mergeInto } from "./merge.js";
import { applyRewrites, rewritePath } from "./rewrites.js";

/** Reads root fields of one member into the data. */
export async function fetchRoot(node: FetchNode, execution: Execution): Promise<void> {
  const { member } = node.operation;
  const everyField = node.responseKeys.map((key) => rewritePath([key], node.outputRewrites));
  try {
    const { data, errors } = await askMember(
      execution,
      node.operation,
      usedVariables(execution, node.operation),
    );
    for (const error of errors) {
      execution.errors.addAt(
        error.path ? [rewritePath(error.path, node.outputRewrites)] : everyField,
        reason(error, member),
      );
    }
    if (!data) return;
    applyRewrites(data, node.outputRewrites);
    mergeInto(execution.data, data);
    copyTexts(execution.data, data);
  } catch (error) {
    const { message, code } = MemberFailure.from(error, member);
    execution.errors.addAt(everyField, { message, code, member });
  }
}

function reason({ message, code, member, extensions }: MemberError, asked: string) {
  return { message, code, member: member ?? asked, extensions };
}
