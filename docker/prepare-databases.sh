#!/bin/sh
# Leaves one database per member, owned by a role of its own, and the role that requests act in, which owns nothing; they
# can enter no other. The identity provider has a database, and no such second role. Can be repeated.
# Needs MEMBERS, PGHOST and PGUSER, and in /run/secrets the files postgres-password, database-password-keycloak, and
# database-password-<member> and requests-password-<member>.
# No password is ever an argument or a variable: others can see those.
set -eu
SECRETS="${SECRETS:-/run/secrets}"
umask 077
export PGPASSFILE="$(mktemp)"
trap 'rm -f "$PGPASSFILE"' EXIT
printf '*:*:*:*:%s\n' "$(cat "$SECRETS/postgres-password")" > "$PGPASSFILE"
run() {
  psql --quiet --dbname=postgres --set=ON_ERROR_STOP=1 "$@"
}

# database NAME FILE: a database and the role that owns it, with the password in the file.
database() {
  run --set=name="$1" --set=file="$2" <<'SQL'
\set password `cat :'file'`
-- The server's log must not have it either.
SET log_statement = 'none'; SET log_min_error_statement = 'panic'; SET log_min_duration_statement = -1;
SELECT format('CREATE ROLE %I LOGIN', :'name')
  WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
ALTER ROLE :"name" PASSWORD :'password';
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name')
  WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
}

# requests NAME FILE: the role that requests to the database act in, with the password in the file.
requests() {
  run --set=name="$1" --set=requests="$1_requests" --set=file="$2" <<'SQL'
\set password `cat :'file'`
SET log_statement = 'none'; SET log_min_error_statement = 'panic'; SET log_min_duration_statement = -1;
SELECT format('CREATE ROLE %I LOGIN', :'requests')
  WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'requests') \gexec
ALTER ROLE :"requests" PASSWORD :'password';
GRANT CONNECT ON DATABASE :"name" TO :"requests";
SQL
}

for member in $MEMBERS; do
  name="hub_$(echo "$member" | tr - _)"
  database "$name" "$SECRETS/database-password-$member"
  requests "$name" "$SECRETS/requests-password-$member"
done
database hub_keycloak "$SECRETS/database-password-keycloak"
