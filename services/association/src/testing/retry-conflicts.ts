import type { TestAnswer } from "@hub/subgraph-kit/testing";

/** Writes at the version that there is, as often as it takes where others write as well. */
export async function retryConflicts(
  write: (expectedVersion: number) => Promise<TestAnswer>,
): Promise<TestAnswer> {
  for (let version = 1; ; ) {
    const answer = await write(version);
    const { code, currentVersion } = answer.errors?.[0]?.extensions ?? {};
    if (code !== "CONFLICT") return answer;
    version = Number(currentVersion);
  }
}
