/** What the files of a run share, see `sharing.mjs`: undefined for a program that is no test of Jest's. */
export async function askFor(thing: "browser" | "data-directory" | "hub"): Promise<string | undefined> {
  const url = process.env["TEST_SHARING_URL"];
  if (!url) return undefined;
  const response = await fetch(`${url}/${thing}`);
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
}
