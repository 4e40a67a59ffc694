import type { HubEventFragment, ThingToldOfFragment } from "../../api/generated/operations.js";

type Told = Pick<HubEventFragment, "version">;
type Change = Extract<ThingToldOfFragment, { history: unknown }>["history"]["nodes"][number];

/** The change that the event tells of; undefined of what is new, for of that every field has changed. */
export function changeTold({ version }: Told, thing: ThingToldOfFragment | undefined): Change | undefined {
  const change = changesOf(thing).find((one) => one.version === version);
  return version === 1 || change?.changed.length === 0 ? undefined : change;
}

/** Whether the thing was read before the change that the event tells of. */
export function isBehind({ version }: Told, thing: ThingToldOfFragment | undefined): boolean {
  const last = changesOf(thing).at(-1);
  return last !== undefined && last.version < version;
}

function changesOf(thing: ThingToldOfFragment | undefined): readonly Change[] {
  return thing !== undefined && "history" in thing ? thing.history.nodes : [];
}
