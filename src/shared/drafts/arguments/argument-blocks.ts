import type { Argument, Variant } from '../../library/model.ts'
import { Block } from '../model.ts'
import { counter, type MarkupOptions, parseInlines, splitParagraphs } from '../text/markup.ts'

/** How an argument enters a draft. `heading`: its level, and its text where the argument's title is not wanted. */
export interface InsertOptions extends MarkupOptions {
  /** the insertion: the ids of its blocks and notes are made of it */
  readonly group?: string
  readonly heading?: { readonly level: number; readonly text?: string; readonly numbered?: boolean }
  readonly slot?: string
  readonly style?: string
}

/** Forms that replace one that was not written, nearest first; shorter ones first for what is said or sent. */
const FALLBACKS: Readonly<Record<Variant, readonly (keyof Wordings)[]>> = {
  filing: ['development', 'thesis'],
  briefing: ['development', 'thesis'],
  sheet: ['briefing', 'shortForm', 'development', 'thesis'],
  mail: ['shortForm', 'script', 'thesis'],
  intervention: ['briefing', 'development', 'shortForm', 'thesis'],
  script: ['shortForm', 'mail', 'development', 'thesis'],
}
type Wordings = Argument['variants'] & Pick<Argument, 'shortForm' | 'development' | 'thesis'>

/** The text of one form of an argument, in our markup; never empty where the argument has a thesis. */
export function wordingOf(argument: Argument, variant: Variant): string {
  const { variants, shortForm, development, thesis } = argument
  const wordings: Wordings = { ...variants, shortForm, development, thesis }
  return [variant, ...FALLBACKS[variant]].map(key => wordings[key]).find(Boolean) ?? ''
}

/** One variant of an argument as linked blocks: a heading where asked, then its paragraphs. What the editor inserts too. */
export function argumentBlocks(argument: Argument, variant: Variant, options: InsertOptions = {}): Block[] {
  const group = options.group ?? argument.id
  const reading = { ...options, id: counter(`${group}.n`) }
  const origin = { source: argument.id, revision: argument.revision, variant, group }
  const family = argument.ground?.family
  const slot = options.slot ?? (family && (family === 'externe' ? 'ground-external' : 'ground-internal'))
  const common = { origin, ...(slot && { slot }) }
  const text = wordingOf(argument, variant)
  const { heading } = options
  return [
    ...(heading
      ? [
          Block.parse({
            kind: 'heading',
            id: `${group}.h`,
            ...common,
            level: heading.level,
            numbered: heading.numbered ?? true,
            inlines: parseInlines(heading.text ?? argument.title, reading),
          }),
        ]
      : []),
    ...splitParagraphs(text).map((part, at) =>
      Block.parse({
        kind: 'paragraph',
        id: `${group}.${at + 1}`,
        ...common,
        style: options.style ?? 'body',
        inlines: parseInlines(part, reading),
      }),
    ),
  ]
}
