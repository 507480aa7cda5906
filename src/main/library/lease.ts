import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/kernel/errors.ts'
import { writeWhole } from '../kernel/library.ts'
import { thisMachine } from '../kernel/machine.ts'

const LEASE_NAME = 'bail.json'
/** A lease that was not renewed for so long is of a machine that stopped. */
const STALE_MS = 10 * 60_000
/** Time between two renewals. */
export const RENEW_MS = 2 * 60_000

/** The machine that has a library open, where a folder is seen by several: locks of the system do not cross a synchronising tool. */
const Lease = z.object({ machine: z.string(), name: z.string(), renewedAt: z.string() })
type Lease = z.infer<typeof Lease>

function readLease(folder: string): Lease | undefined {
  try {
    return Lease.safeParse(JSON.parse(readFileSync(join(folder, LEASE_NAME), 'utf8'))).data
  } catch {
    return undefined
  }
}

/** Refuses a library that another machine has open. */
export function refuseLeased(folder: string, now = Date.now(), { machine } = thisMachine()): void {
  const lease = readLease(folder)
  if (!lease || lease.machine === machine || now - Date.parse(lease.renewedAt) > STALE_MS) return
  const since = new Date(lease.renewedAt).toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit' })
  throw new AppError(
    'refused',
    `Cette bibliothèque est ouverte sur l’ordinateur «\u00a0${lease.name}\u00a0» (il l’a dit à ${since}). Ouverte des deux côtés, elle s’abîmerait : rien n’a été changé. Fermez Prétoire là-bas, laissez la synchronisation finir, puis recommencez. S’il s’est arrêté sans fermer, attendez dix minutes.`,
  )
}

/** Says that this machine has the library open; renewed while it does. */
export function takeLease(folder: string, now = new Date(), machine = thisMachine()): void {
  const lease: Lease = { ...machine, renewedAt: now.toISOString() }
  writeWhole(join(folder, LEASE_NAME), Buffer.from(JSON.stringify(lease)))
}

/** Says that it has it no more, unless another machine took it since. */
export function releaseLease(folder: string, { machine } = thisMachine()): void {
  if (readLease(folder)?.machine === machine) rmSync(join(folder, LEASE_NAME), { force: true })
}
