import { basename } from 'node:path'
import { stampedName } from '../../shared/imports/archive-name.ts'
import type { Found } from './containers/find-files.ts'

/** The publisher's state in the name of a DILA archive: `20260327-213045`. */
export const stampOf = (name: string): string | undefined =>
  /_(\d{8}-\d{6})(?: ?\(\d+\))?\.tar/.exec(name)?.[1]

/**
 * The order in which files are read: those of a DILA fund by date, its newest stock first, then the changes made since;
 * what the stock already holds is not read, and says so. The others stay where they are.
 */
export function planFiles(files: readonly Found[]): Found[] {
  const stamps = new Map(
    files.flatMap(file => (file.reason ? [] : [[file, stampedName(basename(file.name))] as const])),
  )
  const newest = new Map<string, string>()
  for (const one of stamps.values())
    if (one?.isStock && one.stamp > (newest.get(one.fund) ?? '')) newest.set(one.fund, one.stamp)
  const seenFunds = new Set<string>()
  const datedFiles = [...stamps.entries()].flatMap(([file, one]) => (one ? [{ file, ...one }] : []))
  datedFiles.sort((a, b) => a.stamp.localeCompare(b.stamp) || Number(b.isStock) - Number(a.isStock))
  const orderedFiles = datedFiles.map(({ file, fund, stamp, isStock }): Found => {
    const start = newest.get(fund)
    const older = start !== undefined && (isStock ? stamp < start : stamp <= start)
    const key = `${fund} ${stamp} ${isStock}`
    const reason = older
      ? `non lu : plus ancien que l’archive ${fund} du ${day(start)}, donnée en même temps, qui le remplace ; s’il vous le faut, importez-le seul`
      : seenFunds.has(key)
        ? 'non lu : la même archive est donnée deux fois'
        : undefined
    seenFunds.add(key)
    return reason ? { ...file, reason } : file
  })
  const first = files.findIndex(file => stamps.get(file))
  const otherFiles = files.filter(file => !stamps.get(file))
  const before = first < 0 ? otherFiles.length : files.slice(0, first).length
  return [...otherFiles.slice(0, before), ...orderedFiles, ...otherFiles.slice(before)]
}

const day = (stamp: string) => `${stamp.slice(6, 8)}/${stamp.slice(4, 6)}/${stamp.slice(0, 4)}`
