import type { Reference } from '../../../shared/drafts/assemble/assembled.ts'
import type { Mark } from '../../../shared/french/run.ts'
import type { SourceKind } from '../../../shared/kernel/common.ts'
import type { SourceRef } from '../../../shared/library/model.ts'
import { checksum } from '../looks/style-names.ts'

/** Word cuts what is longer. */
const MAX_TAG_CHARS = 64

/**
 * The tag of a content control, at most 64 characters: `c|d|ce-992746|pt 5|f` is a full citation of a decision, `e|id|12` an
 * exhibit at its page 12, `s|commune|b` a fact in bold, `r|n|id` the number of a block, `q|d|id` the source under a quotation.
 * A longer tag is `k|`, its beginning and a checksum: `parseTag` then asks for the references of the draft.
 */
export function printTag(reference: Reference): string {
  const whole = fieldsOf(reference).map(escapeField).join('|').replace(/\|+$/, '')
  if (whole.length <= MAX_TAG_CHARS && !/[^\u0020-\ud7ff\ue000-\ufffd]/.test(whole)) return whole
  const readable = whole
    .slice(2)
    .replace(/[^\u0020-\ud7ff\ue000-\ufffd]/g, '')
    .slice(0, 46)
  return `k|${readable}|${checksum(whole)}${checksum([...whole].reverse().join(''))}`
}

/** Reads the reference a tag carries; a shortened tag is looked up among `references`, those of the draft. Undefined for a tag that is not ours. */
export function parseTag(tag: string, references: Iterable<Reference> = []): Reference | undefined {
  if (tag.startsWith('k|')) return [...references].find(one => printTag(one) === tag)
  const [kind = '', ...fields] = tag.split('|')
  return parsers[kind]?.(fields.map(unescapeField))
}

function fieldsOf(reference: Reference): readonly (string | undefined)[] {
  switch (reference.kind) {
    case 'citation':
      return ['c', ...sourceFields(reference.source), citationForms[reference.form]]
    case 'quoted':
      return ['q', ...sourceFields(reference.source)]
    case 'exhibit':
      return ['e', reference.exhibit, reference.page]
    case 'slot':
      return ['s', reference.key, reference.marks?.map(mark => markLetters[mark]).join('')]
    case 'ref':
      return ['r', refForms[reference.form], reference.target, reference.lead && leads[reference.lead]]
  }
}

const sourceFields = ({ kind, id, pin }: SourceRef) => [sourceKinds[kind], id, pin]

const sourceKinds: Readonly<Record<SourceKind, string>> = {
  decision: 'd',
  article: 'a',
  argument: 'g',
  document: 'o',
}

type Of<K extends Reference['kind']> = Extract<Reference, { kind: K }>

const citationForms: Readonly<Record<Of<'citation'>['form'], string | undefined>> = {
  auto: undefined,
  full: 'f',
  short: 's',
}

const refForms: Readonly<Record<Of<'ref'>['form'], string>> = {
  number: 'n',
  paragraph: 'p',
  page: 'g',
  note: 't',
}

const leads: Readonly<Record<NonNullable<Of<'ref'>['lead']>, string>> = { named: 'w', cf: 'c' }

const markLetters: Readonly<Record<Mark, string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  smallcaps: 'c',
  superscript: 'h',
  subscript: 'l',
  mono: 'm',
}

type Fields = readonly (string | undefined)[]

const parsers: Readonly<Record<string, (fields: Fields) => Reference | undefined>> = {
  c: fields => {
    const source = sourceOf(fields)
    const form = keyOf(citationForms, fields[3])
    return source && form && { kind: 'citation', source, form }
  },
  q: fields => {
    const source = sourceOf(fields)
    return source && { kind: 'quoted', source }
  },
  e: ([exhibit, page]) =>
    exhibit === undefined ? undefined : { kind: 'exhibit', exhibit, ...(page === undefined ? {} : { page }) },
  s: ([key, letters]) => {
    if (key === undefined || letters === undefined)
      return key === undefined ? undefined : { kind: 'slot', key }
    const marks = [...letters].flatMap(letter => keyOf(markLetters, letter) ?? [])
    return { kind: 'slot', key, marks }
  },
  r: ([letter, target, words]) => {
    const form = keyOf(refForms, letter)
    const lead = keyOf(leads, words)
    return form && target !== undefined ? { kind: 'ref', target, form, ...(lead ? { lead } : {}) } : undefined
  },
}

function sourceOf([letter, id, pin]: Fields): SourceRef | undefined {
  const kind = keyOf(sourceKinds, letter)
  return kind && id ? { kind, id, ...(pin === undefined ? {} : { pin }) } : undefined
}

const keyOf = <K extends string>(table: Readonly<Record<K, string | undefined>>, value: string | undefined) =>
  (Object.keys(table) as K[]).find(key => table[key] === value)

/** A field left out is empty; one that is there but empty is a lone `%`. */
const escapeField = (field: string | undefined): string => {
  if (field === undefined) return ''
  return field === '' ? '%' : field.replace(/[%|]/g, sign => (sign === '%' ? '%25' : '%7C'))
}

const unescapeField = (field: string): string | undefined => {
  if (field === '') return undefined
  return field === '%' ? '' : field.replaceAll('%7C', '|').replaceAll('%25', '%')
}
