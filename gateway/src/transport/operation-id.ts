/** In characters, of the ids by which clients tell the operations of one connection from each other. */
export const LONGEST_OPERATION_ID = 256;
