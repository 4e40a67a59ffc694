/** What rules find in things that are no figures, in one form for all types: on the thing, and in `findings`. */
import type { MemberContext } from "@hub/subgraph-kit/context";
import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubt } from "@hub/subgraph-kit/doubt";
import type { DecoratedClass } from "@hub/subgraph-kit/federated-schema";
import { globalIdOf } from "@hub/subgraph-kit/ids/global-node";
import { type ClassType, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { DataQualityFlag, doubtsIn, type Found, findingOfDoubt, foundIn } from "../data-quality-flag.js";

type MayWait<Value> = Value | Promise<Value>;

/** What is said of the things of one type. All of it is read by loaders: many things cost as much as one. */
export interface FlagRules<Thing> {
  /** What the rules find in it now. */
  readonly check: (thing: Thing, context: MemberContext) => MayWait<readonly DataQualityFlag[]>;
  /** What whoever recorded it has said not to be certain; that is found in it as well. */
  readonly statedDoubts?: (thing: Thing) => readonly Doubt[];
  /** What is not certain of it for other reasons, which ask for no answer. */
  readonly otherDoubts?: (thing: Thing, context: MemberContext) => MayWait<readonly Doubt[]>;
  /** Where that was published in which the rules find it. */
  readonly sourceOf: (thing: Thing, context: MemberContext) => MayWait<string>;
  /** The unit that it is about; null where it is about none. */
  readonly unitOf: (thing: Thing, context: MemberContext) => MayWait<string | null>;
}

/** A thing in which something was found. */
export interface FlaggedThing {
  /** Global. */
  readonly id: string;
  /** Its type in the schema. */
  readonly kind: string;
  readonly unitId: string | null;
  readonly sourceId: string;
  readonly flags: readonly Found[];
}

/** A type in whose things something is found. */
export interface FlaggedType {
  /** Of the fields `flags` and `doubts`; none where no rule looks at the type. */
  readonly resolver?: DecoratedClass;
  /** All things of the type in which the rules find something now, or of which doubts are stated. */
  readonly find: (context: MemberContext, member: string) => Promise<FlaggedThing[]>;
}

/** A member's folder with such types; what is found in their things is among `findings`. */
export interface FlaggingModule extends MemberModule {
  readonly flagged: readonly FlaggedType[];
}

/** @param type a `GlobalNode` that implements `Doubtful`, named as its type in the schema is */
export function defineFlags<Thing extends { id: string }>(
  type: ClassType<Thing>,
  { check, statedDoubts = () => [], otherDoubts = () => [], sourceOf, unitOf }: FlagRules<Thing>,
): FlaggedType {
  @Resolver(() => type)
  class FlagsResolver {
    @FieldResolver(() => [DataQualityFlag], {
      description: describe("Điều các quy tắc kiểm tra phát hiện.", "What the validation rules found."),
    })
    async flags(@Root() thing: Thing, @Ctx() context: MemberContext): Promise<DataQualityFlag[]> {
      const [sourceId, flags] = await Promise.all([sourceOf(thing, context), check(thing, context)]);
      return foundIn({ sourceId }, flags);
    }

    @FieldResolver(() => [Doubt], {
      description: describe("Điều chưa chắc chắn, và vì sao.", "What is not certain, and why."),
    })
    async doubts(@Root() thing: Thing, @Ctx() context: MemberContext): Promise<Doubt[]> {
      const [others, flags] = await Promise.all([otherDoubts(thing, context), check(thing, context)]);
      return [...statedDoubts(thing), ...others, ...doubtsIn(flags)];
    }
  }

  return {
    resolver: FlagsResolver,
    async find(context, member) {
      const things = await context.database.getRepository(type).find();
      const found = await Promise.all(
        things.map(async (thing): Promise<FlaggedThing> => {
          const [flags, sourceId, unitId] = await Promise.all([
            check(thing, context),
            sourceOf(thing, context),
            unitOf(thing, context),
          ]);
          const own = flags.filter(({ isRepeated }) => isRepeated !== true);
          return {
            id: globalIdOf(type, thing.id, member),
            kind: type.name,
            unitId,
            sourceId,
            flags: [...own, ...statedDoubts(thing).map(findingOfDoubt)],
          };
        }),
      );
      return found.filter(({ flags }) => flags.length > 0);
    },
  };
}
