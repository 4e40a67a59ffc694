export declare function install(root: string, extent: "hub" | "everything"): Promise<void>;
