export declare const BUILDS: { readonly hub: readonly string[]; readonly everything: readonly string[] };
export declare function build(root: string, node: string, tasks: readonly string[]): Promise<string>;
