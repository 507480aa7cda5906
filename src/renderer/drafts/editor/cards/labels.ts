import type { Line, PrintedInline } from '../../../../shared/drafts/assemble/assembled.ts'
import { type Context, contextOf } from '../../../../shared/drafts/assemble/context.ts'
import { printLine } from '../../../../shared/drafts/assemble/inlines.ts'
import type { Gathered } from '../../../../shared/drafts/gathered.ts'
import { attackedDay as dayOf } from '../../../../shared/drafts/law.ts'
import type { BlockOf, Draft } from '../../../../shared/drafts/model.ts'
import { gapLabel } from '../../../../shared/drafts/slots/gap-labels.ts'
import { isEmphasised } from '../../../../shared/drafts/verify/quotations/quotes.ts'
import { linesOf, plainText } from '../../../../shared/drafts/walk.ts'
import { type SetRun, setRuns } from '../../../../shared/french/page/set-runs.ts'
import type { Run } from '../../../../shared/french/run.ts'
import { cite, label } from '../../../../shared/library/cite/print.ts'
import type { Source, SourceRef } from '../../../../shared/library/model.ts'
import { today } from '../../../ui/date.ts'
import type { Atom } from '../nodes/head.ts'

/**
 * The sources of the labels on the page: the very look-ups the Word file is printed with, so that both say the
 * same. One object per page, which its nodes read.
 */
export interface Labels {
  readonly draftContext: Gathered
  /** as in the file, it remembers what was cited: labels are computed in the order of the text, from a fresh one */
  readonly context: Context
  /** what was printed of the inlines of each note or caption but its text, by the id of the note or the block */
  readonly notes: Map<string, readonly Line[]>
  /** the pages of the places that references name by their page, as last estimated */
  readonly pages: Map<string, number>
}

/** The labels of a page, and the two things that change them. */
export const openLabels = (draftContext: Gathered) => {
  const knownSources = new Map<string, Source>()
  const contextFor = (current: Gathered) => contextOf(current, { template: current.template })
  const labels = {
    draftContext,
    context: contextFor(draftContext),
    notes: new Map<string, readonly Line[]>(),
    pages: new Map<string, number>(),
  }
  const take = (next: Gathered): void => {
    const sources = new Map([...knownSources, ...next.sources.map(source => [source.id, source] as const)])
    labels.draftContext = { ...next, sources: [...sources.values()] }
  }
  return {
    labels: labels as Labels,
    /** dossier, exhibits or sources changed */
    renew: take,
    /** a source the draft did not cite when it was gathered */
    learn: (source: Source): void => {
      knownSources.set(source.id, source)
      take(labels.draftContext)
    },
    /** the text as it stands, before its labels are computed again in order */
    begin: (draft: Draft): void => {
      labels.context = contextFor({ ...labels.draftContext, draft })
    },
  }
}

/** The day of the decision attacked, whose law is quoted; today where there is none. */
export const attackedDay = ({ draftContext }: Labels): string => dayOf(draftContext.dossier.facts) ?? today()

/** How an atomic inline shows: its text in its faces, and whether something is missing. */
export interface Appearance {
  readonly text: string
  readonly runs: readonly SetRun[]
  readonly title: string
  readonly missing: boolean
  /** something of it is still to be verified */
  readonly doubt: boolean
}

const faces = (inline: PrintedInline): readonly Run[] => {
  switch (inline.kind) {
    case 'run':
    case 'gap':
    case 'link':
    case 'ref':
      return [inline]
    case 'citation':
      return inline.runs
    case 'exhibit':
      return [{ text: `${inline.before}${inline.number}${inline.after}` }]
    case 'note':
      return [{ text: `${inline.number}` }]
    case 'linebreak':
      return [{ text: '\n' }]
  }
}

/** A printed line as plain text. */
export const lineText = (line: Line): string =>
  line
    .flatMap(faces)
    .map(run => run.text)
    .join('')

/** A source is named as often as it is cited: its name is kept for as long as the window has it. */
const namesBySource = new WeakMap<Source, string>()
const nameOf = (source: Source): string => {
  const name = namesBySource.get(source) ?? label(source)
  namesBySource.set(source, name)
  return name
}

/** Tooltip of an atom. */
const titleOf = (atom: Atom, { draftContext, context }: Labels, line: Line): string => {
  switch (atom.kind) {
    case 'citation': {
      const source = context.sources.get(atom.source.id)
      if (!source) return 'Cette source n’est plus dans la bibliothèque'
      const doubts = [
        source.certainty === 'to-verify' && ' — à vérifier',
        source.withdrawn && ' — retiré par son éditeur',
      ]
      return [nameOf(source), ...doubts].filter(Boolean).join('')
    }
    case 'exhibit':
      return context.exhibits.get(atom.exhibit)?.exhibit.label ?? 'Cette pièce n’est pas au dossier'
    case 'slot': {
      const name = gapLabel(atom.key, draftContext.template)
      return missing(line) ? `À renseigner dans le dossier\u00a0: ${name}` : `Fait du dossier\u00a0: ${name}`
    }
    case 'ref':
      if (missing(line)) return 'Le passage visé n’existe plus ou n’est pas numéroté'
      return crossTitle(atom.target, context)
    case 'link':
      return atom.url
    case 'cut': {
      const hiddenText = atom.hidden.map(one => (one.kind === 'text' ? one.text : ' ')).join('')
      return atom.shown
        ? `La source dit\u00a0: «\u00a0${hiddenText}\u00a0»`
        : `Coupé\u00a0: «\u00a0${hiddenText}\u00a0»`
    }
    case 'private':
      return `Note privée, jamais exportée\u00a0: ${atom.text}`
    case 'note': {
      const [note] = line
      return `Note\u00a0: ${note?.kind === 'note' ? lineText(note.inlines) : ''}`
    }
  }
}

