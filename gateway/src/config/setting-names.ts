/** The name of `MAX_DEPTH` as a flag and in a configuration file: `max-depth`. */
export function flagOf(name: string): string {
  return name.toLowerCase().replaceAll("_", "-");
}
