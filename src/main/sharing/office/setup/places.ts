/** The files of a set-up, and the name it answers to. */
export interface Places {
  /** name by which desks reach the server */
  readonly host: string
  readonly port: () => number
  /** settings of the cluster: /etc/postgresql/17/main */
  readonly etc: string
  /** what is kept for the administrator alone: keys, passwords, sheets */
  readonly own: string
  readonly backups: string
}

export const VERSION = '17'
export const CLUSTER = 'main'
export const DATABASE = 'bureau'
/** Owner of the database of the office. */
export const MANAGER = 'gestion'

export const ETC = `/etc/postgresql/${VERSION}/${CLUSTER}`
export const OWN = '/root/pretoire-bureau'
export const BACKUPS = '/var/backups/pretoire-bureau'
export const UNITS = '/etc/systemd/system'
/** The name of the unit that makes the backup, and of its timer. */
export const UNIT = 'pretoire-bureau-sauvegarde'
