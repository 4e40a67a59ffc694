export declare function findProcessIdentity(pid: number): string | undefined;
export declare function findCommandLine(pid: number): string | undefined;
