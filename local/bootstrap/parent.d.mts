export declare function onEndOfNpm(callback: () => void): void;
