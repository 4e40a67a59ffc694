import type { NewEvent } from "@hub/outbox/append";
import { appendBatch, appendEvent } from "@hub/outbox/append";
import type { Caller } from "@hub/schema/signed-request";
import DataLoader from "dataloader";
import type { EntityManager } from "typeorm";
import { type FindNames, findAuthor, NO_NAMES } from "./author.js";
import type { CommandArguments } from "./command-arguments.js";
import { CopyCommits } from "./feeds/copy-commits.js";
import type { FeedState } from "./feeds/feed-state.js";
import { asTyped } from "./ids/typed-ids.js";
import type { FindOwner } from "./owner.js";
import { type Author, type NewChange, recordChange } from "./record-change.js";
import type { RequestDatabase } from "./rows/request-database.js";

/** A batch read: given keys, the values in the same order. Each request has its own cache of it. */
export interface Loader<Key, Value> {
  readonly batch: (keys: readonly Key[], context: MemberContext) => Promise<readonly Value[]>;
  readonly cacheKey: (key: Key) => unknown;
}

/**
 * Defines a batch read. Use it through {@link MemberContext.load}: all loads of one tick become one call.
 * @param cacheKey what makes two keys equal; needed when the key is an object
 */
export function defineLoader<Key, Value>(
  batch: Loader<Key, Value>["batch"],
  cacheKey: (key: Key) => unknown = (key) => key,
): Loader<Key, Value> {
  return { batch, cacheKey };
}

/** The values in the order of the keys; undefined where no row has the key. */
export function inOrderOf<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): (Row | undefined)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key));
}

/** The rows of each key, in the order of the keys; the order of the rows is kept. */
export function groupedBy<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Row[][] {
  const groups = Map.groupBy(rows, keyOf);
  return keys.map((key) => groups.get(key) ?? []);
}

/** A running transaction of a command. */
export interface MemberTransaction {
  readonly manager: EntityManager;
  /** Who writes: the organisation and role of the right that lets the caller. */
  readonly author: Author;
  /** An id as the request has written it, for sentences about it. */
  asTyped(id: string): string;
  /** Adds an event: it is sent if, and only if, the transaction commits. */
  append(event: NewEvent): Promise<void>;
  /** Adds many events, in this order, as a batch; whoever follows the member is told each. */
  appendBatch(events: readonly NewEvent[]): Promise<void>;
  /** Adds a change to the history of what changed, with the caller as its author. */
  record(change: NewChange): Promise<void>;
}

/** Thrown to roll back a command that nothing speaks against. */
const VALIDATED = new Error("validated");

type Command<Result> = (transaction: MemberTransaction) => Promise<Result>;

export interface MemberContextOptions {
  readonly caller: Caller;
  readonly requestId: string;
  readonly database: RequestDatabase;
  /** Called when a command has been committed. */
  readonly onCommit: () => void | Promise<void>;
  /** The organisation that the member belongs to; null while its settings name none. */
  readonly organisationId: string | null;
  /** How this member's copies of what others tell stand; none unless it says otherwise. */
  readonly copies?: (() => readonly FeedState[]) | undefined;
  /** When these have moved. */
  readonly copyCommits?: CopyCommits | undefined;
  readonly findNames?: FindNames | undefined;
}

/** What a resolver works with during one request. */
export class MemberContext {
  readonly caller: Caller;
  readonly requestId: string;
  readonly organisationId: string | null;
  readonly copies: () => readonly FeedState[];
  readonly copyCommits: CopyCommits;
  // Not #private: Apollo Server hands resolvers a clone of the context, which has fields but no private names.
  private readonly loaders = new Map<unknown, unknown>();

  constructor(private readonly options: MemberContextOptions) {
    const { copies = () => [], copyCommits = new CopyCommits() } = options;
    this.caller = options.caller;
    this.requestId = options.requestId;
    this.organisationId = options.organisationId;
    this.copies = copies;
    this.copyCommits = copyCommits;
  }

