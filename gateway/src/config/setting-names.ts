/** The flag, and the name in a configuration file, of what the environment calls `MAX_DEPTH`: `max-depth`. */
export function flagOf(name: string): string {
  return name.toLowerCase().replaceAll("_", "-");
}
