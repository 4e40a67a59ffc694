export declare function entryPoints(root: string): {
  readonly start: readonly string[];
  readonly dev: readonly string[];
  readonly gateway: readonly string[];
  readonly "audit-verify": readonly string[];
  readonly "demo-large": readonly string[];
  readonly check: readonly string[];
  readonly test: readonly string[];
  readonly stacks: readonly string[];
};
