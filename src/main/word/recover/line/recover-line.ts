import { randomUUID } from 'node:crypto'
import type { Inline } from '../../../../shared/drafts/model.ts'
import { isNoteInline, isReference } from '../../../../shared/drafts/walk.ts'
import type { Mark } from '../../../../shared/french/run.ts'
import type { Bit, ReadPara } from '../../read/story.ts'
import { matches } from '../matches.ts'
import type { Note, RecoveryContext } from '../recovery-context.ts'
import { whyNoPicture } from '../split-pictures.ts'
import { appendInline, joinBits } from './adjacent.ts'
import { baseTokens, SILENT_KEY, wholes } from './base-tokens.ts'
import { faceChange, faceLeft, facesAssumed } from './changed-faces.ts'
import { changedNumber, intact, isFactTag, referenceOf } from './control-text.ts'
import { liftAdditions } from './lift-additions.ts'
import { type BaseToken, plain, type ReadToken, readTokens } from './line-tokens.ts'

/** The line of the draft that a paragraph is: what was not touched as it was, what was edited as it reads now. */
export function recoverLine(
  base: readonly Inline[],
  bits: readonly Bit[],
  styleMarks: readonly Mark[],
  context: RecoveryContext,
): Inline[] {
  const lineTokens = readTokens(
    liftAdditions(joinBits(bits), context),
    tag => referenceOf(tag, context) !== undefined,
    bit => context.noteIds.get(bit.note) ?? `new ${bit.note}`,
  )
  const tags = new Set(lineTokens.flatMap(token => (token.kind === 'control' ? [token.tag] : [])))
  const { tokens, silentAfter } = withoutSilent(baseTokens(base, tags, context.prints))
  const pairs = matches(
    tokens.map(token => token.key),
    lineTokens.map(token => token.key),
  )
  const whole = wholes(tokens, pairs)
  const line: Inline[] = []
  let same = pairs.length === tokens.length && pairs.length === lineTokens.length
  let from = 0
  const insert = (to: number) => {
    for (; from < to; from += 1)
      for (const inline of newInlines(lineTokens[from]!, styleMarks, context))
        appendInline(line, inline, commentsOf(lineTokens[from]!, context))
  }
  const readPlaces = new Set(pairs.map(([a]) => tokens[a]!.at))
  const appendSilent = (after: number) => {
    for (const { inline, at } of silentAfter.get(after) ?? []) {
      appendInline(line, inline, [])
      readPlaces.add(at)
    }
  }
  appendSilent(-1)
  for (const [a, b] of pairs) {
    insert(b)
    from = b + 1
    const [token, match] = [tokens[a]!, lineTokens[b]!]
    const comments = commentsOf(match, context)
    if (comments.length > 0) same = false
    const outcome = keep(token, match, whole, styleMarks, context)
    if (outcome && !outcome.same) same = false
    for (const inline of outcome?.inlines ?? []) appendInline(line, inline, comments)
    appendSilent(a)
  }
  insert(lineTokens.length)
  if (same) return [...base]
  for (const [at, inline] of base.entries())
    if (
      isReference(inline) &&
      (tokens.some(one => one.at === at && one.part) ? !whole.has(at) : !readPlaces.has(at))
    )
      context.onMissing(inline)
  return line
}

/** Sets apart the references that print nothing today: none can be read back, each stays after the token it followed, -1 for the beginning. */
function withoutSilent(all: readonly BaseToken[]) {
  const tokens: BaseToken[] = []
  const silentAfter = new Map<number, BaseToken[]>()
  for (const token of all) {
    if (token.key !== SILENT_KEY) tokens.push(token)
    else silentAfter.set(tokens.length - 1, [...(silentAfter.get(tokens.length - 1) ?? []), token])
  }
  return { tokens, silentAfter }
}

