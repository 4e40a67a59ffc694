interface Versioned {
  readonly id: string;
  readonly version: number;
}

/**
 * The latest known version of each commitment. Responses and live notices may arrive in any order; the higher
 * version wins.
 */
export function mergeCommitments<C extends Versioned>(
  queried: readonly C[],
  received: ReadonlyMap<string, C>,
): readonly C[] {
  return queried.map((commitment) => {
    const notice = received.get(commitment.id);
    return notice !== undefined && notice.version > commitment.version ? notice : commitment;
  });
}
