/** What the provider keeps: sessions, grants, codes and refresh tokens, in one table, so that a restart signs nobody out. */
import type { Adapter, AdapterPayload } from "oidc-provider";
import type pg from "pg";

const TABLE = `
  CREATE TABLE IF NOT EXISTS provider_state (
    model      text        NOT NULL,
    id         text        NOT NULL,
    payload    jsonb       NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (model, id)
  );
  CREATE INDEX IF NOT EXISTS provider_state_grant ON provider_state ((payload->>'grantId'));
  CREATE INDEX IF NOT EXISTS provider_state_uid ON provider_state (model, (payload->>'uid'));
  CREATE INDEX IF NOT EXISTS provider_state_expires_at ON provider_state (expires_at);
`;

export async function createTable(database: pg.Pool): Promise<void> {
  await database.query(TABLE);
}

export async function deleteExpired(database: pg.Pool): Promise<void> {
  await database.query("DELETE FROM provider_state WHERE expires_at < now()");
}

/** How the provider reads and writes what it keeps of one of its models. */
export function createAdapter(database: pg.Pool, model: string): Adapter {
  const findWhere = async (condition: string, value: string): Promise<AdapterPayload | undefined> => {
    const { rows } = await database.query<{ payload: AdapterPayload }>(
      `SELECT payload FROM provider_state WHERE model = $1 AND ${condition} = $2 AND expires_at > now()`,
      [model, value],
    );
    return rows[0]?.payload;
  };
  return {
    find: (id) => findWhere("id", id),
    findByUid: (uid) => findWhere("payload->>'uid'", uid),
    // Only of sign-in on devices without a keyboard, which is off.
    findByUserCode: (userCode) => findWhere("payload->>'userCode'", userCode),
    upsert: async (id, payload, expiresInSeconds) => {
      await database.query(
        `INSERT INTO provider_state (model, id, payload, expires_at)
         VALUES ($1, $2, $3, now() + make_interval(secs => $4))
         ON CONFLICT (model, id) DO UPDATE SET payload = excluded.payload, expires_at = excluded.expires_at`,
        [model, id, payload, expiresInSeconds],
      );
    },
    consume: async (id) => {
      await database.query(
        `UPDATE provider_state SET payload = payload || jsonb_build_object('consumed', floor(extract(epoch FROM now())))
         WHERE model = $1 AND id = $2`,
        [model, id],
      );
    },
    destroy: async (id) => {
      await database.query("DELETE FROM provider_state WHERE model = $1 AND id = $2", [model, id]);
    },
    revokeByGrantId: async (grantId) => {
      await database.query("DELETE FROM provider_state WHERE payload->>'grantId' = $1", [grantId]);
    },
  };
}
