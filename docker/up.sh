#!/bin/sh
# The one command for a server with Docker: makes the secrets that are missing, builds, starts.
#   sh docker/up.sh                     without data
#   sh docker/up.sh --profile demo      with the published examples
set -eu
cd "$(dirname "$0")"
MEMBERS="association education womens-union youth-union"

# Only the owner gets into the folder. Inside a container a file is read by its group, which no container has but those
# of this hub: 0 where Docker runs without root, whose user is root in there.
mkdir -p secrets
chmod 700 secrets
group="$(id -g)"
if docker info --format '{{.SecurityOptions}}' | grep -q rootless; then group=0; fi
if ! { [ -f .env ] && grep -q '^HUB_GROUP=' .env; }; then echo "HUB_GROUP=$group" >> .env; fi

# keep NAME: makes the secret if it is missing. What it is to be is read from standard input.
keep() {
  [ -s "secrets/$1" ] && return
  (umask 077; cat > "secrets/$1.unfinished")
  chmod 440 "secrets/$1.unfinished"
  mv "secrets/$1.unfinished" "secrets/$1"
}

# secret VARIABLE: what an earlier version kept in .env, or a new one.
secret() {
  former="$([ ! -f .env ] || sed -n "s/^$1=//p" .env)"
  if [ -n "$former" ]; then printf %s "$former"; else od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; fi
}

# An earlier version let whoever had it write.
rm -f secrets/write-key
for name in postgres-password cursor-key link-key database-password-keycloak keycloak-admin-password; do
  secret "$(echo "$name" | tr a-z- A-Z_)" | keep "$name"
done
for member in $MEMBERS; do
  variable="$(echo "$member" | tr a-z- A-Z_)"
  secret "DATABASE_PASSWORD_$variable" | keep "database-password-$member"
  secret "REQUESTS_PASSWORD_$variable" | keep "requests-password-$member"
  secret "MEMBER_${variable}_KEY" | keep "member-key-$member"
  keep "gateway-keys-$member" < "secrets/member-key-$member"
done
# The association reads every member with one key, and takes what the others read it with: made anew, so that a member
# that is added is among them.
for member in $MEMBERS; do
  secret READER_KEY | keep "reader-key-$member"
done
rm -f secrets/reader-keys-association
for member in $MEMBERS; do
  [ "$member" = association ] || { cat "secrets/reader-key-$member"; echo; }
done | paste -s -d , - | tr -d '\n' | keep reader-keys-association
if [ -f .env ] && grep -Eq '^[A-Z_]*(PASSWORD|KEY)' .env; then
  (umask 077; sed -E '/^[A-Z_]*(PASSWORD|KEY)/d' .env > .env.unfinished)
  mv .env.unfinished .env
fi
# An earlier version let everybody inside a container read them.
chmod 440 secrets/*
exec docker compose "$@" up --build --detach
