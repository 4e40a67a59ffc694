/** In characters, for the ids by which clients tell the operations of one connection apart. */
export const LONGEST_OPERATION_ID = 256;
