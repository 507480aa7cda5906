import { dayText, periodText } from '../french/dates.ts'
import type { ArchiveName } from './archive-name.ts'
import { FUNDS, fundOfKey } from './funds.ts'

/** How far a library goes where a decision would stand that it does not have. */
export interface Extent {
  readonly text: string
  /** the archive that should have it was read whole: its number, its court or its day is likely to be wrong */
  readonly isLacking: boolean
}

/** Funds of the DILA that have every decision of their court; the others publish a choice. */
const WHOLE_FUNDS: ReadonlySet<string> = new Set(['CONSTIT'])

/**
 * Says what the library has of the court of an absent decision, up to which day. `archives`: those that were read to their end with no
 * record refused. Undefined where the citation does not tell enough: without its day, no month of an archive can be named.
 */
export function extentOf(key: string, archives: readonly ArchiveName[]): Extent | undefined {
  const date = key.split('|')[3] ?? ''
  const place = fundOfKey(key)
  const fund = FUNDS.find(({ id }) => id === place?.fund)
  if (!place || !fund || !date) return undefined
  const read = archives.filter(archive => archive.fund === fund.id)
  if (fund.supply.kind === 'months') {
    const [court] = fund.title.split(',')
    const archive = `l’archive de ${periodText(date.slice(0, 7))} (${court})`
    return read.some(({ month }) => month === place.month)
      ? lacking(`${archive}, que cette bibliothèque a lue en entier`)
      : nothingSaid(`Cette bibliothèque n’a pas lu ${archive}`)
  }
  if (fund.supply.kind === 'pages')
    return nothingSaid(`Cette bibliothèque n’a de la ${fund.title} que des textes pris un à un`)
  const [day] = read
    .flatMap(archive => (archive.content === 'stock' ? (archive.day ?? []) : []))
    .toSorted()
    .toReversed()
  const name = `le fonds ${fund.id} (${fund.title})`
  if (!day) return nothingSaid(`Cette bibliothèque n’a pas lu ${name} en entier`)
  if (date > day)
    return nothingSaid(
      `Cette bibliothèque a lu ${name} tel qu’il était le ${dayText(day)}, avant cette décision`,
    )
  return WHOLE_FUNDS.has(fund.id)
    ? lacking(`${name} tel qu’il était le ${dayText(day)}, que cette bibliothèque a lu en entier`)
    : nothingSaid(
        `Elle n’est pas dans ${name} tel qu’il était le ${dayText(day)}, mais ce fonds n’est qu’un choix de décisions`,
      )
}

const lacking = (where: string): Extent => ({
  text: `Elle n’est pas dans ${where}\u00a0: vérifiez qu’elle existe, son numéro, sa juridiction et sa date`,
  isLacking: true,
})

const nothingSaid = (fact: string): Extent => ({
  text: `${fact}\u00a0: son absence ne prouve rien`,
  isLacking: false,
})
