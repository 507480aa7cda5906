import { randomUUID } from 'node:crypto'
import type { Inline, Mark } from '../../../shared/drafts/model.ts'
import { isNoteInline } from '../../../shared/drafts/walk.ts'
import { isReference } from '../write/working.ts'
import { matches } from './align.ts'
import { baseTokens, wholes } from './base.ts'
import { append, joinedBits } from './joined.ts'
import { leftPicture } from './pictures.ts'
import { intact, opened, tagged } from './printed.ts'
import type { Note, Recovering } from './recovering.ts'
import type { Bit, ReadPara } from './story.ts'
import { type BaseToken, plain, type ReadToken, readTokens } from './tokens.ts'

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
  const line: Inline[] = []
  let same = pairs.length === tokens.length && pairs.length === read.length
  let from = 0
  const insert = (to: number) => {
    for (; from < to; from += 1)
      for (const inline of inserted(read[from]!, styled, with_))
        append(line, inline, commentsOf(read[from]!, with_))
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
    for (const inline of kept.inlines) append(line, inline, comments)
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
  return line
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
      if (expected === undefined || intact(found.bits, expected)) return { inlines: [inline], same: true }
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
      const whole = expected === undefined || [...expected].some(text => intact(token.bits, text))
      if (reference && whole) return [reference]
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
  const inlines = recoverLine(note.inlines, bits, paras[0]?.styled ?? [], with_).filter(isNoteInline)
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
