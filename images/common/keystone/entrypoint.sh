#!/bin/sh
# Prepares keys, schema and the first user; each step does nothing when it is done already.
set -eu
trap 'exit 143' TERM

reachable() {
    timeout 2 bash -c ': > "/dev/tcp/$MYSQL_SERVER/$MYSQL_PORT"' 2> /dev/null
}

if ! reachable; then
    echo "keystone: waiting for the database server at $MYSQL_SERVER:$MYSQL_PORT" >&2
fi
deadline=$(($(date +%s) + WAIT_SECONDS))
until reachable; do
    if [ "$(date +%s)" -ge "$deadline" ]; then
        echo "keystone: no database server at $MYSQL_SERVER:$MYSQL_PORT after $WAIT_SECONDS s; check MYSQL_SERVER and MYSQL_PORT" >&2
        exit 1
    fi
    sleep 1
done

{
    keystone-manage fernet_setup --keystone-user keystone --keystone-group keystone
    keystone-manage credential_setup --keystone-user keystone --keystone-group keystone
} &
keys=$!
keystone-manage db_sync
wait "$keys"
url=http://$KEYSTONE_SERVER:$KEYSTONE_PORT/v3
OS_BOOTSTRAP_PASSWORD=$ADMIN_PASSWORD keystone-manage bootstrap \
    --bootstrap-username "$ADMIN_USER" --bootstrap-project-name "$ADMIN_PROJECT" --bootstrap-region-id "$REGION" \
    --bootstrap-public-url "$url" --bootstrap-internal-url "$url" --bootstrap-admin-url "$url"

exec "$@"
