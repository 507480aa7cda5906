import { basename } from 'node:path'
import type { Found } from './containers/files.ts'

/** What the name of a DILA archive says: its fund, and the state it gives, whole or as changes. */
interface Stamped {
  readonly fund: string
  readonly stamp: string
  readonly stock: boolean
}

function stampOf(name: string): Stamped | undefined {
  const found =
    /^(?:Freemium_(?<stock>[a-z]+)(?:_simple)?_global_|(?<delta>[A-Z]+)_)(?<stamp>\d{8}-\d{6})(?: ?\(\d+\))?\.tar(?:\.gz)?$/.exec(
      basename(name),
    )?.groups
  const fund = found?.stock ?? found?.delta
  if (!found?.stamp || !fund) return undefined
  return { fund: fund.toUpperCase(), stamp: found.stamp, stock: found.stock !== undefined }
}

/** The date in the name of a DILA archive: the publisher's state. */
export function stateOf(name: string): string | undefined {
  const [, year, month, day] = /_(\d{4})(\d{2})(\d{2})-\d{6}(?: ?\(\d+\))?\.tar/.exec(name) ?? []
  return year ? `${year}-${month}-${day}` : undefined
}

/**
 * The order in which files are read: those of a DILA fund by date, its newest stock first, then the changes made since;
 * what the stock already holds is not read, and says so. The others stay where they are.
 */
export function planned(files: readonly Found[]): Found[] {
  const stamped = new Map(files.flatMap(file => (file.reason ? [] : [[file, stampOf(file.name)] as const])))
  const newest = new Map<string, string>()
  for (const one of stamped.values())
    if (one?.stock && one.stamp > (newest.get(one.fund) ?? '')) newest.set(one.fund, one.stamp)
  const seen = new Set<string>()
  const dated = [...stamped.entries()].flatMap(([file, one]) => (one ? [{ file, ...one }] : []))
  dated.sort((a, b) => a.stamp.localeCompare(b.stamp) || Number(b.stock) - Number(a.stock))
  const ordered = dated.map(({ file, fund, stamp, stock }): Found => {
    const start = newest.get(fund)
    const older = start !== undefined && (stock ? stamp < start : stamp <= start)
    const key = `${fund} ${stamp} ${stock}`
    const reason = older
      ? `non lu : plus ancien que l’archive ${fund} du ${day(start)}, donnée en même temps, qui le remplace ; s’il vous le faut, importez-le seul`
      : seen.has(key)
        ? 'non lu : la même archive est donnée deux fois'
        : undefined
    seen.add(key)
    return reason ? { ...file, reason } : file
  })
  const first = files.findIndex(file => stamped.get(file))
  const others = files.filter(file => !stamped.get(file))
  const before = first < 0 ? others.length : files.slice(0, first).length
  return [...others.slice(0, before), ...ordered, ...others.slice(before)]
}

const day = (stamp: string) => `${stamp.slice(6, 8)}/${stamp.slice(4, 6)}/${stamp.slice(0, 4)}`
