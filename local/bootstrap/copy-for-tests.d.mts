export declare function copyForTests(root: string, copy?: string): string;
