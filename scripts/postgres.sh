#!/usr/bin/env bash
# A private PostgreSQL for this checkout, on a unix socket in .local/pg: postgres.sh start [setting…]|stop|url
set -euo pipefail
cd "$(dirname "$0")/.."
home=$PWD/.local/pg
# A socket path may hold 107 bytes at most, so it lies in /tmp under a name made from this checkout's path.
socket=/tmp/tgpl-pg-$(printf %s "$PWD" | sha256sum | cut -c1-12)
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
as_owner() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi; }
case "${1:-}" in
  start)
    [ -n "$bin" ] || { echo "PostgreSQL is not installed: apt-get install postgresql" >&2; exit 1; }
    mkdir -p "$home" "$socket"
    if [ "$(id -u)" = 0 ]; then
      # The server will not run as root: its data lies beside the socket, where the postgres user can reach it.
      home=$socket/data; mkdir -p "$home"; chown -R postgres:postgres "$socket"
    fi
    [ -f "$home/PG_VERSION" ] || (cd / && as_owner "$bin/initdb" -D "$home" -U tgpl -A trust -E UTF8 --locale=C.UTF-8 >/dev/null)
    (cd / && as_owner "$bin/pg_ctl" -D "$home" status >/dev/null 2>&1) || (cd / && as_owner "$bin/pg_ctl" -D "$home" -w -l "$home/log" \
      -o "-c listen_addresses='' -k $socket -c shared_buffers=512MB -c max_wal_size=4GB -c jit=off ${*:2}" start >/dev/null)
    (cd / && as_owner "$bin/psql" -h "$socket" -U tgpl -d postgres -tAc "select 1 from pg_database where datname='tgpl'" | grep -q 1) ||
      (cd / && as_owner "$bin/createdb" -h "$socket" -U tgpl tgpl)
    ;;
  stop) [ "$(id -u)" = 0 ] && home=$socket/data; (cd / && as_owner "$bin/pg_ctl" -D "$home" -m fast stop >/dev/null) || true ;;
  url) echo "postgres://tgpl@${socket//\//%2F}/tgpl" ;;
  *) echo "postgres.sh start|stop|url" >&2; exit 2 ;;
esac
