// type-graphql's decorators need the metadata polyfill before the first of them runs, and every decorated class
// describes itself.
import "reflect-metadata";

/**
 * A schema description in both languages: the Vietnamese sentence on the first line, the English one on the
 * second. Every type, field, argument and enum value of a member has one.
 */
export function describe(vi: string, en: string): string {
  return `${vi}\n${en}`;
}
