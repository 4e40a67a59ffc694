/** How a request has written the ids that it names, so that a sentence about one repeats what somebody typed. */
const typedIn = new WeakMap<object, Map<string, string>>();

/**
 * @param context of the request
 * @param given arguments as they were sent
 * @param read the same as resolvers get them
 */
export function keepTyped(context: unknown, given: unknown, read: unknown): void {
  if (typeof context !== "object" || context === null) return;
  const typed = typedIn.get(context) ?? new Map<string, string>();
  typedIn.set(context, typed);
  keepWithin(typed, given, read);
}

function keepWithin(typed: Map<string, string>, given: unknown, read: unknown): void {
  if (typeof given === "string" && typeof read === "string") typed.set(read, given);
  if (typeof given !== "object" || given === null || typeof read !== "object" || read === null) return;
  const values = new Map(Object.entries(read));
  for (const [name, value] of Object.entries(given)) keepWithin(typed, value, values.get(name));
}

/** The id, or another text, as the request has written it. */
export function asTyped(context: object, read: string): string {
  return typedIn.get(context)?.get(read) ?? read;
}
