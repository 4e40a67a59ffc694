export declare function explainOldNode(version: string): string | undefined;
