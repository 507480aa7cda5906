import { overlap } from './applying/apply.ts'
import type { Article, Edit } from './applying/article.ts'
import { locate } from './applying/locate.ts'
import { numberLabel } from './label.ts'
import type { Amendment, Change } from './model.ts'
import { plain } from './reading/items.ts'

/** Two amendments that cannot both be adopted as they are, or that meet. */
export interface Conflict {
  readonly a: string
  readonly b: string
  /** `overlap`: they want the same words. `same-place`: both put something there, the order is to be chosen. `alternative`: one falls back from the other. */
  readonly kind: 'overlap' | 'same-place' | 'alternative'
  readonly alinea?: number
  /** of an overlap: the one that falls when the other is adopted, where only that direction is so */
  readonly falls?: string
  /** the places alone say it, or the text of the article; else it is told from the words and has to be verified */
  readonly certain: boolean
  readonly message: string
}

/** The place of an amendment in its text, the same for those that amend the same article. */
export const placeOf = ({ target }: Amendment): string => {
  switch (target.kind) {
    case 'article':
      return `a:${plain(target.article)}`
    case 'beside':
      return `${target.side}:${plain(target.article)}`
    case 'title':
      return 'title'
    case 'other':
      return `o:${plain(target.label)}`
  }
}

/** The discussion an amendment belongs to: a bill before a chamber or, where the bill is unknown, the text as its publisher names it. */
export const seriesOf = ({ bill, chamber, textLabel }: Amendment): string =>
  bill ? `${chamber} ${bill}` : `${chamber} ${textLabel}`

// asked three times of each in a long liasse
const cache = new WeakMap<Amendment, readonly string[]>()

