/**
 * The field in which a reference to a thing says which version of it is known where the reference was made. Who answers
 * from a copy waits until that has this version.
 */
export const TOLD_VERSION = "toldVersion";
