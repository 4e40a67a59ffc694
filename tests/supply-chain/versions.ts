/** Ranges of versions as advisories write them: `<3.4.13`, `>=8.0.0 <8.21.0 || >=7.0.0 <7.5.11`, `=4.4.2`. */

const COMPARATOR = /^(<=|>=|<|>|=)(\d+\.\d+\.\d+(?:-[\w.-]+)?)$/;

/** @throws Error when the range is none */
export function isInRange(version: string, range: string): boolean {
  return range.split("||").some((alternative) =>
    alternative
      .trim()
      .split(/\s+/)
      .every((comparator) => satisfies(version, comparator)),
  );
}

function satisfies(version: string, comparator: string): boolean {
  const [, operator, bound] = COMPARATOR.exec(comparator) ?? [];
  if (operator === undefined || bound === undefined)
    throw new Error(`"${comparator}" is no range of versions`);
  const order = compareVersions(version, bound);
  if (order === 0) return operator.includes("=");
  return operator.startsWith(order < 0 ? "<" : ">");
}

/** Semantic Versioning 2.0.0 §11: negative when the first comes before the second. */
export function compareVersions(one: string, other: string): number {
  const [first, second] = [parse(one), parse(other)];
  for (const [index, number] of first.numbers.entries()) {
    const difference = number - (second.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  // A version without pre-release comes behind all of its pre-releases.
  if (first.preRelease.length === 0 || second.preRelease.length === 0)
    return second.preRelease.length - first.preRelease.length;
  return comparePreReleases(first.preRelease, second.preRelease);
}

function comparePreReleases(first: readonly string[], second: readonly string[]): number {
  for (const [index, identifier] of first.entries()) {
    const other = second[index];
    if (other === undefined) return 1;
    if (identifier === other) continue;
    const areNumbers = [identifier, other].map((text) => /^\d+$/.test(text));
    if (areNumbers[0] && areNumbers[1]) return Number(identifier) - Number(other);
    if (areNumbers[0] !== areNumbers[1]) return areNumbers[0] ? -1 : 1;
    return identifier < other ? -1 : 1;
  }
  return first.length - second.length;
}

/** One that says itself that it is not finished; of 0.0.x every version may break what the one before did. */
export function isPreRelease(version: string): boolean {
  return parse(version).preRelease.length > 0 || version.startsWith("0.0.");
}

function parse(version: string) {
  const [core = "", ...rest] = (version.split("+")[0] ?? "").split("-");
  const preRelease = rest.join("-");
  return { numbers: core.split(".").map(Number), preRelease: preRelease === "" ? [] : preRelease.split(".") };
}
