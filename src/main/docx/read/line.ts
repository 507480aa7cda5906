import { randomUUID } from 'node:crypto'
import type { Reference } from '../../../shared/draft/assembled.ts'
import type { Inline, Mark } from '../../../shared/model/draft.ts'
import { parseTag, printTag } from '../tags.ts'
import { isReference } from '../working.ts'
import { matches } from './align.ts'
import { type FilePictures, leftPicture } from './pictures.ts'
import type { Bit, ReadPara } from './story.ts'
import {
  type BaseToken,
  breakKey,
  cutText,
  linkKey,
  noteKey,
  plain,
  type ReadToken,
  readTokens,
  tagKey,
  textIn,
} from './tokens.ts'

type NoteInline = Exclude<Inline, { kind: 'note' }>
type Note = Extract<Inline, { kind: 'note' }>

/** What recovering a line looks up, and what it tells. */
export interface Recovering {
  readonly references: readonly Reference[]
  readonly shown: ReadonlyMap<Inline, string>
  /** every text a tag printed */
  readonly texts: ReadonlyMap<string, ReadonlySet<string>>
  readonly notes: ReadonlyMap<string, readonly ReadPara[]>
  /** the note of the draft that a call is, by the id Word gave it */
  readonly noteIds: ReadonlyMap<string, string>
  readonly baseNotes: ReadonlyMap<string, Note>
  /** comments that are wanted: the draft's id of each, by Word's */
  readonly comments: ReadonlyMap<string, string>
  /** references whose words were changed, and are text from now on */
  readonly edited: (reference: Reference, now: string) => void
  /** references that were not found in their line */
  readonly missing: (inline: Inline) => void
  readonly left: (what: string) => void
  readonly pictures: FilePictures
}

/** The line of the draft that a paragraph is: what was not touched as it was, what was edited as it reads now. */
export function recoverLine(
  base: readonly Inline[],
  bits: readonly Bit[],
  styled: readonly Mark[],
  with_: Recovering,
): Inline[] {
  const read = readTokens(
    opened(joinedBits(bits), with_),
    tag => tagged(tag, with_) !== undefined,
    bit => with_.noteIds.get(bit.note) ?? `new ${bit.note}`,
  )
  const tags = new Set(read.flatMap(token => (token.kind === 'control' ? [token.tag] : [])))
  const tokens = baseTokens(base, tags, with_.shown)
  const pairs = matches(
    tokens.map(token => token.key),
    read.map(token => token.key),
  )
  const whole = wholes(tokens, pairs)
  const line = new Line()
  let same = pairs.length === tokens.length && pairs.length === read.length
  let from = 0
  const insert = (to: number) => {
    for (; from < to; from += 1)
      for (const inline of inserted(read[from]!, styled, with_))
        line.push(inline, commentsOf(read[from]!, with_))
  }
  for (const [a, b] of pairs) {
    insert(b)
    from = b + 1
    const [token, found] = [tokens[a]!, read[b]!]
    const comments = commentsOf(found, with_)
    if (comments.length > 0) same = false
    const kept = keep(token, found, whole, styled, with_)
    if (kept === undefined) continue
    if (!kept.same) same = false
    for (const inline of kept.inlines) line.push(inline, comments)
  }
  insert(read.length)
  if (same) return [...base]
  const matched = new Set(pairs.map(([a]) => tokens[a]!.at))
  for (const [at, inline] of base.entries())
    if (
      isReference(inline) &&
      (tokens.some(one => one.at === at && one.part) ? !whole.has(at) : !matched.has(at))
    )
      with_.missing(inline)
  return line.inlines
}

