export declare function build(root: string, node: string, except?: readonly string[]): Promise<string>;