  /** What is read through, as the caller may see it. Ask for it anew after waiting for anything else. */
  get database(): EntityManager {
    return this.options.database.reader;
  }

  /** Lets others have the connection until something is read again: to be called before waiting for something else. */
  rest(): Promise<void> {
    return this.options.database.rest();
  }

  /** The request is answered: nothing more is read. */
  end(): Promise<void> {
    return this.options.database.end();
  }

  /**
   * The same request within a transaction: its commands are parts of it, and what it reads is as they left it.
   * @param work its `onWritten` is called when a command has succeeded; it counts when the transaction commits
   */
  within<Result>(
    work: (context: MemberContext, manager: EntityManager) => Promise<Result>,
    onWritten: () => void,
  ): Promise<Result> {
    // It waits for no copy: of what the transaction tells there is none before it commits.
    const noCopies = { copies: undefined, copyCommits: undefined };
    const within = new MemberContext({ ...this.options, ...noCopies, onCommit: onWritten });
    return this.options.database.write((manager) => work(within, manager));
  }

  load<Key, Value>(loader: Loader<Key, Value>, key: Key): Promise<Value> {
    return this.dataLoader(loader).load(key);
  }

  /**
   * Runs a command, if whose it is lets the caller: its rows and its events are committed together or not at all.
   * @throws {Refusal} FORBIDDEN to who may not
   */
  async transact<Result>(findOwner: FindOwner, command: Command<Result>): Promise<Result> {
    const result = await this.inTransaction(findOwner, command);
    // What this request read before its own write is no longer true.
    this.loaders.clear();
    await this.options.onCommit();
    return result;
  }

  /** Runs a command for what its rules say: all that it writes is taken back. */
  async validate<Result>(findOwner: FindOwner, command: Command<Result>): Promise<Result> {
    const validated = Promise.withResolvers<Result>();
    try {
      await this.inTransaction(findOwner, async (transaction) => {
        validated.resolve(await command(transaction));
        throw VALIDATED;
      });
    } catch (error) {
      if (error !== VALIDATED) throw error;
    }
    return validated.promise;
  }

  /**
   * Runs a command as {@link transact} does. When it is only to be validated, all its rules are asked: null where none of
   * them refuses.
   */
  async perform<Result>(
    { validateOnly }: CommandArguments,
    findOwner: FindOwner,
    command: Command<Result>,
  ): Promise<Result | null> {
    if (!validateOnly) return this.transact(findOwner, command);
    await this.validate(findOwner, command);
    return null;
  }

  private inTransaction<Result>(findOwner: FindOwner, command: Command<Result>): Promise<Result> {
    return this.options.database.write(async (manager) => {
      const author = await this.findAuthor(manager, findOwner);
      return command({
        manager,
        get author() {
          return author ?? nobodys();
        },
        asTyped: (id) => asTyped(this, id),
        append: (event) => appendEvent(manager, event),
        appendBatch: (events) => appendBatch(manager, events),
        record: (change) => recordChange(manager, change, author ?? nobodys()),
      });
    });
  }

  private async findAuthor(manager: EntityManager, findOwner: FindOwner): Promise<Author | null> {
    const { caller, organisationId, findNames = NO_NAMES } = this.options;
    const owners = await findOwner({ manager, ownOrganisationId: organisationId });
    return owners && findAuthor(caller, owners, { manager, findNames });
  }

  private dataLoader<Key, Value>(loader: Loader<Key, Value>): DataLoader<Key, Value, unknown> {
    const existing = this.loaders.get(loader);
    if (existing instanceof DataLoader) return existing;
    const created = new DataLoader<Key, Value, unknown>((keys) => loader.batch(keys, this), {
      cacheKeyFn: loader.cacheKey,
    });
    this.loaders.set(loader, created);
    return created;
  }
}

/** A command has not refused what it found no owner of. */
function nobodys(): never {
  throw new Error("what is to be written belongs to nobody");
}
