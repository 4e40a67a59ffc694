#!/bin/bash
# Keycloak takes passwords from the environment alone: they are put into that of its own process, so that neither the
# container's settings nor a command line shows them.
set -eu
KC_DB_PASSWORD="$(< "$DATABASE_PASSWORD_FILE")"
KC_BOOTSTRAP_ADMIN_PASSWORD="$(< "$ADMIN_PASSWORD_FILE")"
export KC_DB_PASSWORD KC_BOOTSTRAP_ADMIN_PASSWORD
# A realm that is there already is left as it is.
exec /opt/keycloak/bin/kc.sh start --optimized --import-realm
