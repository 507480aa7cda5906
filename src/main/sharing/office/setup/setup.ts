import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { DATABASE, ETC, MANAGER, OWN, type Server } from './places.ts'
import { type Sheet, sheetPage } from './sheet.ts'
import { memberStep, type Step, serverSteps } from './steps.ts'
import { type System, thisSystem } from './system.ts'

export interface SetupWishes {
  /** name by which desks reach the server: `bureau.exemple.fr` */
  readonly host: string
  /** names of connection */
  readonly members: readonly string[]
}

/** One step, as it ended. */
export interface SetupLine {
  readonly label: string
  readonly outcome: 'done' | 'already' | 'undone'
}

const HOST = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i
const LOGIN = /^[a-z][a-z0-9_]{0,30}$/
/** Names of PostgreSQL, and those that an office makes for itself. */
const RESERVED = new RegExp(`^(?:postgres|public|${MANAGER}|pg_.*|pretoire_.*)$`)
const DEFAULT_PORT = 5432

/** The steps that the set-up would go through, in their order; nothing is looked at. */
export const plannedSteps = (wishes: SetupWishes): string[] =>
  stepsOf(wishes, thisSystem).map(({ label }) => label)

/** Makes of this computer the server of an office, step by step; `tell` hears each as it ends. Run again, it does what is left. */
export async function setUpOffice(
  wishes: SetupWishes,
  tell: (line: SetupLine) => void,
  system: System = thisSystem,
): Promise<{ readonly sheets: string }> {
  const steps = stepsOf(wishes, system)
  checkSystem(system)
  for (const step of steps) {
    const isDone = step.isDone()
    if (!isDone) await step.do()
    tell({ label: step.label, outcome: isDone ? 'already' : 'done' })
  }
  return { sheets: OWN }
}

function stepsOf({ host, members }: SetupWishes, system: System): Step[] {
  if (!HOST.test(host))
    throw new AppError(
      'invalid',
      `«\u00a0${host}\u00a0» n’est pas le nom d’un serveur : attendu «\u00a0bureau.exemple.fr\u00a0».`,
    )
  const strange = members.find(login => !LOGIN.test(login))
  if (strange !== undefined)
    throw new AppError(
      'invalid',
      `«\u00a0${strange}\u00a0» n’est pas un nom de connexion : des minuscules sans accent, des chiffres et «\u00a0_\u00a0», une lettre d’abord.`,
    )
  const reserved = members.find(login => RESERVED.test(login))
  if (reserved !== undefined)
    throw new AppError(
      'invalid',
      `«\u00a0${reserved}\u00a0» est un nom que le serveur garde pour lui : choisissez-en un autre pour ce membre.`,
    )
  const server = { host, port: clusterPort }
  return [
    ...serverSteps(server, system),
    ...members.map(login =>
      memberStep(server, system, {
        login,
        sheet: (password, isFirst) => writeSheet(server, { login, password, isFirst }, system),
      }),
    ),
  ]
}

/** Takes back the settings and the backups of each night. What desks wrote, what was backed up, and the certificate that they know, stay. */
export function undoSetup(tell: (line: SetupLine) => void, system: System = thisSystem): void {
  checkSystem(system)
  if (!existsSync(join(ETC, 'pg_hba.conf')))
    throw new AppError('refused', 'Aucun bureau n’a été préparé ici par cette commande. Rien n’a été changé.')
  // in their order: the server is started again once its settings are taken back
  for (const { label, undo } of serverSteps({ host: 'localhost', port: clusterPort }, system)) {
    if (!undo) continue
    undo()
    tell({ label, outcome: 'undone' })
  }
}

function checkSystem(system: System): void {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version'))
    throw new AppError(
      'refused',
      'Cette commande ne sait préparer qu’une Debian ou une Ubuntu : docs/office.md dit ce qu’elle fait, pas à pas.',
    )
  if (process.getuid?.() !== 0)
    throw new AppError('refused', 'Cette commande installe et règle un serveur : elle se lance en root.')
  if (!system.succeeds(['runuser', '-u', 'root', '--', 'true']))
    throw new AppError('refused', 'Le programme «\u00a0runuser\u00a0» (paquet util-linux) manque.')
}

/** The port of the cluster, known once it is there. */
function clusterPort(): number {
  const text = readFileSync(join(ETC, 'postgresql.conf'), 'utf8')
  return Number(/^\s*port\s*=\s*(\d+)/m.exec(text)?.[1] ?? DEFAULT_PORT)
}

function writeSheet(
  { host, port }: Server,
  { login, password, isFirst }: Pick<Sheet, 'login' | 'password' | 'isFirst'>,
  system: System,
): void {
  const place = port() === DEFAULT_PORT ? host : `${host}:${port()}`
  const fingerprint = system
    .run(['openssl', 'x509', '-in', join(ETC, 'bureau.crt'), '-noout', '-fingerprint', '-sha256'])
    .trim()
    .replace(/^.*=/, '')
  const address = `postgres://${login}@${place}/${DATABASE}?sslrootcert=autorite.crt`
  const page = sheetPage({ login, password, address, fingerprint, isFirst })
  writeFileSync(join(OWN, `fiche-${login}.html`), page, { mode: 0o600 })
}
