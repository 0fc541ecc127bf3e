#!/bin/sh
# A private PostgreSQL 15 for tests: in a new temporary directory, on a free port of 127.0.0.1, with
# a password of its own; as user postgres when root calls, because the server refuses root.
#
#   postgres.sh run CMD…    runs CMD with WANGGE_TEST_PG set, stops the server, returns CMD's code
#   postgres.sh start       prints the directory and the address, one a line, and leaves it running
#   postgres.sh stop DIR    stops the server that `start` printed and removes the directory
set -eu

bin=${WANGGE_PG_BIN:-/usr/lib/postgresql/15/bin}

as_server_user() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Sets dir and url. Speed over safety: the data die with the test.
start() {
  dir=$(cd / && as_server_user mktemp -d "${TMPDIR:-/tmp}/wangge_pg.XXXXXX")
  cd "$dir" 2>/dev/null || cd /
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '%s' "$password" | as_server_user sh -c "umask 077; cat > '$dir/password'"
  as_server_user "$bin/initdb" -D "$dir/data" -U wangge --pwfile="$dir/password" --no-sync \
    --auth-local=reject --auth-host=md5 --locale=C.UTF-8 --encoding=UTF8 >"$dir.initdb" 2>&1 ||
    { cat "$dir.initdb" >&2; exit 1; }
  rm -f "$dir.initdb"
  for attempt in 1 2 3 4 5; do
    port=$(free_port)
    settings="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories="
    settings="$settings -c fsync=off -c full_page_writes=off -c max_connections=200"
    settings="$settings -c shared_buffers=64MB -c jit=off"
    if as_server_user "$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w -t 60 -o "$settings" start \
      >/dev/null 2>&1; then
      url="postgresql://wangge:$password@127.0.0.1:$port/postgres"
      return 0
    fi
  done
  cat "$dir/log" >&2
  exit 1
}

# pg_ctl asks the process named in the data directory's own pid file, and waits for its end.
stop() {
  case "$1" in */wangge_pg.*) ;; *) echo "not a directory of postgres.sh: $1" >&2; exit 2 ;; esac
  cd /
  as_server_user "$bin/pg_ctl" -D "$1/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$1"
}

case "${1:-}" in
  run)
    shift
    here=$PWD
    trap 'test -z "${dir:-}" || stop "$dir"' EXIT
    trap 'exit 130' INT TERM
    start
    cd "$here"
    code=0
    WANGGE_TEST_PG=$url "$@" || code=$?
    exit "$code"
    ;;
  start)
    start
    printf '%s\n%s\n' "$dir" "$url"
    ;;
  stop) stop "$2" ;;
  *) sed -n '2,8p' "$0" | cut -c3-; exit 2 ;;
esac
