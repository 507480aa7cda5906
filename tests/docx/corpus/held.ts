import type { z } from 'zod'
import { Block, Draft, Inline } from '../../../src/shared/drafts/model.ts'
import { Keep } from '../../../src/shared/word/keep.ts'

/** Properties that change nothing on the page: where a block comes from, what its picture is called. */
const silent = new Set(['id', 'origin', 'slot', 'hash', 'kind'])

/** Every kind of block and inline, each option of theirs and each value it may take, as `table.header=false`. */
export const possible = (): string[] => [
  ...[...Block.options, ...Inline.options].flatMap(one => valuesOf(one.shape.kind.value, one.shape)),
  ...valuesOf('draft', pick(Draft.shape, ['style', 'numbering', 'profile', 'letterhead'])),
  ...valuesOf('keep', Keep.shape),
]

/** Lists what a draft holds; `keep`: what its file keeps beside it. */
export const heldBy = (draft: Draft, keep: Keep): Set<string> =>
  new Set([...draft.blocks.flatMap(things), ...said('draft', draft), ...said('keep', keep)])

const pick = (shape: Record<string, unknown>, keys: readonly string[]) =>
  Object.fromEntries(keys.map(key => [key, shape[key]]))

function valuesOf(kind: string, shape: Readonly<Record<string, unknown>>): string[] {
  const options = Object.entries(shape).filter(([key]) => !silent.has(key))
  return [
    kind,
    ...options.flatMap(([key, schema]) => each(schema as z.ZodType).map(one => `${kind}.${key}${one}`)),
  ]
}

/** The values of an option: each of a choice; for the others, that there is one. */
function each(schema: z.ZodType): string[] {
  const { def } = schema as unknown as {
    def: { type: string; innerType?: z.ZodType; element?: z.ZodType; entries?: object }
  }
  if (def.innerType) return each(def.innerType)
  if (def.type === 'array' && def.element) return each(def.element)
  if (def.type === 'enum') return Object.values(def.entries ?? {}).map(value => `=${value}`)
  return def.type === 'boolean' ? ['=true', '=false'] : ['']
}

function things(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(things)
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(things)
  return 'kind' in value ? [...said(String(value.kind), value), ...inner] : inner
}

function said(kind: string, value: object): string[] {
  return [
    kind,
    ...Object.entries(value).flatMap(([key, one]) => {
      if (typeof one === 'boolean') return [`${kind}.${key}=${one}`]
      const all = (Array.isArray(one) ? one : [one]).filter(each => each !== '' && each !== undefined)
      return all.flatMap(each => [
        `${kind}.${key}`,
        ...(typeof each === 'string' ? [`${kind}.${key}=${each}`] : []),
      ])
    }),
  ]
}
