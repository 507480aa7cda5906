import { leadingDay } from '../../../../shared/kernel/days.ts'
import { isObject, type JsonObject } from '../../../../shared/kernel/json.ts'

/** Values of the Assemblée's JSON, which is XML converted mechanically. */
export type Json = JsonObject

/** A text, whether it is one or an object that carries one (`{"#text": …}`); '' for null and for what is marked nil. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return String(value)
  if (!isObject(value) || value['@xsi:nil'] === 'true') return ''
  const text = value['#text']
  return typeof text === 'string' ? text.trim() : ''
}

/** The value at a path of names; undefined when there is none. */
export function at(value: unknown, ...names: readonly string[]): unknown {
  let node: unknown = value
  for (const name of names) node = isObject(node) ? node[name] : undefined
  return node
}

/** A repeated element: one alone is no array, none is null, `[null]` or an object marked nil. */
export function listOf(value: unknown): readonly unknown[] {
  const all = Array.isArray(value) ? value : [value]
  return all.filter(
    one => one !== null && one !== undefined && !(isObject(one) && one['@xsi:nil'] === 'true'),
  )
}

export const objectsOf = (value: unknown): readonly Json[] => listOf(value).filter(isObject)

/** The calendar day at the start of a date, or nothing. */
export const dayOf = (value: unknown): string | undefined => leadingDay(textOf(value))
