import type { Dossier } from '../../dossiers/model.ts'
import type { Source } from '../../library/model.ts'
import { argumentBlocks } from '../arguments/argument-blocks.ts'
import { Block, type Inline } from '../model.ts'
import { factOf, partyFact, spokenIn } from '../slots/facts.ts'
import { recourseOf } from '../slots/recourse.ts'
import { counter, type MarkupOptions, parseInlines, splitParagraphs } from '../text/markup.ts'
import { idsAt, nameOf, placesOf } from './block-ids.ts'
import { type EmbeddedText, embedTexts } from './embed.ts'
import { blockFor, itemsOver, rowsOver, type Things, turnsOf } from './repeats.ts'
import type { Template, TemplateBlock } from './template.ts'

/** How a template is read: kinds of sources, what was chosen for its `each`, the other texts it takes in. */
export type Reading = Omit<MarkupOptions, 'id'> & {
  readonly things?: Things
  readonly texts?: readonly EmbeddedText[]
}

/** The ids of the library arguments a template inserts, those chosen included: what to load before instantiating it. */
export function argumentIds(template: Template, things: Things = {}): string[] {
  return [
    ...new Set(
      template.blocks.flatMap(block => {
        if (block.kind !== 'argument') return []
        if (block.each) return (turnsOf(block, things) ?? []).map(thing => thing.id)
        return block.argument ? [block.argument] : []
      }),
    ),
  ]
}

/** True when the answer (or its default) is given, equal to one of `is` where there is one; `not` reverses. */
export function holds(condition: TemplateBlock['when'], dossier: Dossier, template?: Template): boolean {
  if (!condition) return true
  if (Array.isArray(condition)) return condition.every(one => holds(one, dossier, template))
  const dossierOfText = spokenIn(dossier, template)
  const value =
    condition.fact === 'recourse.answer'
      ? recourseOf(dossierOfText, template)?.answer
      : (partyFact(condition.fact, dossierOfText) ?? factOf(condition.fact, dossierOfText, template))
  const isMet = value !== undefined && (!condition.is || condition.is.includes(value))
  return condition.not ? !isMet : isMet
}

/**
 * The blocks of a new draft: the template's, where their condition holds, with the library arguments it names inserted and linked.
 * An argument that the library lacks leaves a gap. Ids say the place in the template: they are the same whatever the facts.
 */
export function instantiate(
  template: Template,
  dossier: Dossier,
  argumentsById: ReadonlyMap<string, Source>,
  options: Reading = {},
): Block[] {
  return blocksOf(template, argumentsById, options, block => holds(block.when, dossier, template)).map(
    one => one.block,
  )
}

/** Every block the template may give, whatever the facts, with whether it always does. */
export function candidatesOf(
  template: Template,
  argumentsById: ReadonlyMap<string, Source>,
  options: Reading = {},
): { readonly block: Block; readonly always: boolean }[] {
  return blocksOf(template, argumentsById, options, () => true)
}

function blocksOf(
  template: Template,
  argumentsById: ReadonlyMap<string, Source>,
  options: Reading,
  isIncluded: (block: TemplateBlock) => boolean,
) {
  const places = placesOf(template)
  const placements = template.blocks.map((block, at) => ({ block, place: places[at]! }))
  const turn = (block: TemplateBlock, place: string) =>
    make(block, template, argumentsById, { ...options, place, id: counter(`${place}.n`) }).map(instance => ({
      block: instance,
      always: !block.when && !block.each,
    }))
  return runsOf(placements.filter(one => isIncluded(one.block))).flatMap(run => {
    const turns = run[0]!.block.each === undefined ? undefined : turnsOf(run[0]!.block, options.things ?? {})
    if (!turns || turnsInside(run[0]!.block)) return run.flatMap(one => turn(one.block, one.place))
    const [first] = run
    if (turns.length === 0) return first?.block.none ? turn(gapOf(first.block), first.place) : []
    return turns.flatMap(thing =>
      run.flatMap(one => turn(blockFor(one.block, thing), `${one.place}.${thing.id}`)),
    )
  })
}

type Placement = { readonly block: TemplateBlock; readonly place: string }

/** A table or a list turns over its own rows or items. */
const turnsInside = ({ kind }: TemplateBlock) => kind === 'table' || kind === 'list'

/** Neighbours that turn over the same things are made together, thing by thing. */
function runsOf(placements: readonly Placement[]): Placement[][] {
  const runs: Placement[][] = []
  for (const one of placements) {
    const [before] = runs.at(-1) ?? []
    const same =
      before?.block.each !== undefined &&
      before.block.each === one.block.each &&
      before.block.from === one.block.from &&
      before.block.most === one.block.most &&
      !turnsInside(before.block) &&
      !turnsInside(one.block)
    if (same) runs.at(-1)!.push(one)
    else runs.push([one])
  }
  return runs
}

