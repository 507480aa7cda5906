import { slug } from '../french/slug.ts'
import type { Exhibit } from './model.ts'

const nbsp = '\u00a0'

/** How the files of the exhibits are named: `PJ4_…` as the help of Télérecours has it, or `4_…`, to the letter of art. R. 414-5 CJA. */
export type Naming = 'PJ' | 'number'

/** An exhibit with all that its number gives: the calls, the inventory, the stamps, the files and the bookmarks read it here alone. */
export interface NumberedExhibit {
  readonly exhibit: Exhibit
  readonly number: number
  /** as the inventory names it */
  readonly title: string
  /** whether that name is still to be written */
  readonly lacksTitle: boolean
  /** printed on its first page, and the beginning of its bookmark */
  readonly stamp: string
  readonly bookmark: string
}

/** Whether an exhibit is produced: put aside, it is not; filed, it was. */
export const isProduced = ({ aside, filed }: Exhibit): boolean => !aside || filed !== undefined

/** The exhibits of a dossier that are produced, in their order, which is their number (art. R. 412-2 CJA: continuous and rising). */
export function listExhibits(exhibits: readonly Exhibit[]): NumberedExhibit[] {
  return exhibits.filter(isProduced).map((exhibit, at) => {
    const number = at + 1
    const title = titleOf(exhibit) || `[à compléter${nbsp}: intitulé de la pièce ${number}]`
    const lacksTitle = isPlaceholder(title)
    const stamp = `Pièce n°${nbsp}${number}`
    return { exhibit, number, title, lacksTitle, stamp, bookmark: `${stamp} – ${title}` }
  })
}

/** Whether a label is still to be written: one typed as the placeholder is. */
const isPlaceholder = (title: string): boolean => /^\[à compléter\b/.test(title)

function titleOf({ label, author, series, confidential }: Exhibit): string {
  const qualifiers = [author.trim(), series && 'série homogène', confidential && 'confidentiel'].filter(
    Boolean,
  )
  return label.trim() && qualifiers.length > 0 ? `${label.trim()} (${qualifiers.join(', ')})` : label.trim()
}

/** The most characters Télérecours takes in a file's name, its extension included. */
export const MAX_NAME_CHARS = 80

/** The file name of an exhibit in the bundle: `PJ4_Deliberation-du-14-decembre-2018.pdf`. `part` tells apart the files of one that was split. */
export function fileName(
  { exhibit, number }: Pick<NumberedExhibit, 'exhibit' | 'number'>,
  naming: Naming,
  { extension = 'pdf', part }: { readonly extension?: string; readonly part?: string } = {},
): string {
  const head = `${naming === 'PJ' ? 'PJ' : ''}${number}_`
  const tail = `${part ? `-${part}` : ''}.${extension}`
  return `${head}${slug(exhibit.label, MAX_NAME_CHARS - head.length - tail.length) || 'piece'}${tail}`
}

/** The exhibits of the next filing: those sent before keep their number and are not sent again. */
export const producedNow = (exhibits: readonly Exhibit[]): NumberedExhibit[] =>
  listExhibits(exhibits).filter(one => !one.exhibit.filed)

/** Title of the inventory (art. R. 412-2 CJA). */
const inventory = 'INVENTAIRE DÉTAILLÉ DES PIÈCES'

/** The title of the inventory; where it continues a series, it says so. */
export function inventoryTitle(exhibits: readonly Exhibit[]): string {
  const sentCount = exhibits.filter(one => one.filed).length
  if (sentCount === 0) return inventory
  return sentCount === 1
    ? `${inventory} (à la suite de la pièce n°${nbsp}1, déjà produite)`
    : `${inventory} (à la suite des pièces n°${nbsp}1 à ${sentCount}, déjà produites)`
}
