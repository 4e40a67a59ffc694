interface ChosenChanges {
  readonly kind?: string;
  readonly member?: string;
  /** A day in Viet Nam. */
  readonly since?: string;
}

/** Where the page with all changes is, or those of a kind, of a member, since a day. */
export function changesAddress({ kind, member, since }: ChosenChanges = {}): string {
  const chosen = { tu: since, loai: kind, "don-vi": member };
  const search = new URLSearchParams(
    Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return search.size === 0 ? "/thay-doi" : `/thay-doi?${search}`;
}