/** The gap that stands where nothing was chosen. */
const gapOf = (block: TemplateBlock): TemplateBlock => ({
  kind: 'paragraph',
  text: `{{${block.none}}}`,
  ...(block.slot && { slot: block.slot }),
  ...(block.kind !== 'heading' && block.style && { style: block.style }),
})

type MakeOptions = MarkupOptions & Reading & { readonly place: string }

function make(
  block: TemplateBlock,
  template: Template,
  library: ReadonlyMap<string, Source>,
  options: MakeOptions,
): Block[] {
  const id = idsAt(options.place)
  const slot = block.slot ? { slot: block.slot } : {}
  const read = (text = ''): Inline[] => withExhibitKeys(parseInlines(text, options), template)
  const turns = turnsOf(block, options.things ?? {})
  switch (block.kind) {
    case 'argument':
      return insert(block, template, library, options)
    case 'list':
      return [
        Block.parse({
          kind: 'list',
          id: id(),
          ...slot,
          style: block.style ?? 'bullet',
          items: itemsOf(turns ? itemsOver(block, turns) : (block.items ?? []), options.place).map(
            ([item, text]) => ({
              id: item,
              level: 0,
              inlines: read(text),
            }),
          ),
        }),
      ]
    case 'table':
      return [
        Block.parse({
          kind: 'table',
          id: id(),
          ...slot,
          widths: block.widths ?? [],
          rows: (turns ? rowsOver(block, turns) : (block.rows ?? [])).map(row => row.map(cell => read(cell))),
        }),
      ]
    case 'texts':
      return embedTexts(options.texts ?? [], options.place, block.text)
    case 'break':
      return [Block.parse({ kind: 'break', id: id(), ...slot })]
    case 'generated':
      return [Block.parse({ kind: 'generated', id: id(), ...slot, what: block.what })]
    case 'heading':
      return [
        Block.parse({
          kind: 'heading',
          id: id(),
          ...slot,
          level: block.level ?? 1,
          inlines: read(block.text),
          numbered: block.numbered ?? true,
        }),
      ]
    case 'paragraph':
      return splitParagraphs(block.text ?? '').map(text =>
        Block.parse({
          kind: 'paragraph',
          id: id(),
          ...slot,
          style: block.style ?? 'body',
          inlines: read(text),
        }),
      )
  }
}

/** The items of a list, each under a name of its own that another item's coming or going does not change. */
function itemsOf(items: readonly string[], place: string): [id: string, text: string][] {
  const idByName = new Map<string, () => string>()
  return items.map(text => {
    const name = `${place}.${nameOf(text)}`
    const id = idByName.get(name) ?? idsAt(name)
    idByName.set(name, id)
    return [id(), text]
  })
}

/** Exhibits named by a key of the template wait for the file that fills it. */
function withExhibitKeys(inlines: Inline[], template: Template): Inline[] {
  const keys = new Set(template.exhibits.map(exhibit => exhibit.key))
  return inlines.map(inline =>
    inline.kind === 'exhibit' && keys.has(inline.exhibit)
      ? { ...inline, exhibit: `key:${inline.exhibit}` }
      : inline,
  )
}

function insert(
  block: TemplateBlock,
  template: Template,
  library: ReadonlyMap<string, Source>,
  options: MakeOptions,
): Block[] {
  const name = block.argument ?? ''
  const variant = block.variant ?? (template.style === 'briefing' ? 'briefing' : 'filing')
  const source = library.get(name)
  if (source?.kind === 'argument') {
    const heading =
      block.level === undefined
        ? undefined
        : {
            level: block.level,
            ...(block.text && { text: block.text }),
            ...(block.numbered !== undefined && { numbered: block.numbered }),
          }
    return argumentBlocks(source, variant, {
      ...options,
      group: options.place,
      ...(heading && { heading }),
      ...(block.slot && { slot: block.slot }),
      ...(block.style && { style: block.style }),
    })
  }
  const slot = block.slot ? { slot: block.slot } : {}
  const text = block.text ?? `Moyen ${name}`
  const id = idsAt(`${options.place}.gap`)
  return [
    ...(block.level
      ? [
          Block.parse({
            kind: 'heading',
            id: id(),
            ...slot,
            level: block.level,
            inlines: parseInlines(text),
          }),
        ]
      : []),
    Block.parse({
      kind: 'paragraph',
      id: id(),
      ...slot,
      style: block.style ?? 'body',
      inlines: [{ kind: 'slot', key: `argument ${name}, absent de la bibliothèque` }],
    }),
  ]
}
