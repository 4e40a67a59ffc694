export declare function noteRunningHub(root: string): void;
export declare function findRunningHub(root: string): number | undefined;
