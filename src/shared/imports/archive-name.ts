import { dayOfState } from '../library/states.ts'

/** Facts that the file name of a DILA archive bears. */
export interface StampedName {
  /** `LEGI`, `JADE`… */
  readonly fund: string
  /** the publisher's state: `20260327-213045` */
  readonly stamp: string
  /** a whole state of the base; else the changes made since another */
  readonly isStock: boolean
}

/** Reads the name of a DILA archive; a browser adds ` (1)` to the second copy of a file. */
export function stampedName(name: string): StampedName | undefined {
  const match =
    /^(?:Freemium_(?<stock>[a-z]+)(?:_simple)?_global_|(?<delta>[A-Z]+)_)(?<stamp>\d{8}-\d{6})(?: ?\(\d+\))?\.tar(?:\.gz)?$/.exec(
      name,
    )?.groups
  const fund = match?.stock ?? match?.delta
  if (!match?.stamp || !fund) return undefined
  return { fund: fund.toUpperCase(), stamp: match.stamp, isStock: match.stock !== undefined }
}

/** An archive of the funds that the state of the library tells of. `key`: its name without the mark of a second copy. */
export interface ArchiveName {
  readonly key: string
  readonly fund: string
  readonly content: 'stock' | 'changes' | 'month' | 'whole'
  /** the day its content was true, where the name tells it */
  readonly day?: string
  /** `2026-03` */
  readonly month?: string
}

/** Archives whose names bear no date, by their fund. */
const UNDATED: readonly (readonly [RegExp, string])[] = [
  [/^AMO\d+_.*\.(?:json|csv|xml)\.zip$/, 'AN'],
  [
    /^(?:Amendements(?:_[IVX]+)?|Dossiers_Legislatifs(?:_[IVX]+)?|Scrutins(?:_[IVX]+)?)\.(?:json|xml)\.zip$/,
    'AN',
  ],
  [/^(?:ODSEN_GENERAL|jeu_complet_(?:commission_)?\d{4}-\d{4}_\d+)\.csv$/, 'SENAT'],
]

/** Recognises a public archive by its file name alone. */
export function archiveName(fileName: string): ArchiveName | undefined {
  const key = fileName.replace(/ ?\(\d+\)(?=\.)/, '')
  const stamped = stampedName(key)
  if (stamped) {
    const day = dayOfState(stamped.stamp)
    return { key, fund: stamped.fund, content: stamped.isStock ? 'stock' : 'changes', ...(day && { day }) }
  }
  const [, court, year, month] = /^(CE|CAA|TA)_(\d{4})(0[1-9]|1[0-2])\.zip$/.exec(key) ?? []
  if (court) return { key, fund: `${court}-OUVERT`, content: 'month', month: `${year}-${month}` }
  const fund = UNDATED.find(([pattern]) => pattern.test(key))?.[1]
  return fund ? { key, fund, content: 'whole' } : undefined
}