/** The keys two identical amendments share one of: their place and their words without the signs, or their place and their effect. */
function keysOf(one: Amendment): readonly string[] {
  const before = cache.get(one)
  if (before !== undefined) return before
  const words = plain(one.dispositif)
    .replace(/[«»“”"]/g, '')
    .replace(/ ?([.,;])/g, '$1')
    .replace(/[\s.]+/g, ' ')
    .trim()
  const place = `${seriesOf(one)} ${placeOf(one)} ${one.parent ?? ''}`
  const effect = effectOf(one)
  const keys = [`${place} ${words}`, ...(effect ? [`${place} = ${effect}`] : [])]
  cache.set(one, keys)
  return keys
}

/** The number a paragraph to be added bears, which depends on those added before it: `II. –`, `... –`. */
const PARAGRAPH_NUMBER = /^(?:[ivx]+(?: (?:bis|ter|quater))?|\.{3}|…) ?\.? ?[–—-] ?/

/** The effect of an amendment, whoever makes up for the loss of revenue; empty where its words are not all understood. */
function effectOf({ changes }: Amendment): string {
  const effects = changes.filter(one => one.kind !== 'gage')
  return effects.length === 0
    ? ''
    : JSON.stringify(effects, (_, value: unknown) =>
        typeof value === 'string'
          ? plain(value)
              .replace(PARAGRAPH_NUMBER, '')
              .replace(/[\s.]+$/, '')
          : value,
      )
}

/** Amendments that do the same at the same place, in the same words or by their effect, by groups of two and more. */
export function identicalGroups(all: readonly Amendment[]): string[][] {
  const groupOf = new Map<string, string[]>()
  for (const one of all) {
    if (!one.dispositif.trim()) continue
    const keys = keysOf(one)
    const [group = [], ...others] = new Set(
      keys.flatMap(key => (groupOf.has(key) ? [groupOf.get(key)!] : [])),
    )
    group.push(...others.flat(), one.id)
    // one in the words of some and with the effect of others makes one group of them
    for (const [key, ids] of others.length > 0 ? groupOf : [])
      if (others.includes(ids)) groupOf.set(key, group)
    for (const key of keys) groupOf.set(key, group)
  }
  return [...new Set(groupOf.values())].filter(ids => ids.length > 1)
}

/**
 * Finds the conflicts of a liasse, the certain ones first. `articleOf` gives the text of an article, where the library has it. Identical
 * amendments do not conflict, nor do gages, nor paragraphs added at the end of an article: all may be adopted.
 */
export function conflicts(
  all: readonly Amendment[],
  articleOf: (one: Amendment) => Article | undefined,
): Conflict[] {
  const clashes: Conflict[] = []
  const same = new Map(identicalGroups(all).flatMap((ids, n) => ids.map(id => [id, n] as const)))
  for (const group of byPlace(all)) {
    const article = group.map(articleOf).find(one => one !== undefined)
    const touches = group.map((one): Touch => {
      const effects = one.changes.filter(change => change.kind !== 'gage')
      return {
        one,
        edits: article ? effects.flatMap(change => locate(change, article).edits) : guessEdits(effects),
      }
    })
    const last = article?.alineas.length ?? UNKNOWN_LENGTH
    touches.forEach((first, n) => {
      for (const second of touches.slice(n + 1)) {
        const group = same.get(first.one.id)
        if (group !== undefined && group === same.get(second.one.id)) continue
        const meetingPoint = meeting(first.edits, second.edits, last)
        if (!meetingPoint) continue
        const isCertain = article !== undefined || meetingPoint.isByPlace
        clashes.push(describeConflict(first, second, meetingPoint, isCertain))
      }
    })
  }
  return clashes.sort((a, b) => Number(b.certain) - Number(a.certain))
}

function byPlace(all: readonly Amendment[]): Amendment[][] {
  const groups = new Map<string, Amendment[]>()
  for (const one of all) {
    if (one.changes.length === 0) continue
    // sous-amendements change the words of their amendment: those of one amendment alone may meet
    // two chambers do not discuss one text at once: where the text is only named, its chamber tells it apart
    const text = one.text ?? `${one.bill ?? ''} ${one.chamber} ${one.textLabel}`
    const key = `${text} ${placeOf(one)} ${one.parent ?? ''}`
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
}

/** An amendment and the places of the article it touches. */
interface Touch {
  readonly one: Amendment
  readonly edits: readonly Edit[]
}

interface Meeting {
  readonly kind: 'overlap' | 'same-place'
  readonly alinea?: number
  /** the numbers of the alinéas tell it, whatever their words */
  readonly isByPlace: boolean
}

/** The meeting of two amendments, an overlap rather than a common place. `last`: the number of the last alinéa. */
function meeting(first: readonly Edit[], second: readonly Edit[], last: number): Meeting | undefined {
  let same: Meeting | undefined
  let likely: Meeting | undefined
  for (const a of first)
    for (const b of second) {
      const isByPlace = a.kind === 'lines' || b.kind === 'lines'
      const number = a.kind === 'words' ? a.alinea : b.kind === 'words' ? b.alinea : Math.max(a.from, b.from)
      const place = number > last || isWhole(a) || isWhole(b) ? {} : { alinea: number }
      if (overlap(a, b)) {
        if (isByPlace) return { kind: 'overlap', ...place, isByPlace }
        likely ??= { kind: 'overlap', ...place, isByPlace }
      } else if (samePoint(a, b) && number <= last) same ??= { kind: 'same-place', ...place, isByPlace }
    }
  return likely ?? same
}

const isWhole = (edit: Edit): boolean => edit.kind === 'lines' && edit.whole === true

const samePoint = (a: Edit, b: Edit): boolean =>
  a.kind === 'lines' && b.kind === 'lines'
    ? a.to < a.from && b.to < b.from && a.to === b.to
    : a.kind === 'words' &&
      b.kind === 'words' &&
      a.alinea === b.alinea &&
      a.from === a.to &&
      b.from === b.to &&
      a.from === b.from

function describeConflict(first: Touch, second: Touch, meetingPoint: Meeting, certain: boolean): Conflict {
  const [a, b] = [first.one, second.one]
  const fallback = a.fallbackOf === b.id || b.fallbackOf === a.id
  const kind = fallback && meetingPoint.kind === 'overlap' ? 'alternative' : meetingPoint.kind
  const at = meetingPoint.alinea ? ` (alinéa\u00a0${meetingPoint.alinea})` : ''
  const fall = kind === 'overlap' && certain ? fallOf(first, second) : undefined
  const message = {
    overlap: fall
      ? fallSentence(fall, at)
      : `Ces deux amendements touchent peut-être les mêmes mots${at}\u00a0: à vérifier sur le texte de l’article.`,
    'same-place': `Ces deux amendements ajoutent quelque chose au même endroit${at}\u00a0: l’ordre est à choisir.`,
    alternative: `L’un est le repli de l’autre${at}\u00a0: il ne vaut que si le premier est rejeté.`,
  }[kind]
  return {
    a: a.id,
    b: b.id,
    kind,
    ...(meetingPoint.alinea !== undefined && { alinea: meetingPoint.alinea }),
    ...(fall && fall !== 'each' && fall !== 'part' && { falls: fall.narrow.id }),
    certain,
    message,
  }
}

/**
 * The effect of the adoption of one on the other. `narrow` has no object left once `wide` is adopted, and not the other way round: whole
 * alinéas can still be deleted when some of their words have changed; one that quotes words (`quotesWords`) has to quote the new ones.
 * `each`: they want exactly the same words. `part`: each keeps something of its own.
 */
type Fall =
  | { readonly wide: Amendment; readonly narrow: Amendment; readonly quotesWords: boolean }
  | 'each'
  | 'part'

function fallOf(first: Touch, second: Touch): Fall {
  const firstTakes = takesWhole(first.edits, second.edits)
  const secondTakes = takesWhole(second.edits, first.edits)
  if (firstTakes && secondTakes) return 'each'
  if (!firstTakes && !secondTakes) return 'part'
  const [wide, narrow] = firstTakes ? [first, second] : [second, first]
  return {
    wide: wide.one,
    narrow: narrow.one,
    quotesWords: wide.edits.some(edit => edit.kind === 'words'),
  }
}

/** Whether each place the narrow edits touch goes with the wide ones. */
const takesWhole = (wide: readonly Edit[], narrow: readonly Edit[]): boolean =>
  narrow.every(edit => wide.some(other => takes(other, edit)))

function takes(wide: Edit, narrow: Edit): boolean {
  if (isWhole(wide)) return true
  if (isWhole(narrow) || !overlap(wide, narrow)) return false
  if (wide.kind === 'lines')
    return (
      wide.to >= wide.from &&
      (narrow.kind === 'words' ||
        narrow.to < narrow.from ||
        (wide.from <= narrow.from && narrow.to <= wide.to))
    )
  if (narrow.kind === 'lines') return false
  // an insertion goes with the words it stands in or leans on, and takes nothing itself
  const { from, to } = narrow.anchor ?? narrow
  return wide.from < wide.to && wide.from <= from && to <= wide.to
}

function fallSentence(fall: Fall, at: string): string {
  if (fall === 'each')
    return `Ces deux amendements touchent les mêmes mots${at}\u00a0: l’adoption de celui qui est mis aux voix d’abord fait tomber l’autre.`
  if (fall === 'part')
    return `Ces deux amendements touchent en partie les mêmes mots${at}\u00a0: si l’un est adopté, l’autre est à rectifier avant d’être mis aux voix.`
  const [wide, narrow] = [nameIn(fall.wide, 'le plus large'), nameIn(fall.narrow, 'le plus étroit')]
  const inverse = fall.quotesWords
    ? `celle de l’amendement ${narrow} oblige seulement à rectifier l’autre`
    : 'l’inverse n’est pas vrai'
  return `Ces deux amendements touchent les mêmes mots${at}\u00a0: l’adoption de l’amendement ${wide} fait tomber l’amendement ${narrow}\u00a0; ${inverse}.`
}

/** The number of an amendment in a sentence or, of a draft, which of the two it is. */
const nameIn = (one: Amendment, whereNone: string): string => (one.number ? numberLabel(one) : whereNone)

/** Guesses the places of edits without the text: words that are the same, or one inside the other, are laid at one place. */
function guessEdits(changes: readonly Change[]): Edit[] {
  return changes.flatMap(change => {
    if (!('where' in change)) return locate(change, unknownArticle).edits
    if (!('words' in change) || !change.words)
      return change.where.alineas.map(alinea => ({
        kind: 'words' as const,
        alinea,
        from: -1,
        to: -1,
        by: '',
      }))
    // a place of its own for these words, the same whoever names them
    const from = hashOf(plain(change.words))
    const point =
      change.kind === 'insert-words'
        ? { from, to: from, anchor: { from, to: from + 1 } }
        : { from, to: from + 1 }
    return change.where.alineas.map(alinea => ({ kind: 'words' as const, alinea, by: '', ...point }))
  })
}

/** More alinéas than any article has: stands for one whose text is not known. */
const UNKNOWN_LENGTH = 2_000
const unknownArticle: Article = { alineas: new Array<string>(UNKNOWN_LENGTH).fill('') }

function hashOf(words: string): number {
  let sum = 7
  for (let n = 0; n < words.length; n += 1) sum = (sum * 31 + words.charCodeAt(n)) % 2_147_483_647
  return sum * 2
}