function keep(
  token: BaseToken,
  match: ReadToken,
  whole: ReadonlySet<number>,
  styleMarks: readonly Mark[],
  context: RecoveryContext,
): { inlines: readonly Inline[]; same: boolean } | undefined {
  const { inline, part } = token
  if (part) {
    if (whole.has(token.at)) {
      if (isReference(inline) && match.kind === 'text') tellWordFaces(inline, match, styleMarks, context)
      return part.index === 0 ? { inlines: [inline], same: true } : undefined
    }
    return { inlines: newInlines(match, styleMarks, context), same: false }
  }
  switch (match.kind) {
    case 'text': {
      if (inline.kind !== 'text') return { inlines: [inline], same: true }
      const own = (inline.marks ?? []).filter(mark => !styleMarks.includes(mark)).toSorted()
      const now = match.marks.filter(mark => !styleMarks.includes(mark)).toSorted()
      if (own.join() === now.join()) return { inlines: [inline], same: true }
      const ownMarks = (inline.marks ?? []).filter(mark => styleMarks.includes(mark))
      return { inlines: [textInline(inline.text, [...now, ...ownMarks])], same: false }
    }
    case 'control': {
      const { print } = token
      if (print === undefined || intact(match.bits, print, isFactTag(match.tag)))
        return isReference(inline)
          ? keepReference(inline, match, print, styleMarks, context)
          : { inlines: [inline], same: true }
      if (isReference(inline)) context.onEdit(inline, match.text)
      return { inlines: wordsOf(match.bits, styleMarks, context), same: false }
    }
    case 'link': {
      if (inline.kind !== 'link') return undefined
      tellLinkMarks(match, context)
      if (plain(match.text) === plain(inline.text || inline.url)) return { inlines: [inline], same: true }
      return { inlines: [{ ...inline, text: match.text }], same: false }
    }
    case 'note': {
      if (inline.kind !== 'note') return undefined
      const now = recoverNote(inline, context.notes.get(match.note) ?? [], context)
      return { inlines: [now], same: now === inline }
    }
    default:
      return { inlines: [inline], same: true }
  }
}

/** A reference that prints what it printed: a fact takes the face its words were given, what it cannot hold is told. */
function keepReference(
  inline: Extract<Inline, { kind: 'citation' | 'exhibit' | 'slot' | 'ref' }>,
  { bits, text }: Extract<ReadToken, { kind: 'control' }>,
  print: string | undefined,
  styleMarks: readonly Mark[],
  { faces, onLeftOut }: RecoveryContext,
): { inlines: readonly Inline[]; same: boolean } {
  const said = `«\u00a0${text.trim()}\u00a0»`
  for (const { link } of bits)
    if (link) onLeftOut(`le lien vers ${link.url} posé sur ${said}, que Prétoire compose lui-même`)
  if (print !== undefined && changedNumber(bits, print))
    onLeftOut(
      `le numéro écrit dans ${said} au lieu de «\u00a0${print.trim()}\u00a0»\u00a0: Prétoire compte les siens`,
    )
  const change = faceChange(
    bits,
    faces?.get(inline) ?? facesAssumed(inline.kind, bits, 'marks' in inline ? inline.marks : []),
    styleMarks,
  )
  if (!change) return { inlines: [inline], same: true }
  if (inline.kind === 'slot' && change.uniform && !change.hasNewBreak) {
    const kept = (inline.marks ?? []).filter(mark => styleMarks.includes(mark))
    const { marks: _, ...slot } = inline
    const marks = [...change.uniform, ...kept]
    return { inlines: [marks.length > 0 ? { ...slot, marks } : slot], same: false }
  }
  onLeftOut(faceLeft(change, text))
  return { inlines: [inline], same: true }
}

/** Tells the face put on a word of a reference whose control an editor dropped. */
function tellWordFaces(
  inline: Inline,
  bit: Extract<ReadToken, { kind: 'text' }>,
  styleMarks: readonly Mark[],
  { prints, onLeftOut }: RecoveryContext,
) {
  const change = faceChange([bit], facesAssumed(inline.kind, [bit]), styleMarks)
  if (change && inline.kind !== 'slot') onLeftOut(faceLeft(change, prints.get(inline) ?? bit.text))
}

