import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { countOf } from '../../../shared/french/wording.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { ErasureTarget, MentionChoice } from '../../../shared/safekeeping/erasure.ts'
import { mentionPlaces, type PersonMention } from '../../../shared/safekeeping/person.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { Library } from '../../kernel/library.ts'
import type { Erasure } from './certificate.ts'
import { eraseForGood, requireConfirmation } from './erase.ts'
import { textsOf } from './mask.ts'
import { nameForms, patternOf, wordFinder } from './name-pattern.ts'
import { cellValue, PLACES, type Place, type PlaceRow, placeRows, WHY_FILED } from './places.ts'
import { countTarget } from './store.ts'

/** Longest passage quoted, in characters. */
const PASSAGE_CHARS = 400
const MIN_NAME_CHARS = 3

/** All that is the user's own and names a person; the words of the name may come in either order. */
export function mentionsOf(db: Database, name: string): PersonMention[] {
  const forms = formsOf(name)
  const find = wordFinder(forms)
  const isNamed = (text: string) => find(text).length > 0
  return PLACES.flatMap(place =>
    [...placeRows(db, place)].flatMap(row => {
      const passages = [...new Set(passagesOf(row).filter(isNamed))].map(shorten)
      if (passages.length === 0) return []
      const { key, title, dossier, removed } = row
      return [
        {
          ...{ key, ...actsOf(place, row), words: place.words, title: title ?? '' },
          ...{
            dossier: place.table === 'dossiers' ? '' : (dossier ?? ''),
            isRemoved: removed !== null,
            passages,
          },
        },
      ]
    }),
  )
}

function formsOf(name: string): string[][] {
  const forms = nameForms(name)
  if ((forms[0]?.join('').length ?? 0) < MIN_NAME_CHARS)
    throw new AppError('invalid', 'Donnez un nom de trois lettres au moins\u00a0: rien n’a été cherché.')
  return forms
}

/** Acts that a row allows, and why where it allows none. */
function actsOf(place: Place, { filed }: PlaceRow): Pick<PersonMention, 'acts' | 'why'> {
  const why = place.why ?? (filed === 1 ? WHY_FILED : '')
  return { acts: why === '' ? (place.acts ?? ['mask']) : [], why }
}

/** The texts of a row. A first name and a family name are one text, in the order they are written in. */
function passagesOf({ cells }: PlaceRow): string[] {
  return cells.map(cellValue).flatMap(value => [...textsOf(value), ...fullNames(value)])
}

/** Fields that hold the two parts of a name: of a party, of a member. */
const NAME_FIELDS = [
  z.object({ firstName: z.string().min(1), name: z.string() }),
  z.object({ first: z.string(), last: z.string() }),
]

function fullNames(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(fullNames)
  const names = NAME_FIELDS.flatMap(fields => {
    const parts = fields.safeParse(value)
    return parts.success ? [Object.values(parts.data).join(' ')] : []
  })
  return [...names, ...inner]
}

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > PASSAGE_CHARS ? `${line.slice(0, PASSAGE_CHARS)}…` : line
}

/**
 * Erases what names a person (article 17 of the GDPR), place by place as it was chosen: the name masked, or the whole thing gone. A
 * place without a choice is left; so is what may not be erased. The certificate says what was left, and why. Copies lose every
 * mention but those of the places left.
 */
export async function erasePerson(
  library: Library,
  name: string,
  choices: Readonly<Record<string, MentionChoice>>,
  confirmation: string,
): Promise<Erasure> {
  const mentions = mentionsOf(library.db, name)
  requireConfirmation(confirmation, name)
  const places = mentionPlaces(mentions)
  const choiceOf = ({ key, acts }: PersonMention): MentionChoice =>
    acts.find(act => act === choices[key]) ?? 'keep'
  const left = places.filter(one => choiceOf(one) === 'keep')
  // of a person found nowhere any more, the copies may still have the name
  if (places.length > 0 && left.length === places.length)
    throw new AppError(
      'invalid',
      'Rien n’est choisi, ou rien de ce qui l’est ne peut être effacé\u00a0: rien n’a changé.',
    )
  const targets = places.flatMap(one => (choiceOf(one) === 'erase' ? targetOf(one.key) : []))
  return eraseForGood(
    library,
    {
      ...{ kind: 'person', id: randomUUID(), targets, pattern: patternOf(formsOf(name)) },
      kept: left.map(({ key }) => key),
    },
    targets.flatMap(target => countTarget(library.db, target)),
    reasonsOf(left),
  )
}

/** The target that a place is as a whole, by its key. */
function targetOf(key: string): ErasureTarget[] {
  const [kind = '', id = ''] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
  return kind === 'exhibit' || kind === 'calls' ? [{ kind, id }] : []
}

/** « 2 fois « Un écrit » : laissé par choix »: what a certificate says of what was left, without its content. */
function reasonsOf(left: readonly PersonMention[]): string[] {
  const counts = new Map<string, number>()
  for (const { words, why } of left) {
    const reason = `${words.toLowerCase()}\u00a0: ${why || 'laissé en place par choix'}`
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  return [...counts].map(([reason, count]) =>
    count > 1 ? `${countOf(count, 'endroit')}, ${reason}` : reason,
  )
}
