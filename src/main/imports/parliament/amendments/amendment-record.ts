import {
  Amendment,
  type AmendmentKind,
  type Change,
  type Target,
} from '../../../../shared/campaign/amendments/model.ts'
import { parse } from '../../../../shared/campaign/amendments/reading/parse.ts'
import { htmlText } from '../../containers/html-text.ts'

/** An amendment brought from a file, under the name its publisher gives it. */
export interface AmendmentRecord {
  readonly uid: string
  /** the name it was kept under before its text was known */
  readonly was?: string
  readonly amendment: Amendment
}

/** An amendment as its source has it, before it is interpreted. */
export interface Raw {
  readonly uid: string
  readonly chamber: 'an' | 'senat'
  readonly textLabel: string
  readonly reading: string
  readonly body: string
  readonly target: Target
  readonly number: string
  readonly authors: string
  /** as published, markup included */
  readonly dispositif: string
  readonly expose: string
  readonly outcome: string
  readonly parent: string
  readonly source: string
  readonly asOf: string
}

/** A day written as `2018-07-11` or `11/07/2018`; undefined for anything else. */
export function dayOf(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)
  if (iso) return iso[0]
  const french = /^(\d{2})\/(\d{2})\/(\d{4})/.exec(text)
  return french ? `${french[3]}-${french[2]}-${french[1]}` : undefined
}

/** Words as published: entities decoded as often as they were coded, one space. */
export const words = (html: string): string => {
  const text = htmlText(html)
  return /&#?\w+;/.test(text) ? htmlText(text) : text
}

/** A record as an amendment: its words kept, and what they do where that was understood. */
export function amendmentOf(raw: Raw): AmendmentRecord {
  const dispositif = words(raw.dispositif)
  // at the Assemblée a sous-amendement is headed as its parent is, and changes its words
  const { changes, unread } = /^Cet amendement est en cours de traitement/.test(dispositif)
    ? { changes: [], unread: [] }
    : parse(dispositif, raw.chamber, raw.parent ? undefined : raw.target)
  const asOf = dayOf(raw.asOf)
  return {
    uid: raw.uid,
    amendment: Amendment.parse({
      id: `import-${raw.uid}`.slice(0, 200),
      origin: 'imported',
      chamber: raw.chamber,
      textLabel: raw.textLabel,
      reading: raw.reading,
      body: raw.body || 'séance',
      target: raw.target,
      number: raw.number,
      authors: raw.authors,
      // what is read in part would be applied in part: then its words alone are kept
      changes: unread.length === 0 ? changes : [],
      dispositif,
      expose: words(raw.expose),
      kind: kindOf(changes, raw.parent, words(raw.expose)),
      ...(raw.parent && { parent: raw.parent }),
      outcome: raw.outcome,
      source: raw.source,
      ...(asOf && { asOf }),
    }),
  }
}

function kindOf(changes: readonly Change[], parent: string, expose: string): AmendmentKind {
  if (parent) return 'sous-amendement'
  if (changes.some(one => one.kind === 'delete-article')) return 'suppression'
  const start = expose.slice(0, 200)
  if (/(?:amendement|de) (?:de )?rédactionnel|rédactionnel|de coordination|de précision/i.test(start))
    return 'redactionnel'
  if (/amendement (?:de|est un) repli|de repli/i.test(start)) return 'repli'
  if (/amendement d['’]appel/i.test(start)) return 'appel'
  return 'autre'
}