/** Names the target of a reference: the title, or the first words of the paragraph or of the note. */
const crossTitle = (target: string, { material: draftContext, positions }: Context): string => {
  const block = draftContext.draft.blocks[positions.rank.get(target) ?? -1]
  const note =
    block &&
    linesOf(block)
      .flat()
      .find(inline => inline.kind === 'note' && inline.id === target)
  const line = note?.kind === 'note' ? note.inlines : ((block && linesOf(block)[0]) ?? [])
  const words = plainText(line).replace(/\s+/g, ' ').trim()
  return `Renvoi\u00a0: ${words.length > 120 ? `${words.slice(0, 120)}…` : words}`
}

const missing = (line: Line): boolean => line.some(one => one.kind === 'gap')

/** The appearance of an atomic inline, as it will be printed in a block. */
export const appearance = (atom: Atom, labels: Labels, block = ''): Appearance =>
  appearanceOf(
    atom,
    atom.kind === 'note' ? printNote(atom, labels, block) : printLine([atom], labels.context, { block }),
    labels,
  )

/** Prints a note inline by inline, in the order of the file; the look of each is kept for who opens the note. */
const printNote = (
  { id, inlines }: Extract<Atom, { kind: 'note' }>,
  { context, notes }: Labels,
  block: string,
): Line => {
  const number = context.state.note()
  const lines = inlines.map(one => ({ one, line: printLine([one], context, { block }) }))
  notes.set(
    id,
    lines.flatMap(({ one, line }) => (one.kind === 'text' || one.kind === 'linebreak' ? [] : [line])),
  )
  return [{ kind: 'note', id, number, inlines: lines.flatMap(({ line }) => line) }]
}

/** The appearance of what is computed beside a picture or a table, in order; kept for who opens the caption. */
export const captionLooks = (
  { id, caption }: Pick<BlockOf<'image' | 'table'>, 'id' | 'caption'>,
  labels: Labels,
): Appearance[] => {
  const atoms = caption.filter(one => one.kind !== 'text' && one.kind !== 'linebreak')
  const lines = atoms.map(one => printLine([one], labels.context, { block: id }))
  labels.notes.set(id, lines)
  return atoms.map((one, at) => appearanceOf(one, lines[at] ?? [], labels))
}

/** A caption as plain text, from the looks of what is computed in it. */
export const captionWords = (
  caption: BlockOf<'table'>['caption'],
  looks: readonly Pick<Appearance, 'text'>[],
): string => {
  const remainingLooks = [...looks]
  return caption
    .map(one =>
      one.kind === 'text' ? one.text : one.kind === 'linebreak' ? ' ' : (remainingLooks.shift()?.text ?? ''),
    )
    .join('')
}

/** The appearance of an atomic inline from what is printed of it. */
export const appearanceOf = (atom: Atom, line: Line, labels: Labels): Appearance => {
  const printedRuns = atom.kind === 'link' ? line.flatMap(faces) : setRuns(line.flatMap(faces))
  const runs =
    atom.kind === 'private'
      ? [{ text: '✎' }]
      : atom.kind === 'ref' && atom.form === 'page' && !missing(line)
        ? [...printedRuns, { text: `${labels.pages.get(atom.target) ?? '…'}` }]
        : printedRuns
  const source = atom.kind === 'citation' ? labels.context.sources.get(atom.source.id) : undefined
  return {
    text: runs.map(run => run.text).join(''),
    runs,
    title: titleOf(atom, labels, line),
    missing: missing(line),
    doubt: source?.certainty === 'to-verify' || source?.withdrawn !== undefined,
  }
}

/** A source cited in full at its point, whatever was cited above. */
export const fullText = (ref: SourceRef, { draftContext, context }: Labels): string | undefined => {
  const source = context.sources.get(ref.id)
  return (
    source &&
    lineText(
      cite(source, { pin: ref.pin, profile: draftContext.draft.profile }).map(run => ({
        kind: 'run',
        ...run,
      })),
    )
  )
}

/** Caption of a quote: its source as printed, then what was done to its words. */
export const quoteLabel = (quote: BlockOf<'quote'>, { context }: Labels): string | undefined => {
  const { source, repairs } = quote
  const citedSource = source && context.sources.get(source.id)
  const fullCitation =
    source &&
    (citedSource
      ? lineText(context.cite(citedSource, source, 'auto').runs.map(run => ({ kind: 'run', ...run })))
      : `source introuvable\u00a0: ${source.id}`)
  const parts = [
    ...(fullCitation ? [fullCitation] : []),
    ...(isEmphasised(quote) ? ['souligné par nous'] : []),
    ...(repairs.length > 0 ? [`ponctuation rétablie\u00a0: ${repairs.join(', ')}`] : []),
  ]
  return parts.length > 0 ? `(${parts.join('\u00a0; ')})` : undefined
}
