import { overlap } from './applying/apply.ts'
import type { Article, Edit } from './applying/article.ts'
import { locate } from './applying/locate.ts'
import type { Amendment } from './model.ts'
import { plain } from './reading/items.ts'

/** Two amendments that cannot both be adopted as they are, or that meet. */
export interface Conflict {
  readonly a: string
  readonly b: string
  /** `overlap`: they want the same words. `same-place`: both put something there, the order is to be chosen. `alternative`: one falls back from the other. */
  readonly kind: 'overlap' | 'same-place' | 'alternative'
  readonly alinea?: number
  /** without the text of the article, told from the words alone: to be verified */
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
const cache = new WeakMap<Amendment, string>()

/** The key two identical amendments share: their place, and their words without the signs. */
function alike(one: Amendment): string {
  const before = cache.get(one)
  if (before !== undefined) return before
  const words = plain(one.dispositif)
    .replace(/[«»“”"]/g, '')
    .replace(/ ?([.,;])/g, '$1')
    .replace(/[\s.]+/g, ' ')
    .trim()
  const key = `${seriesOf(one)} ${placeOf(one)} ${one.parent ?? ''} ${words}`
  cache.set(one, key)
  return key
}

/** Amendments whose dispositif is the same at the same place, by groups of two and more. */
export function identicalGroups(all: readonly Amendment[]): string[][] {
  const groups = new Map<string, string[]>()
  for (const one of all) {
    if (!one.dispositif.trim()) continue
    const key = alike(one)
    groups.set(key, [...(groups.get(key) ?? []), one.id])
  }
  return [...groups.values()].filter(ids => ids.length > 1)
}

/** Finds the conflicts of a liasse. `articleOf` gives the text of an article, where the library has it. Identical amendments do not conflict. */
export function conflicts(
  all: readonly Amendment[],
  articleOf: (one: Amendment) => Article | undefined,
): Conflict[] {
  const clashes: Conflict[] = []
  const same = new Map(identicalGroups(all).flatMap((ids, n) => ids.map(id => [id, n] as const)))
  for (const group of byPlace(all)) {
    const article = group.map(articleOf).find(one => one !== undefined)
    const touches = group.map(one => ({
      one,
      edits: article ? one.changes.flatMap(change => locate(change, article).edits) : guessEdits(one),
    }))
    touches.forEach((first, n) => {
      for (const second of touches.slice(n + 1)) {
        const group = same.get(first.one.id)
        if (group !== undefined && group === same.get(second.one.id)) continue
        const meetingPoint = meeting(first.edits, second.edits)
        if (meetingPoint)
          clashes.push(describeConflict(first.one, second.one, meetingPoint, article !== undefined))
      }
    })
  }
  return clashes
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

interface Meeting {
  readonly kind: 'overlap' | 'same-place'
  readonly alinea?: number
}

function meeting(first: readonly Edit[], second: readonly Edit[]): Meeting | undefined {
  let same: Meeting | undefined
  for (const a of first)
    for (const b of second) {
      const alinea = a.kind === 'words' ? a.alinea : b.kind === 'words' ? b.alinea : Math.max(a.from, b.from)
      if (overlap(a, b)) return { kind: 'overlap', alinea }
      if (samePoint(a, b)) same ??= { kind: 'same-place', alinea }
    }
  return same
}

const samePoint = (a: Edit, b: Edit): boolean =>
  a.kind === 'lines' && b.kind === 'lines'
    ? a.to < a.from && b.to < b.from && a.to === b.to
    : a.kind === 'words' &&
      b.kind === 'words' &&
      a.alinea === b.alinea &&
      a.from === a.to &&
      b.from === b.to &&
      a.from === b.from

function describeConflict(a: Amendment, b: Amendment, meetingPoint: Meeting, certain: boolean): Conflict {
  const fallback = a.fallbackOf === b.id || b.fallbackOf === a.id
  const kind = fallback && meetingPoint.kind === 'overlap' ? 'alternative' : meetingPoint.kind
  const at = meetingPoint.alinea ? ` (alinéa\u00a0${meetingPoint.alinea})` : ''
  const message = {
    overlap: `Ces deux amendements touchent les mêmes mots${at}\u00a0: l’adoption de l’un fait tomber l’autre.`,
    'same-place': `Ces deux amendements ajoutent quelque chose au même endroit${at}\u00a0: l’ordre est à choisir.`,
    alternative: `L’un est le repli de l’autre${at}\u00a0: il ne vaut que si le premier est rejeté.`,
  }[kind]
  return {
    a: a.id,
    b: b.id,
    kind,
    ...(meetingPoint.alinea !== undefined && { alinea: meetingPoint.alinea }),
    certain,
    message,
  }
}

/** Guesses the places of edits without the text: words that are the same, or one inside the other, are laid at one place. */
function guessEdits(one: Amendment): Edit[] {
  return one.changes.flatMap(change => {
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

const unknownArticle: Article = { alineas: new Array<string>(2_000).fill('') }

function hashOf(words: string): number {
  let sum = 7
  for (let n = 0; n < words.length; n += 1) sum = (sum * 31 + words.charCodeAt(n)) % 2_147_483_647
  return sum * 2
}
