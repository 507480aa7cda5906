/** Where desks reach the server. */
export interface Server {
  /** its name on the network */
  readonly host: string
  /** the port of its cluster, known once that is there */
  readonly port: () => number
}

export const VERSION = '17'
export const CLUSTER = 'main'
export const DATABASE = 'bureau'
/** Owner of the database of the office. */
export const MANAGER = 'gestion'

/** Settings of the cluster. */
export const ETC = `/etc/postgresql/${VERSION}/${CLUSTER}`
/** Kept for the administrator alone: keys, passwords, sheets. */
export const OWN = '/root/pretoire-bureau'
export const BACKUPS = '/var/backups/pretoire-bureau'
export const UNITS = '/etc/systemd/system'
/** The name of the unit that makes the backup, and of its timer. */
export const UNIT = 'pretoire-bureau-sauvegarde'
