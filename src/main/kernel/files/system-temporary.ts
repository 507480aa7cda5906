import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wipeFolder } from './wiping.ts'

/** The folders that this program makes beside those of others: `pretoire-<work>-<process>-<signs drawn>`. */
const OWN_FOLDER = /^pretoire-(?:lecture|sauvegarde|entree)-(\d+)-/

/**
 * Makes a folder of this account alone in the system's folder for temporary files. Its name says which process works in it: after a
 * kill, the next one that opens a library sweeps it.
 */
export const systemTemporary = (work: 'lecture' | 'sauvegarde' | 'entree'): string =>
  mkdtempSync(join(tmpdir(), `pretoire-${work}-${process.pid}-`))

/** Overwrites and removes the folders of processes of this account that were killed. */
export function sweepSystemTemporary(base = tmpdir()): void {
  for (const name of namesIn(base)) {
    const owner = OWN_FOLDER.exec(name)?.[1]
    if (owner === undefined || isRunning(Number(owner))) continue
    const path = join(base, name)
    try {
      // a link, or a folder of another account, is not ours
      const facts = lstatSync(path)
      if (!facts.isDirectory() || facts.uid !== (process.getuid?.() ?? facts.uid)) continue
      wipeFolder(path)
      rmSync(path, { recursive: true, force: true })
    } catch {
      // the next opening looks again
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // one of another account runs too
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