/** What printing put at the head of a control to keep it on the line of its reference stands before it again. */
function opened(bits: readonly Bit[], with_: Recovering): Bit[] {
  return bits.flatMap((bit, at): Bit[] => {
    const { control } = bit
    if (bit.kind !== 'text' || !control || bits[at - 1]?.control === control) return [bit]
    const sign = /^(?:[([]|«[\s\u00a0]?)+/.exec(bit.text)?.[0]
    if (!sign || !tagged(control.tag, with_)) return [bit]
    const end = bits.findIndex((one, place) => place > at && one.control !== control)
    const text = textIn(bits.slice(at, end < 0 ? undefined : end))
    const printed = with_.texts.get(control.tag)
    const said = (words: string) => printed === undefined || [...printed].some(one => alike(words, one))
    if (printed && said(text)) return [bit]
    // what it prints may itself begin so
    let size = sign.length
    while (size > 0 && !said(text.slice(size))) size -= 1
    if (size === 0) return [bit]
    const { control: _, ...free } = bit
    const rest = bit.text.slice(size)
    return [{ ...free, text: bit.text.slice(0, size) }, ...(rest ? [{ ...bit, text: rest }] : [])]
  })
}

/** What a tag refers to; the source under a quotation is no inline. */
function tagged(
  tag: string,
  { references }: Pick<Recovering, 'references'>,
): Extract<Reference, Inline> | undefined {
  const found = parseTag(tag, references)
  return found && found.kind !== 'quoted' ? found : undefined
}

function keep(
  token: BaseToken,
  found: ReadToken,
  whole: ReadonlySet<number>,
  styled: readonly Mark[],
  with_: Recovering,
): { inlines: readonly Inline[]; same: boolean } | undefined {
  const { inline, part } = token
  if (part) {
    if (whole.has(token.at)) return part.index === 0 ? { inlines: [inline], same: true } : undefined
    return { inlines: inserted(found, styled, with_), same: false }
  }
  switch (found.kind) {
    case 'text': {
      if (inline.kind !== 'text') return { inlines: [inline], same: true }
      const own = (inline.marks ?? []).filter(mark => !styled.includes(mark)).toSorted()
      const now = found.marks.filter(mark => !styled.includes(mark)).toSorted()
      if (own.join() === now.join()) return { inlines: [inline], same: true }
      const kept = (inline.marks ?? []).filter(mark => styled.includes(mark))
      return { inlines: [textInline(inline.text, [...now, ...kept])], same: false }
    }
    case 'control': {
      const expected = token.shown
      if (expected === undefined || alike(found.text, expected)) return { inlines: [inline], same: true }
      if (isReference(inline)) with_.edited(inline, found.text)
      return { inlines: wordsOf(found.bits, styled), same: false }
    }
    case 'link': {
      if (inline.kind !== 'link') return undefined
      if (plain(found.text) === plain(inline.text || inline.url)) return { inlines: [inline], same: true }
      return { inlines: [{ ...inline, text: found.text }], same: false }
    }
    case 'note': {
      if (inline.kind !== 'note') return undefined
      const now = recoverNote(inline, with_.notes.get(found.note) ?? [], with_)
      return { inlines: [now], same: now === inline }
    }
    default:
      return { inlines: [inline], same: true }
  }
}

/** What stands where the draft had nothing: the writer's words, or a reference that was put there. */
function inserted(token: ReadToken, styled: readonly Mark[], with_: Recovering): Inline[] {
  switch (token.kind) {
    case 'text':
      return [
        textInline(
          token.text,
          token.marks.filter(mark => !styled.includes(mark)),
        ),
      ]
    case 'break':
      return [{ kind: 'linebreak' }]
    case 'page':
      return []
    case 'control': {
      const reference = tagged(token.tag, with_)
      const expected = with_.texts.get(token.tag)
      const intact = expected === undefined || [...expected].some(text => alike(token.text, text))
      if (reference && intact) return [reference]
      if (reference) with_.edited(reference, token.text)
      return wordsOf(token.bits, styled)
    }
    case 'link':
      return [{ kind: 'link', url: token.url, text: token.text }]
    case 'note': {
      const id = with_.noteIds.get(token.note)
      const known = id === undefined ? undefined : with_.baseNotes.get(id)
      return [
        recoverNote(
          known ?? { kind: 'note', id: randomUUID(), inlines: [] },
          with_.notes.get(token.note) ?? [],
          with_,
        ),
      ]
    }
    case 'image':
      with_.left(leftPicture(token.part, with_.pictures))
      return token.alt ? [textInline(`[image : ${token.alt}]`, [])] : []
  }
}

/** A note of the draft, its text as it reads now; itself when nothing was touched. */
export function recoverNote(note: Note, paras: readonly ReadPara[], with_: Recovering): Note {
  const bits = trimmed(
    paras.flatMap((para, index) => [...(index > 0 ? [{ kind: 'break' } as const] : []), ...para.bits]),
    startsSpaced(note),
  )
  const inlines = recoverLine(note.inlines, bits, paras[0]?.styled ?? [], with_).filter(
    (inline): inline is NoteInline => inline.kind !== 'note',
  )
  const same = inlines.length === note.inlines.length && inlines.every((one, at) => one === note.inlines[at])
  return same ? note : { ...note, inlines }
}

/** The space Word puts between a note's number and its text is not the writer's; any other is, where the note had one. */
function trimmed(bits: readonly Bit[], spaced: boolean): Bit[] {
  const [first, ...rest] = bits
  if (first?.kind !== 'text') return [...bits]
  const text = first.text.replace(spaced ? /^[\s\u00a0]/ : /^[\s\u00a0]+/, '')
  if (text) return [{ ...first, text }, ...rest]
  return spaced ? rest : trimmed(rest, false)
}

function startsSpaced({ inlines }: Note): boolean {
  const first = inlines.find(inline => inline.kind !== 'text' || plain(inline.text) !== '')
  return first?.kind === 'text' && plain(first.text).startsWith(' ')
}

/** The same words; a number that Word has counted again is no edit. */
const alike = (now: string, was: string) =>
  plain(now).trim() === plain(was).trim() || figureless(now) === figureless(was)
const figureless = (text: string) => {
  const bare = plain(text).trim()
  return /^(?:pièce n° )?(?:\d+|[IVXLC]+(?:\.[A-Z\d]+)*)?$/.test(bare)
    ? bare.replace(/(?:\d+|[IVXLC][\w.]*)$/, '#') || '#'
    : bare
}

const wordsOf = (bits: readonly Bit[], styled: readonly Mark[]): Inline[] =>
  bits.flatMap((bit): Inline[] =>
    bit.kind === 'text'
      ? [
          textInline(
            bit.text,
            bit.marks.filter(mark => !styled.includes(mark)),
          ),
        ]
      : bit.kind === 'break'
        ? [{ kind: 'linebreak' }]
        : [],
  )

const textInline = (text: string, marks: readonly Mark[]): Inline =>
  marks.length > 0 ? { kind: 'text', text, marks: [...marks] } : { kind: 'text', text }

const commentsOf = (token: ReadToken, { comments }: Recovering): string[] =>
  (token.comments ?? []).flatMap(id => comments.get(id) ?? [])

/** Inlines whose words all stand together where they were. */
function wholes(tokens: readonly BaseToken[], pairs: readonly (readonly [number, number])[]): Set<number> {
  const whole = new Set<number>()
  let run = 0
  for (const [index, [a, b]] of pairs.entries()) {
    const token = tokens[a]!
    const before = pairs[index - 1]
    const follows = before !== undefined && before[0] === a - 1 && before[1] === b - 1
    if (!token.part) run = 0
    else {
      run = token.part.index === 0 ? 1 : follows && run === token.part.index ? run + 1 : 0
      if (run === token.part.count) whole.add(token.at)
    }
  }
  return whole
}

/** A line in its tokens; a reference whose control is not in the paragraph is known by its words. */
function baseTokens(
  base: readonly Inline[],
  tags: ReadonlySet<string>,
  shown: ReadonlyMap<Inline, string>,
): BaseToken[] {
  const tokens: BaseToken[] = []
  const asWords = (inline: Inline, at: number, text: string) => {
    const words = cutText(text).filter(word => plain(word))
    if (words.length === 0) tokens.push({ key: '\u0001none', inline, at })
    for (const [index, word] of words.entries())
      tokens.push({ key: plain(word), inline, at, part: { index, count: words.length } })
  }
  let text: { text: string; at: number; first: Extract<Inline, { kind: 'text' }> } | undefined
  const close = () => {
    if (!text) return
    for (const word of glued(cutText(text.text)))
      tokens.push({ key: plain(word), inline: { ...text.first, text: word }, at: text.at })
    text = undefined
  }
  for (const [at, inline] of base.entries()) {
    if (inline.kind === 'text') {
      // neighbours of the same marks are one run to Word
      if (text && (text.first.marks ?? []).toSorted().join() === (inline.marks ?? []).toSorted().join())
        text.text += inline.text
      else {
        if (inline.text === '') continue
        close()
        text = { text: inline.text, at, first: inline }
      }
      continue
    }
    if (inline.kind === 'private') continue
    close()
    if (isReference(inline)) {
      const tag = printTag(inline)
      const printed = shown.get(inline)
      if (tags.has(tag)) tokens.push({ key: tagKey(tag), inline, at, ...(printed ? { shown: printed } : {}) })
      else asWords(inline, at, printed ?? '')
    } else if (inline.kind === 'linebreak') tokens.push({ key: breakKey, inline, at })
    else if (inline.kind === 'note') tokens.push({ key: noteKey(inline.id), inline, at })
    else if (inline.kind === 'link') {
      if (inline.text || inline.url) tokens.push({ key: linkKey(inline.url), inline, at })
    } else asWords(inline, at, cutSign(inline))
  }
  close()
  return tokens
}

const cutSign = (inline: object): string => {
  const shown = 'shown' in inline && typeof inline.shown === 'string' ? inline.shown : ''
  return shown ? `[${shown}]` : '[…]'
}

/** What no file may hold goes with the word before it. */
function glued(words: readonly string[]): string[] {
  const out: string[] = []
  for (const word of words) {
    if (plain(word) || out.length === 0) out.push(word)
    else out[out.length - 1] += word
  }
  return out.length > 0 && !plain(out[0]!)
    ? out.length > 1
      ? [out[0]! + out[1]!, ...out.slice(2)]
      : []
    : out
}

/** Word cuts runs where it likes: neighbours that look the same are one. */
export function joinedBits(bits: readonly Bit[]): Bit[] {
  const out: Bit[] = []
  for (const bit of bits) {
    const last = out.at(-1)
    if (
      bit.kind === 'text' &&
      last?.kind === 'text' &&
      bit.control === last.control &&
      bit.link === last.link &&
      bit.marks.join() === last.marks.join() &&
      (bit.comments ?? []).join() === (last.comments ?? []).join()
    )
      out[out.length - 1] = { ...last, text: last.text + bit.text }
    else out.push(bit)
  }
  return out
}

/** A line being written: neighbours of the same marks joined. */
class Line {
  readonly inlines: Inline[] = []

  push(inline: Inline, comments: readonly string[]) {
    const marked =
      comments.length > 0 && inline.kind !== 'linebreak' && inline.kind !== 'private'
        ? ({ ...inline, comments: [...comments] } as Inline)
        : inline
    const last = this.inlines.at(-1)
    if (
      marked.kind === 'text' &&
      last?.kind === 'text' &&
      (marked.marks ?? []).join() === (last.marks ?? []).join() &&
      (marked.comments ?? []).join() === (last.comments ?? []).join()
    )
      this.inlines[this.inlines.length - 1] = { ...last, text: last.text + marked.text }
    else this.inlines.push(marked)
  }
}
