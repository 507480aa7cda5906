import { readFileSync } from 'node:fs'
import type { Gathered } from '../../../../../../src/shared/drafts/gathered.ts'
import type { Inline } from '../../../../../../src/shared/drafts/model.ts'
import { identitiesIn, pseudonymise } from '../../../../../../src/shared/drafts/privacy/pseudonyms.ts'
import { communeIndex } from '../../../../../../src/shared/procedure/communes.ts'
import { aDossier, aDraft } from '../../../../../fixtures/builders.ts'
import { drawPage, type Page, type Parts } from './pages.ts'

/** Counts what a copy did of pages whose names are known. */
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
}

/** Counts what is hidden and spared over pages drawn from these parts. */
export function scoreOf(parts: Parts, seeds: readonly number[]): Score {
  const pages = seeds.map(seed => onePage(drawPage(parts, seed)))
  const sum = (key: 'named' | 'hidden') => pages.reduce((total, one) => total + one[key], 0)
  const all = (key: 'harmed' | 'left' | 'mixed' | 'twice') => pages.flatMap(one => one[key])
  return {
    ...{ named: sum('named'), hidden: sum('hidden') },
    ...{ harmed: all('harmed'), left: all('left'), mixed: all('mixed'), twice: all('twice') },
  }
}

export const recall = ({ named, hidden }: Score): number => hidden / named
export const precision = ({ hidden, harmed }: Score): number => hidden / (hidden + harmed.length)

const communes = communeIndex(readFileSync('resources/communes.txt', 'utf8'))
const isPlace = (words: string) => communes.named(words).length > 0

/** Matches what may tell who somebody is: words of two letters and more that begin by a capital, initials. */
const TELLING = /\p{Lu}[\p{L}’'-]+|(?<!\p{L})\p{Lu}\./gu

function onePage({ pieces, people }: Page): Score {
  const material = gatheredOf(pieces.map(piece => piece.text))
  const masks = identitiesIn(material, { isPlace })
  const block = pseudonymise(material, masks).draft.blocks[0]
  const copy = (block?.kind === 'paragraph' ? block.inlines : [])
    .map(inline => (inline.kind === 'text' ? inline.text : ''))
    .join('')
  const { harmed, names } = alignment(pieces, copy)
  const isLeft = ({ piece, text }: (typeof names)[number]) =>
    (piece.text.match(TELLING) ?? []).some(word => word.length > 2 && text.includes(word)) ||
    (/^\p{Lu}\.(?: \p{Lu}\.)?$/u.test(piece.text) &&
      text === piece.text &&
      !masks.some(mask => mask.replacement.endsWith(text)))
  const left = names.filter(isLeft)
  const lettersOf = people.map(
    (_, who) =>
      new Set(names.flatMap(name => (name.piece.names === who && !isLeft(name) ? [name.text.trim()] : []))),
  )
  const letters = lettersOf.flatMap(set => [...set])
  const mixed =
    lettersOf.some(set => set.size > 1) || new Set(letters).size < letters.length
      ? [people.map((one, who) => `${one.first} ${one.family}: ${[...(lettersOf[who] ?? [])]}`).join(' | ')]
      : []
  const keys = masks.map(one => one.found.toLocaleLowerCase('fr').replace(/[\s\u00a0]+/g, ' '))
  return {
    named: names.length,
    hidden: names.length - left.length,
    harmed,
    left: left.map(({ piece, text }) => `${contextOf(pieces, piece)} → ${text}`),
    mixed,
    twice: keys.filter((key, at) => keys.indexOf(key) !== at),
  }
}

/** Finds what the copy has in the place of each name, between the words that name nobody, and which of these it changed. */
function alignment(pieces: readonly Piece[], copy: string) {
  const harmed: string[] = []
  const names: { readonly piece: Piece; readonly text: string }[] = []
  let at = 0
  let waiting: Piece[] = []
  const end = (to: number) => {
    for (const piece of waiting) names.push({ piece, text: copy.slice(at, to) })
    waiting = []
  }
  for (const [n, piece] of pieces.entries()) {
    if (piece.names !== undefined) waiting.push(piece)
    else if (n === 0 || pieces[n - 1]?.names !== undefined) {
      const last = pieces.findIndex((next, m) => m > n && next.names !== undefined)
      const words = pieces
        .slice(n, last < 0 ? undefined : last)
        .map(next => next.text)
        .join('')
      const start = copy.indexOf(words, at)
      end(start < 0 ? at : start)
      if (start < 0) harmed.push(words)
      else at = start + words.length
    }
  }
  end(copy.length)
  return { harmed, names }
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
