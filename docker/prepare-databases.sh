#!/bin/sh
# Leaves one database per member, owned by a role of its own, and the role that requests act in, which owns nothing; they
# can enter no other. Can be repeated.
# Needs MEMBERS, PGHOST and PGUSER, and in /run/secrets the files postgres-password, database-password-<member> and
# requests-password-<member>.
# No password is ever an argument or a variable: others can see those.
set -eu
SECRETS="${SECRETS:-/run/secrets}"
umask 077
export PGPASSFILE="$(mktemp)"
trap 'rm -f "$PGPASSFILE"' EXIT
printf '*:*:*:*:%s\n' "$(cat "$SECRETS/postgres-password")" > "$PGPASSFILE"
for member in $MEMBERS; do
  name="hub_$(echo "$member" | tr - _)"
  psql --quiet --dbname=postgres --set=ON_ERROR_STOP=1 --set=name="$name" \
    --set=file="$SECRETS/database-password-$member" --set=requests="${name}_requests" \
    --set=requests_file="$SECRETS/requests-password-$member" <<'SQL'
\set password `cat :'file'`
\set requests_password `cat :'requests_file'`
-- The server's log must not have it either.
SET log_statement = 'none'; SET log_min_error_statement = 'panic'; SET log_min_duration_statement = -1;
SELECT format('CREATE ROLE %I LOGIN', role) FROM unnest(ARRAY[:'name', :'requests']) AS role
  WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) \gexec
ALTER ROLE :"name" PASSWORD :'password';
ALTER ROLE :"requests" PASSWORD :'requests_password';
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name')
  WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"name" TO :"requests";
SQL
done
