#!/bin/sh
# Sets the office up (what is done is left as it is), serves it until it is told to stop, and saves it each night at half past two.
set -eu
host=${BUREAU_HOST:?donnez BUREAU_HOST, le nom par lequel les postes atteignent ce serveur}

# a folder of the host mounted here begins empty: the folders that the packages made are made again
install -d -o postgres -g postgres /etc/postgresql /var/lib/postgresql
install -d -o postgres -g postgres -m 2775 /var/run/postgresql

set -- --host "$host"
for member in ${BUREAU_MEMBRES:-}; do
  set -- "$@" --member "$member"
done
pretoire-bureau setup "$@"

stop() {
  pg_ctlcluster 17 main stop -m fast
  exit 0
}
trap stop TERM INT

saved=
while pg_ctlcluster 17 main status >/dev/null; do
  now=$(date +%H%M) day=$(date +%F)
  if [ "$now" -ge 0230 ] && [ "$now" -lt 0330 ] && [ "$saved" != "$day" ]; then
    saved=$day
    runuser -u postgres -- /usr/local/lib/pretoire-bureau/sauvegarder || echo "La sauvegarde du $day a échoué." >&2
  fi
  # a shell hears a signal while it waits, not while it sleeps
  sleep 30 &
  wait $! || true
done
echo "PostgreSQL s'est arrêté." >&2
exit 1
