/** The name under which the environment speaks of the member: `MEMBER_<NAME>`. */
export function variableOf(memberName: string): string {
  return `MEMBER_${memberName.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`;
}
