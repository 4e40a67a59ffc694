/** One package as the lock file installs it, at one place. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** Its folder. */
  readonly place: string;
  /** Where npm gets it; without, npm has to ask the registry first. */
  readonly address?: string | undefined;
  /** The hash that npm holds its content against. */
  readonly integrity?: string | undefined;
  /** Asked for by `devDependencies` alone. */
  readonly isForDevelopment?: boolean;
}

export interface KnownBad {
  readonly package: string;
  readonly range: string;
  readonly advisory: string;
  readonly reason: string;
}

/** What of a package-lock.json matters here. */
export interface LockFile {
  readonly packages: Readonly<
    Record<
      string,
      {
        /** Where it is installed under another name than its own. */
        readonly name?: string;
        readonly version?: string;
        readonly resolved?: string;
        readonly integrity?: string;
        readonly dev?: boolean;
        /** A workspace of ours. */
        readonly link?: boolean;
      }
    >
  >;
}

/** Everything that a lock file installs from elsewhere, on whichever platform. */
export function readInstalled({ packages }: LockFile): InstalledPackage[] {
  return Object.entries(packages).flatMap(([place, { name, version, link, resolved, integrity, dev }]) => {
    const folder = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place)?.[1];
    if (folder === undefined || version === undefined || link) return [];
    return [
      { name: name ?? folder, version, place, address: resolved, integrity, isForDevelopment: dev === true },
    ];
  });
}
