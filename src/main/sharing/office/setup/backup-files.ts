import { join } from 'node:path'
import { DATABASE, UNIT, UNITS } from './places.ts'

interface WrittenFile {
  readonly path: string
  readonly text: string
  readonly mode: number
}
/** The script of the backup first, then what starts it each night. */
type BackupFiles = readonly [WrittenFile, ...WrittenFile[]]

/** Days that a backup is kept. */
const KEPT_DAYS = 30

/** The files of the backup of each night: it is given back to a database of its own, and counted, before it replaces anything. */
export function backupFiles(backups: string, port: number): BackupFiles {
  const script = '/usr/local/lib/pretoire-bureau/sauvegarder'
  return [
    { path: script, text: scriptText(backups, port), mode: 0o755 },
    {
      path: join(UNITS, `${UNIT}.service`),
      text: `[Unit]
Description=Sauvegarde du bureau de Prétoire, essayée par un retour
After=postgresql.service

[Service]
Type=oneshot
User=postgres
ExecStart=${script}
`,
      mode: 0o644,
    },
    {
      path: join(UNITS, `${UNIT}.timer`),
      text: `[Unit]
Description=Sauvegarde du bureau de Prétoire, chaque nuit

[Timer]
OnCalendar=*-*-* 02:30:00
Persistent=true

[Install]
WantedBy=timers.target
`,
      mode: 0o644,
    },
  ]
}

const scriptText = (backups: string, port: number): string => `#!/bin/sh
# Écrit par pretoire office setup. Sauvegarde la base, la rend à une base d’essai, y compte les lignes, puis seulement la garde.
set -eu
umask 077
export PGPORT=${port} PGOPTIONS='-c client_min_messages=warning'
cd ${backups}
day=$(date +%F)
part=bureau-$day.partiel
counts() {
  psql -X -t -A -v ON_ERROR_STOP=1 -d "$1" -c "SELECT format('SELECT %L, count(*) FROM %I.%I;', table_name, table_schema, table_name)
    FROM information_schema.tables WHERE table_schema = 'office' AND table_type = 'BASE TABLE' ORDER BY 1" > requetes
  psql -X -t -A -v ON_ERROR_STOP=1 -d "$1" -f requetes
}
counts ${DATABASE} > avant
pg_dump -Fc ${DATABASE} -f "$part"
pg_dumpall --globals-only -f noms.partiel
dropdb --if-exists ${DATABASE}_essai
createdb ${DATABASE}_essai
trap 'dropdb --if-exists ${DATABASE}_essai' EXIT
pg_restore --exit-on-error -d ${DATABASE}_essai "$part"
counts ${DATABASE}_essai > rendues
counts ${DATABASE} > apres
# desks that write meanwhile only add: what is given back lies between what was there before the backup and after it
paste -d '|' avant rendues apres | awk -F'|' '$1 != $3 || $1 != $5 || $4 < $2 || $4 > $6 { bad = 1 } END { exit bad || NR == 0 }' || {
  echo "La sauvegarde du $day ne rend pas ce que la base a : elle n’est pas gardée. Les précédentes sont restées." >&2
  exit 1
}
mv "$part" "bureau-$day.dump"
mv noms.partiel "noms-$day.sql"
rm -f requetes avant rendues apres
find . -maxdepth 1 -name '*-20*' -mtime +${KEPT_DAYS} -delete
`
