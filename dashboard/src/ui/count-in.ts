/** The count that somebody has written; null for none. What is no number is -1, which the hub refuses in words. */
export function countIn(text: string): number | null {
  const written = text.trim();
  if (written === "") return null;
  return /^\d{1,15}$/.test(written) ? Number(written) : -1;
}
