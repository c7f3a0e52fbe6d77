#!/bin/sh
# Makes the data directory when there is none, and the accounts at each start.
# Statements in /etc/mysql/init.d/*.sql run at each start too and must bear that.
set -eu
trap 'exit 143' TERM

data=/var/lib/mysql/data
if [ ! -w /var/lib/mysql ]; then
    echo "mariadb: cannot write to /var/lib/mysql; give the directory to user $(id -u)" >&2
    exit 1
fi

if [ -n "${MARIADB_USER:-}" ] && [ -z "${MARIADB_PASSWORD:-}" ]; then
    echo "mariadb: MARIADB_USER is set and MARIADB_PASSWORD is not; set both or none" >&2
    exit 78
fi

# The finished directory appears in one step; one that a kill left half made is thrown away.
if [ ! -d "$data" ]; then
    rm -rf "$data.new"
    mariadb-install-db --datadir="$data.new" --skip-test-db --skip-log-bin >&2
    sync
    mv "$data.new" "$data"
fi

quoted() {
    printf "'%s'" "$(printf '%s' "$1" | sed "s/\\\\/\\\\\\\\/g; s/'/''/g")"
}

umask 077
root=$(quoted "$MARIADB_ROOT_PASSWORD")
cat > /run/mysqld/init.sql << END
ALTER USER root@localhost IDENTIFIED VIA unix_socket OR mysql_native_password USING PASSWORD($root);
CREATE OR REPLACE USER mysql@localhost IDENTIFIED VIA unix_socket;
GRANT ALL PRIVILEGES ON *.* TO mysql@localhost WITH GRANT OPTION;
CREATE USER IF NOT EXISTS root@'%' IDENTIFIED BY $root;
ALTER USER root@'%' IDENTIFIED BY $root;
GRANT ALL PRIVILEGES ON *.* TO root@'%' WITH GRANT OPTION;
END
if [ -n "${MARIADB_DATABASE:-}" ]; then
    echo "CREATE DATABASE IF NOT EXISTS \`$MARIADB_DATABASE\`;" >> /run/mysqld/init.sql
fi
if [ -n "${MARIADB_USER:-}" ]; then
    user=$(quoted "$MARIADB_USER")
    password=$(quoted "$MARIADB_PASSWORD")
    cat >> /run/mysqld/init.sql << END
CREATE USER IF NOT EXISTS $user@'%' IDENTIFIED BY $password;
ALTER USER $user@'%' IDENTIFIED BY $password;
END
fi
if [ -n "${MARIADB_DATABASE:-}" ] && [ -n "${MARIADB_USER:-}" ]; then
    echo "GRANT ALL PRIVILEGES ON \`$MARIADB_DATABASE\`.* TO $user@'%';" >> /run/mysqld/init.sql
fi
for script in /etc/mysql/init.d/*.sql; do
    if [ -f "$script" ]; then cat "$script" >> /run/mysqld/init.sql; fi
done
umask 022

exec "$@"
