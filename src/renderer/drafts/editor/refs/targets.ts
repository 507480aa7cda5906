import { type Context, contextOf } from '../../../../shared/drafts/assemble/context.ts'
import { type CrossRef, printCross } from '../../../../shared/drafts/assemble/cross-references.ts'
import { printLine } from '../../../../shared/drafts/assemble/inlines.ts'
import type { Block, Inline } from '../../../../shared/drafts/model.ts'
import { linesOf, plainText } from '../../../../shared/drafts/walk.ts'
import { type Labels, lineText } from '../cards/labels.ts'
import { fold } from '../menus/fold.ts'
import type { Option } from '../menus/options.ts'

const kinds: Readonly<Record<Target['kind'], string>> = {
  heading: 'titre',
  paragraph: 'paragraphe',
  note: 'note',
}

/** The places a reference may name, as the lines of a menu. */
export const targetLines = (
  targets: readonly Target[],
  query: string,
  choose: (target: Target) => void,
): Option[] =>
  matchingTargets(targets, query).map(target => ({
    id: `ref-${target.id}`,
    label: target.label,
    detail: target.words || kinds[target.kind],
    run: () => choose(target),
  }))

/** How the place chosen is named, as the lines of a menu: what is shown is what will be printed. */
export const wayLines = (
  target: Target,
  labels: Labels,
  block: string,
  choose: (ref: CrossRef) => void,
): Option[] =>
  waysTo(target, labels, block).map(({ ref, text }) => ({
    id: `${ref.form}-${ref.lead ?? 'bare'}`,
    label: text,
    detail: ref.lead === undefined ? 'le numéro seul' : '',
    run: () => choose(ref),
  }))

/** A place of the text that a reference can name: its number as it stands, and its first words. */
export interface Target {
  readonly id: string
  readonly kind: 'heading' | 'paragraph' | 'note'
  /** `II.B`, `§ 12`, `note 7`, `p. 8` where it has no number of its own */
  readonly label: string
  readonly words: string
  /** how it is named first; the others after it */
  readonly forms: readonly CrossRef['form'][]
}

/** How many signs of a place tell it from the others. */
const MAX_WORDS_CHARS = 140

/** The first words of a line as they are printed: what the dossier says and what is cited are words of it. */
function words(line: readonly Inline[], context: Context): string {
  let text = ''
  for (const inline of line) {
    if (text.length > MAX_WORDS_CHARS) break
    text += isPrinted(inline) ? lineText(printLine([inline], context, { block: '' })) : plainText([inline])
  }
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_WORDS_CHARS)
}

const isPrinted = ({ kind }: Inline): boolean => kind === 'slot' || kind === 'citation' || kind === 'exhibit'

/** The places of a text that can be named, in its order. */
export const targetsOf = (blocks: readonly Block[], { context, pages, draftContext }: Labels): Target[] => {
  // printed aside: the labels of the page remember what was cited before them
  const aside = contextOf(draftContext, { template: draftContext.template })
  return blocks.flatMap(block => {
    const own = blockTarget(block, context.places.get(block.id), pages, aside)
    const notes = linesOf(block)
      .flat()
      .flatMap((inline): Target[] =>
        inline.kind !== 'note'
          ? []
          : [
              {
                id: inline.id,
                kind: 'note',
                label: `note\u00a0${context.positions.notes.get(inline.id) ?? ''}`,
                words: words(inline.inlines, aside),
                forms: ['note', 'page'],
              },
            ],
      )
    return own ? [own, ...notes] : notes
  })
}

const blockTarget = (
  block: Block,
  place: { readonly number?: string; readonly paragraph?: number } | undefined,
  pages: ReadonlyMap<string, number>,
  context: Context,
): Target | undefined => {
  if (block.kind !== 'heading' && block.kind !== 'paragraph') return undefined
  const { id, kind } = block
  const blockText = words(block.inlines, context)
  if (place?.number) return { id, kind, label: place.number, words: blockText, forms: ['number', 'page'] }
  if (place?.paragraph)
    return { id, kind, label: `§\u00a0${place.paragraph}`, words: blockText, forms: ['paragraph', 'page'] }
  if (!blockText) return undefined
  const forms = kind === 'heading' ? (['number', 'page'] as const) : (['page'] as const)
  return { id, kind, label: `p.\u00a0${pages.get(id) ?? '…'}`, words: blockText, forms }
}

/** The places whose number begins as typed, or whose words do, whatever the accents: `II.B`, `§ 12`, `note 7`, `base légale`. */
export const matchingTargets = (targets: readonly Target[], query: string): Target[] => {
  const normalQuery = fold(query).replace(/\s+/g, ' ').trim()
  if (!normalQuery) return [...targets]
  const number = bare(normalQuery)
  const queryWords = normalQuery.split(' ')
  const scores = targets.flatMap(target => {
    const label = fold(target.label)
    if (bare(label) === number) return { target, score: 0 }
    if (label.startsWith(normalQuery)) return { target, score: 1 }
    const targetWords = fold(target.words).split(/[\s’'(),.;:«»]+/)
    return queryWords.every(word => targetWords.some(one => one.startsWith(word)))
      ? { target, score: target.kind === 'heading' ? 2 : 3 }
      : []
  })
  return scores.sort((a, b) => a.score - b.score).map(one => one.target)
}

const bare = (text: string): string => text.replace(/[§\s.\u00a0]|^(?:point|paragraphe|par|titre)\b/g, '')

/** The ways a place can be named where the caret is, each with what it prints. */
export const waysTo = (
  target: Target,
  labels: Labels,
  block: string,
): { readonly ref: CrossRef; readonly text: string }[] => {
  const leads = ['named', 'cf', undefined] as const
  const refs = target.forms.flatMap(form =>
    leads.map((lead): CrossRef => ({ kind: 'ref', target: target.id, form, ...(lead ? { lead } : {}) })),
  )
  const ways = refs.map(ref => ({ ref, text: crossText(ref, labels, block) ?? '' }))
  // a title quoted by its words has nothing to be named by
  return ways.filter(({ text }, at) => ways.findIndex(one => one.text === text) === at)
}

/** Prints a reference in a block, its page as last estimated; nothing when it leads nowhere. */
export const crossText = (ref: CrossRef, { context, pages }: Labels, block: string): string | undefined => {
  const crossPrint = printCross(ref, context, block)
  if (!crossPrint) return undefined
  return lineText(crossPrint) + (ref.form === 'page' ? (pages.get(ref.target) ?? '…') : '')
}
