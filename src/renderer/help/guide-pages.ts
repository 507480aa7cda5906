import { lexer, type Token } from 'marked'
import text from '../../../docs/guide.md?raw'
import { fold } from '../../shared/french/fold.ts'

/** A page of the guide: what stands under one of its titles. */
export interface GuidePage {
  /** as its title is read: « Trouver une décision » */
  readonly title: string
  /** the part of the guide it is in */
  readonly part: string
  readonly blocks: readonly Token[]
  /** its words, folded, to be searched */
  readonly words: string
}

const PART_DEPTH = 2
const PAGE_DEPTH = 3

/** The pages of the guide, in its order. What stands before the first title of a part is in none. */
export function readGuide(markdown: string): GuidePage[] {
  const pages: (GuidePage & { blocks: Token[]; words: string })[] = []
  let part = ''
  for (const block of lexer(markdown)) {
    const page = pages.at(-1)
    if (block.type === 'heading' && block.depth <= PART_DEPTH) part = block.text
    else if (block.type === 'heading' && block.depth === PAGE_DEPTH)
      pages.push({ title: block.text.replace(/^\d+\.\s*/, ''), part, blocks: [], words: '' })
    else if (page?.part === part) {
      page.blocks.push(block)
      page.words += ` ${fold(block.raw)}`
    }
  }
  return pages
}

let shipped: readonly GuidePage[] | undefined

/** The guide that ships with the program, read when it is first opened. */
export function guidePages(): readonly GuidePage[] {
  shipped ??= readGuide(text)
  return shipped
}

/** The pages that have every word that is looked for; those that have them in their title first. */
export function findPages(pages: readonly GuidePage[], looked: string): readonly GuidePage[] {
  const words = fold(looked)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  if (words.length === 0) return pages
  const hasAll = (where: string) => words.every(word => where.includes(word))
  const titled = pages.filter(({ title }) => hasAll(fold(title)))
  return [
    ...titled,
    ...pages.filter(page => !titled.includes(page) && hasAll(`${fold(page.title)}${page.words}`)),
  ]
}
