import type { Caller } from "@hub/schema/signed-request";
import pg from "pg";
import type { DataSource, EntityManager, QueryRunner } from "typeorm";
import { todayInVietnam } from "../today-in-vietnam.js";

/** The member's database as whoever works for one request reaches it. */
export interface RequestDatabase {
  /** What is read through; within a command, what the command has written so far is read. */
  readonly reader: EntityManager;
  /** Commits what the work has written, or nothing where it throws. Within another such work it is a part of that one. */
  write<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result>;
  /** Gives back what it holds until something is read again: to be called before waiting for something else. */
  rest(): Promise<void>;
  /** To be called with the end of the request: nothing can be asked afterwards. */
  end(): Promise<void>;
}

/** The database as its owner has it, for what the member does of its own accord. */
export function ownersDatabase(manager: EntityManager): RequestDatabase {
  const holdsNothing = async () => undefined;
  return {
    reader: manager,
    write: (work) => manager.transaction(work),
    rest: holdsNothing,
    end: holdsNothing,
  };
}

/**
 * The database as a caller may see it: every statement runs in a transaction in which the caller is set, by a role that
 * owns nothing, and PostgreSQL keeps back the rows that are not for this caller. What reads cannot write.
 *
 * It takes one connection, once something is asked: requests that held several would wait for each other.
 */
export class CallersDatabase implements RequestDatabase {
  #reading: Reading | undefined;
  #writing: EntityManager | undefined;
  #hasEnded = false;
  readonly #setCaller: string;

  constructor(
    private readonly dataSource: DataSource,
    caller: Caller,
    /** The organisation that the member belongs to; null while it is not known. */
    memberOf: string | null = null,
  ) {
    this.#setCaller = setCaller(caller, memberOf);
  }

  get reader(): EntityManager {
    if (this.#writing) return this.#writing;
    if (this.#hasEnded) throw new Error("the request whose database this was is answered");
    this.#reading ??= new Reading(createRequestRunner(this.dataSource), this.#setCaller);
    return this.#reading.manager;
  }

  async write<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    if (this.#writing) return this.#writing.transaction(work);
    await this.rest();
    const runner = createRequestRunner(this.dataSource);
    askInTurn(runner, new Turns());
    try {
      return await runner.manager.transaction(async (manager) => {
        await send(runner, this.#setCaller);
        this.#writing = manager;
        return work(manager);
      });
    } finally {
      this.#writing = undefined;
      await runner.release();
    }
  }

  async rest(): Promise<void> {
    const reading = this.#reading;
    this.#reading = undefined;
    await reading?.end();
  }

  async end(): Promise<void> {
    this.#hasEnded = true;
    await this.rest();
  }
}

/** A transaction that reads. A statement that fails ends it, and the next one is asked in a new one. */
class Reading {
  readonly manager: EntityManager;
  readonly #turns = new Turns();
  #isOpen = false;

  constructor(
    private readonly runner: QueryRunner,
    private readonly setCaller: string,
  ) {
    const ask = runner.query.bind(runner);
    runner.query = async (...statement: Parameters<typeof ask>) => {
      await this.#open();
      try {
        return await ask(...statement);
      } catch (error) {
        await this.#close("ROLLBACK");
        throw error;
      }
    };
    askInTurn(runner, this.#turns);
    this.manager = runner.manager;
  }

  end(): Promise<void> {
    return this.#turns.take(async () => {
      await this.#close("COMMIT");
      await this.runner.release();
    });
  }

  async #open(): Promise<void> {
    if (this.#isOpen) return;
    // In one message, so that the transaction takes no turn of its own.
    await send(this.runner, `BEGIN READ ONLY; ${this.setCaller}`);
    this.#isOpen = true;
  }

  async #close(statement: "COMMIT" | "ROLLBACK"): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    // Where it fails the connection is gone, and the transaction with it: nothing was written in it.
    await send(this.runner, statement).catch(() => undefined);
  }
}

/** A connection of the role of requests; TypeORM calls its pool the slave's. */
function createRequestRunner(dataSource: DataSource): QueryRunner {
  return dataSource.createQueryRunner("slave");
}

/** Lets one work go on after the other. */
class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

/** Resolvers ask at the same time, and the one connection of a transaction takes a statement at a time. */
function askInTurn(runner: QueryRunner, turns: Turns): void {
  const ask = runner.query.bind(runner);
  runner.query = (...statement: Parameters<typeof ask>) => turns.take(() => ask(...statement));
}

/** Asks what belongs to every request, and so is not counted among its statements. */
async function send(runner: QueryRunner, statements: string): Promise<void> {
  const client: pg.PoolClient = await runner.connect();
  await client.query(statements);
}

/**
 * The statement that tells PostgreSQL who asks, of the member of which organisation, and on which day, until the transaction
 * ends; `hub_caller()` reads it.
 */
export function setCaller({ id, mayWrite, rights }: Caller, memberOf: string | null = null): string {
  const caller = JSON.stringify({ id, mayWrite, rights, memberOf, today: todayInVietnam() });
  return `SELECT set_config('hub.caller', ${pg.escapeLiteral(caller)}, true)`;
}
