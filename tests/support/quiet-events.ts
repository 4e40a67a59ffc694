/** Types of events that no subscription tells of: they are for the gateway and for members' copies. */
export const QUIET_TYPES: readonly string[] = ["joint-record.changed", "finding.changed"];
