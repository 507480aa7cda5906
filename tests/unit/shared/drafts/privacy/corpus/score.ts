import { readFileSync } from 'node:fs'
import type { Gathered } from '../../../../../../src/shared/drafts/gathered.ts'
import type { Inline } from '../../../../../../src/shared/drafts/model.ts'
import { identitiesIn, pseudonymise } from '../../../../../../src/shared/drafts/privacy/pseudonyms.ts'
import { communeIndex } from '../../../../../../src/shared/procedure/communes.ts'
import { aDossier, aDraft } from '../../../../../fixtures/builders.ts'
import { drawPage, type Page, type Parts } from './pages.ts'

/** What a copy did of pages whose names are known. */
export interface Score {
  /** pieces that name somebody or an address, and those that left none of their words */
  readonly named: number
  readonly hidden: number
  /** pieces that name nobody and were changed */
  readonly harmed: readonly string[]
  readonly left: readonly string[]
  /** pages on which one person takes two letters, or two people one */
  readonly mixed: readonly string[]
  /** words proposed twice */
  readonly twice: readonly string[]
  /** pieces changed, whoever they name */
  readonly changed: number
}

/** Counts what is hidden and spared over pages drawn from these parts. */
export function scoreOf(parts: Parts, seeds: readonly number[]): Score {
  const pages = seeds.map(seed => onePage(drawPage(parts, seed)))
  const sum = (key: 'named' | 'hidden' | 'changed') => pages.reduce((total, one) => total + one[key], 0)
  const all = (key: 'harmed' | 'left' | 'mixed' | 'twice') => pages.flatMap(one => one[key])
  return {
    ...{ named: sum('named'), hidden: sum('hidden'), changed: sum('changed') },
    ...{ harmed: all('harmed'), left: all('left'), mixed: all('mixed'), twice: all('twice') },
  }
}

export const recall = ({ named, hidden }: Score): number => hidden / named
export const precision = ({ hidden, harmed }: Score): number => hidden / (hidden + harmed.length)

const communes = communeIndex(readFileSync('resources/communes.txt', 'utf8'))
const isPlace = (words: string) => communes.named(words).length > 0

/** What may tell who somebody is: words of two letters and more that begin by a capital, initials. */
const TELLING = /\p{Lu}[\p{L}’'-]+|(?<!\p{L})\p{Lu}\./gu

function onePage({ pieces, people }: Page): Score {
  const material = gatheredOf(pieces.map(piece => piece.text))
  const masks = identitiesIn(material, { isPlace })
  const copy = pseudonymise(material, masks)
  const block = copy.draft.blocks[0]
  const inlines = block?.kind === 'paragraph' ? block.inlines : []
  const after = pieces.map((_, at) => {
    const one = inlines[at]
    return one?.kind === 'text' ? one.text : ''
  })
  const told = pieces.map((piece, at) => ({ piece, text: after[at] ?? '' }))
  const named = told.filter(({ piece }) => piece.names !== undefined)
  const isLeft = ({ piece, text }: (typeof told)[number]) =>
    (piece.text.match(TELLING) ?? []).some(word => word.length > 2 && text.includes(word)) ||
    (/^\p{Lu}\.(?: \p{Lu}\.)?$/u.test(piece.text) &&
      text === piece.text &&
      !masks.some(one => one.replacement === text))
  const left = named.filter(isLeft)
  const harmed = told.filter(({ piece, text }) => piece.names === undefined && text !== piece.text)
  const lettersOf = people.map(
    (_, who) =>
      new Set(named.flatMap(one => (one.piece.names === who && !isLeft(one) ? [one.text.trim()] : []))),
  )
  const letters = lettersOf.flatMap(set => [...set])
  const mixed =
    lettersOf.some(set => set.size > 1) || new Set(letters).size < letters.length
      ? [people.map((one, who) => `${one.first} ${one.family}: ${[...(lettersOf[who] ?? [])]}`).join(' | ')]
      : []
  const keys = masks.map(one => one.found.toLocaleLowerCase('fr').replace(/[\s\u00a0]+/g, ' '))
  return {
    named: named.length,
    hidden: named.length - left.length,
    harmed: harmed.map(one => `${one.piece.text} → ${one.text}`),
    left: left.map(({ piece, text }) => `${contextOf(pieces, piece)} → ${text}`),
    mixed,
    twice: keys.filter((key, at) => keys.indexOf(key) !== at),
    changed: told.filter(({ piece, text }) => text !== piece.text).length,
  }
}

function contextOf(pieces: readonly Piece[], piece: Piece): string {
  const at = pieces.indexOf(piece)
  return [pieces[at - 1]?.text ?? '', `<${piece.text}>`, pieces[at + 1]?.text ?? ''].join('')
}
type Piece = Page['pieces'][number]

function gatheredOf(texts: readonly string[]): Gathered {
  // neighbours of other marks: runs of the same would be joined
  const inlines = texts.map(
    (text, at): Inline => (at % 2 ? { kind: 'text', text, marks: ['bold'] } : { kind: 'text', text }),
  )
  const blocks = [{ kind: 'paragraph' as const, id: 'p', style: 'body' as const, inlines }]
  return {
    dossier: aDossier({ parties: [], facts: {} }),
    draft: aDraft({ title: 'Requête', blocks }),
    exhibits: [],
    sources: [],
  }
}
