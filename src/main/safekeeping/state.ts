import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { MissingFile } from '../../shared/safekeeping/model.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { writeWhole } from '../kernel/library.ts'
import { keysFor } from '../kernel/vault/keys.ts'
import { withoutLabel } from './vault/sealed-backup.ts'

/** Beside the backups, so that it reads without the library. */
const STATE_NAME = 'state.json'

/** Facts the program remembers of its safekeeping, apart from the database that it keeps safe. */
const SafetyState = z.object({
  /** order of the last backup */
  sequence: z.int().default(0),
  /** the last attempt at a backup of the day */
  daily: z
    .object({
      at: z.string(),
      failure: z.string().optional(),
      unreadable: z.int().default(0),
      missing: z.array(MissingFile).default([]),
    })
    .optional(),
  /** backups of the older format that were read, by their name; one of another size is another */
  readings: z.record(z.string(), z.object({ bytes: z.int(), sound: z.boolean() })).default({}),
  secondPlace: z
    .object({ folder: z.string(), lastCopy: z.string().optional(), failure: z.string().optional() })
    .optional(),
  /** the last examination that the program made by itself */
  doctor: z.object({ at: z.string(), problems: z.int() }).optional(),
})
export type SafetyState = z.infer<typeof SafetyState>

/** States that a disk did not take, by their folder: they hold for this launch. */
const unwritten = new Map<string, SafetyState>()

/** Reads the state; one that is absent or does not read is a new one. */
export function readState(backups: string): SafetyState {
  const state = unwritten.get(backups)
  if (state) return state
  try {
    return SafetyState.parse(JSON.parse(readFileSync(join(backups, STATE_NAME), 'utf8')))
  } catch {
    return SafetyState.parse({})
  }
}

/** Of a sealed library the names of its exhibits stay out of what lies in clear. */
function withoutNames(backups: string, state: SafetyState): SafetyState {
  if (!state.daily || !keysFor(backups)) return state
  return { ...state, daily: { ...state.daily, missing: state.daily.missing.map(withoutLabel) } }
}

/** Changes what is given, leaves the rest. */
export function changeState(backups: string, change: Partial<SafetyState>): SafetyState {
  const next = withoutNames(backups, { ...readState(backups), ...change })
  guarded(() => writeWhole(join(backups, STATE_NAME), Buffer.from(JSON.stringify(next))))
  unwritten.delete(backups)
  return next
}

/** The same, of what happened: where the disk refuses it, it is told until the program ends. */
export function noteState(backups: string, change: Partial<SafetyState>): void {
  try {
    changeState(backups, change)
  } catch {
    unwritten.set(backups, { ...readState(backups), ...change })
  }
}
