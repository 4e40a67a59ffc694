/** The member in whose database the joint record is: of its own things it has all at hand. */
export const OWNER = "association";
