export interface Stack {
  readonly member: string;
  readonly library: string;
  readonly folder: string;
  readonly tool: string;
  readonly isUsual: boolean;
  readonly isSigned: boolean;
  readonly subscriptions?: string;
  readonly build: (paths: { source: string; target: string }) => [string, string[]][];
  readonly start: (target: string) => [string, string[]];
}
export declare const STACKS: readonly Stack[];
export declare function targetOf(folder: string): string;
