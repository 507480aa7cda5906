import type { Article } from './applying/article.ts'
import { Amendment } from './model.ts'
import { cleanLines } from './reading/items.ts'
import { parse } from './reading/parse.ts'

/** Gives the amendment a sous-amendement changes, where it is held. */
export type ParentOf = (one: Amendment) => Amendment | undefined

/** Finds the amendment a sous-amendement changes among some: by its id, the publisher's name, or its number in the same text. */
export function parentsIn(all: readonly Amendment[]): ParentOf {
  const byId = new Map(all.map(one => [one.id, one]))
  const byNumber = new Map(all.filter(one => one.number).map(one => [numberKey(one, one.number), one]))
  return one => {
    if (!one.parent) return undefined
    const parent =
      byId.get(one.parent) ?? byId.get(`import-${one.parent}`) ?? byNumber.get(numberKey(one, one.parent))
    return parent?.id === one.id ? undefined : parent
  }
}

const numberKey = ({ chamber, textLabel }: Amendment, number: string): string =>
  `${chamber} ${number.replace(/ .*$/, '')} ${textLabel}`

/** The lines of a dispositif as they are printed. At the Assemblée the heading alone says where an additional article goes. */
export function dispositifLines(one: Amendment): string[] {
  const lines = cleanLines(one.dispositif)
  const hasHeading = one.chamber === 'an' && one.target.kind === 'beside' && lines.length > 1
  return hasHeading && /^(?:Après|Avant) l.article\s.*, insérer l.article suivant/.test(lines[0] ?? '')
    ? lines.slice(1)
    : lines
}

/** The text a sous-amendement changes: the dispositif of its amendment, every line counted as an alinéa. */
export const amendedLines = (parent: Amendment): Article => ({ alineas: dispositifLines(parent) })

/** « 674 », « 229 rect. »: the number of the amendment a sous-amendement changes, as its dispositif says it; « … » while it has none. */
export function parentNumber(one: Amendment, parent: Amendment | undefined): string {
  if (parent) return parent.number || '…'
  return /^[A-Z]{0,4}-?\d/.test(one.parent ?? '') ? (one.parent ?? '…') : '…'
}

/** A sous-amendement to be written: of the same text and place as its amendment. */
export const subOf = (parent: Amendment, id: string): Amendment =>
  Amendment.parse({
    id,
    parent: parent.id,
    kind: 'sous-amendement',
    chamber: parent.chamber,
    bill: parent.bill,
    text: parent.text,
    textLabel: parent.textLabel,
    reading: parent.reading,
    body: parent.body,
    target: parent.target,
    measure: parent.measure,
  })

/** An amendment of somebody else as it was received: its words kept, what they do read from them. */
export function receiveAmendment(
  draft: Partial<Amendment> & Pick<Amendment, 'id' | 'chamber' | 'target'>,
): Amendment {
  const lines = cleanLines(draft.dispositif ?? '')
  return Amendment.parse({
    ...draft,
    origin: 'imported',
    dispositif: lines.join('\n'),
    changes: parse(lines, draft.chamber, draft.target).changes,
  })
}
