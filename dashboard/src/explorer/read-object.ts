/** What stands in an editor of JSON: an object, which is empty if nothing does; undefined for anything else. */
export function readObject(text: string | null | undefined): Record<string, unknown> | undefined {
  if (text == null || text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
