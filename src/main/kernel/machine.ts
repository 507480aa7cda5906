import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { homedir, hostname } from 'node:os'

/** A machine and its account, as files that several machines see name it. */
export interface Machine {
  readonly machine: string
  readonly name: string
}

/** This machine: its name, and a mark that another machine of that name has not. */
export function thisMachine(): Machine {
  const name = hostname()
  const parts = [name, homedir(), machineId()].join('\n')
  return { machine: createHash('sha256').update(parts).digest('hex').slice(0, 16), name }
}

function machineId(): string {
  try {
    return readFileSync('/etc/machine-id', 'utf8').trim()
  } catch {
    return ''
  }
}
