interface Versioned {
  readonly id: string;
  readonly version: number;
}

/**
 * The list with the newest known version of each commitment. Answers and live notices may arrive in any order:
 * a higher version wins, wherever it came from.
 */
export function mergeCommitments<C extends Versioned>(
  answered: readonly C[],
  noticed: ReadonlyMap<string, C>,
): readonly C[] {
  return answered.map((commitment) => {
    const notice = noticed.get(commitment.id);
    return notice !== undefined && notice.version > commitment.version ? notice : commitment;
  });
}
