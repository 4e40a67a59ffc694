#!/bin/sh
# Leaves one database per member, owned by a role of its own that can enter no other. Can be repeated.
# Needs MEMBERS, DATABASE_PASSWORD_<MEMBER> for each of them, and psql's own PGHOST, PGUSER, PGPASSWORD.
set -eu
for member in $MEMBERS; do
  name="hub_$(echo "$member" | tr - _)"
  variable="DATABASE_PASSWORD_$(echo "$member" | tr a-z- A-Z_)"
  eval "password=\$$variable"
  psql --quiet --dbname=postgres --set=ON_ERROR_STOP=1 --set=name="$name" --set=password="$password" <<'SQL'
SELECT format('CREATE ROLE %I LOGIN', :'name')
  WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
ALTER ROLE :"name" PASSWORD :'password';
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name')
  WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
done
