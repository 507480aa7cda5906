import { overlap } from './apply.ts'
import type { Article, Edit } from './article.ts'
import { plain } from './items.ts'
import { locate } from './locate.ts'
import type { Amendment } from './model.ts'

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

/** What is discussed as one: a bill before a chamber; where the bill is not told, the text as its publisher names it. */
export const seriesOf = ({ bill, chamber, textLabel }: Amendment): string =>
  bill ? `${chamber} ${bill}` : `${chamber} ${textLabel}`

// asked three times of each in a long liasse
const known = new WeakMap<Amendment, string>()

/** What two identical amendments share: where they are, and their words but for the signs. */
function alike(one: Amendment): string {
  const before = known.get(one)
  if (before !== undefined) return before
  const words = plain(one.dispositif)
    .replace(/[«»“”"]/g, '')
    .replace(/ ?([.,;])/g, '$1')
    .replace(/[\s.]+/g, ' ')
    .trim()
  const key = `${seriesOf(one)} ${placeOf(one)} ${one.parent ?? ''} ${words}`
  known.set(one, key)
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

/** What touches what in a liasse: `articleOf` gives the text of an article, where it is held. Identical amendments do not conflict. */
export function conflicts(
  all: readonly Amendment[],
  articleOf: (one: Amendment) => Article | undefined,
): Conflict[] {
  const found: Conflict[] = []
  const same = new Map(identicalGroups(all).flatMap((ids, n) => ids.map(id => [id, n] as const)))
  for (const group of byPlace(all)) {
    const article = group.map(articleOf).find(one => one !== undefined)
    const touched = group.map(one => ({
      one,
      edits: article ? one.changes.flatMap(change => locate(change, article).edits) : guessed(one),
    }))
    touched.forEach((first, n) => {
      for (const second of touched.slice(n + 1)) {
        const group = same.get(first.one.id)
        if (group !== undefined && group === same.get(second.one.id)) continue
        const met = meeting(first.edits, second.edits)
        if (met) found.push(said(first.one, second.one, met, article !== undefined))
      }
    })
  }
  return found
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

interface Met {
  readonly kind: 'overlap' | 'same-place'
  readonly alinea?: number
}

function meeting(first: readonly Edit[], second: readonly Edit[]): Met | undefined {
  let same: Met | undefined
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

function said(a: Amendment, b: Amendment, met: Met, certain: boolean): Conflict {
  const fallback = a.fallbackOf === b.id || b.fallbackOf === a.id
  const kind = fallback && met.kind === 'overlap' ? 'alternative' : met.kind
  const at = met.alinea ? ` (alinéa\u00a0${met.alinea})` : ''
  const message = {
    overlap: `Ces deux amendements touchent les mêmes mots${at}\u00a0: l’adoption de l’un fait tomber l’autre.`,
    'same-place': `Ces deux amendements ajoutent quelque chose au même endroit${at}\u00a0: l’ordre est à choisir.`,
    alternative: `L’un est le repli de l’autre${at}\u00a0: il ne vaut que si le premier est rejeté.`,
  }[kind]
  return { a: a.id, b: b.id, kind, ...(met.alinea !== undefined && { alinea: met.alinea }), certain, message }
}

/** Without the text, words stand nowhere: those that are the same, or one inside the other, are laid at one place. */
function guessed(one: Amendment): Edit[] {
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
    const from = placed(plain(change.words))
    const point =
      change.kind === 'insert-words'
        ? { from, to: from, anchor: { from, to: from + 1 } }
        : { from, to: from + 1 }
    return change.where.alineas.map(alinea => ({ kind: 'words' as const, alinea, by: '', ...point }))
  })
}

const unknownArticle: Article = { alineas: new Array<string>(2_000).fill('') }

function placed(words: string): number {
  let sum = 7
  for (let n = 0; n < words.length; n += 1) sum = (sum * 31 + words.charCodeAt(n)) % 2_147_483_647
  return sum * 2
}
