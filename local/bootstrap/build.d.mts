export declare function buildsOf(root: string): {
  readonly programs: readonly string[];
  readonly pages: readonly string[];
  readonly hub: readonly string[];
  readonly everything: readonly string[];
};
export declare function build(root: string, node: string, tasks: readonly string[]): Promise<string>;
export declare function buildQuietly(
  root: string,
  node: string,
  tasks: readonly string[],
  signal?: AbortSignal,
): Promise<string>;
