/** A path in the data, linked towards the root: cheap to make for every object, written out only for errors. */
export interface ResponsePath {
  readonly parent: ResponsePath | undefined;
  readonly key: string | number;
}

export type PathSegments = readonly (string | number)[];

export function toSegments(path: ResponsePath | undefined): (string | number)[] {
  const segments: (string | number)[] = [];
  for (let step = path; step; step = step.parent) segments.push(step.key);
  return segments.reverse();
}
