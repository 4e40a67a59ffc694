#!/bin/sh
# The one command for a server with Docker: makes docker/.env with random secrets if there is none, builds, starts.
#   sh docker/up.sh                     without data
#   sh docker/up.sh --profile demo      with the published examples
set -eu
cd "$(dirname "$0")"
if [ ! -f .env ]; then
  umask 077
  while IFS= read -r line; do
    case "$line" in
      # A secret without a value gets one; hexadecimal, because the passwords become part of URLs.
      [A-Z]*=) echo "$line$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')" ;;
      *) echo "$line" ;;
    esac
  done < .env.example > .env.unfinished
  mv .env.unfinished .env
fi
exec docker compose "$@" up --build --detach