/** Tells the marks put on a link, whose words have none of their own. */
function tellLinkMarks(
  { marks, text }: Extract<ReadToken, { kind: 'link' }>,
  { onLeftOut }: RecoveryContext,
) {
  const changes = marks.filter(mark => mark !== 'underline' && mark !== 'mono')
  if (changes.length > 0) onLeftOut(faceLeft({ changes, hasNewBreak: false }, text))
}

/** Inlines that the draft did not have: words of the writer, or a reference pasted there. */
function newInlines(token: ReadToken, styleMarks: readonly Mark[], context: RecoveryContext): Inline[] {
  switch (token.kind) {
    case 'text':
      return [
        textInline(
          token.text,
          token.marks.filter(mark => !styleMarks.includes(mark)),
        ),
      ]
    case 'break':
      return [{ kind: 'linebreak' }]
    case 'page':
      context.onLeftOut('un saut de page au milieu d’un paragraphe')
      return []
    case 'control': {
      const reference = referenceOf(token.tag, context)
      const prints = context.texts.get(token.tag)
      const isFact = isFactTag(token.tag)
      const whole =
        prints === undefined
          ? !context.silentTags.has(token.tag) || token.text.trim() === ''
          : [...prints].some(text => intact(token.bits, text, isFact))
      if (reference && whole) return [reference]
      if (reference) context.onEdit(reference, token.text)
      return wordsOf(token.bits, styleMarks, context)
    }
    case 'link':
      tellLinkMarks(token, context)
      return [{ kind: 'link', url: token.url, text: token.text }]
    case 'note': {
      const id = context.noteIds.get(token.note)
      const baseNote = id === undefined ? undefined : context.baseNotes.get(id)
      return [
        recoverNote(
          baseNote ?? { kind: 'note', id: randomUUID(), inlines: [] },
          context.notes.get(token.note) ?? [],
          context,
        ),
      ]
    }
    case 'image':
      context.onLeftOut(whyNoPicture(token.part, context.pictures))
      return token.alt ? [textInline(`[image : ${token.alt}]`, [])] : []
  }
}

/** A note of the draft, its text as it reads now; itself when nothing was touched. */
export function recoverNote(note: Note, paras: readonly ReadPara[], context: RecoveryContext): Note {
  const bits = trimNote(
    paras.flatMap((para, index) => [...(index > 0 ? [{ kind: 'break' } as const] : []), ...para.bits]),
    startsSpaced(note),
  )
  const inlines = recoverLine(note.inlines, bits, paras[0]?.styleMarks ?? [], context).filter(isNoteInline)
  const same = inlines.length === note.inlines.length && inlines.every((one, at) => one === note.inlines[at])
  return same ? note : { ...note, inlines }
}

/** The space Word puts between a note's number and its text is not the writer's; any other is, where the note had one. */
function trimNote(bits: readonly Bit[], keepsSpace: boolean): Bit[] {
  const [first, ...rest] = bits
  if (first?.kind !== 'text') return [...bits]
  const text = first.text.replace(keepsSpace ? /^[\s\u00a0]/ : /^[\s\u00a0]+/, '')
  if (text) return [{ ...first, text }, ...rest]
  return keepsSpace ? rest : trimNote(rest, false)
}

function startsSpaced({ inlines }: Note): boolean {
  const first = inlines.find(inline => inline.kind !== 'text' || plain(inline.text) !== '')
  return first?.kind === 'text' && plain(first.text).startsWith(' ')
}

/** The inlines that the bits of a control are once it is no reference: words, notes, links. */
const wordsOf = (bits: readonly Bit[], styleMarks: readonly Mark[], context: RecoveryContext): Inline[] =>
  readTokens(
    bits,
    () => false,
    bit => bit.note,
  ).flatMap(token => newInlines(token, styleMarks, context))

const textInline = (text: string, marks: readonly Mark[]): Inline =>
  marks.length > 0 ? { kind: 'text', text, marks: [...marks] } : { kind: 'text', text }

const commentsOf = (token: ReadToken, { comments }: RecoveryContext): string[] =>
  (token.comments ?? []).flatMap(id => comments.get(id) ?? [])
