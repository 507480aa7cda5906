import type { Source } from '../../../shared/library/model.ts'

/** A field of the form: how it is read from a source and written back. An empty answer removes the value. */
export interface EditField {
  readonly key: string
  readonly label: string
  /** `prose`: a text of ours, with marks and sources cited */
  readonly type?: 'text' | 'long' | 'prose' | 'date' | 'choice'
  readonly help?: string
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly read: (source: Source) => string
  readonly write: (source: Source, value: string) => Source
}

type Rest = Partial<EditField> & { readonly empty?: string }

const propertyOf = (source: Source, key: string): unknown =>
  Object.entries(source).find(([name]) => name === key)?.[1]

/** A property that is one text. `empty`: what stands for an empty answer, where the property cannot be left out. */
export function text(key: string, label: string, { empty, ...rest }: Rest = {}): EditField {
  return {
    key,
    label,
    read: source => {
      const value = propertyOf(source, key)
      return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    },
    write: (source, value) => ({ ...source, [key]: value.trim() || empty }),
    ...rest,
  }
}

/** The same on several lines. */
export const long = (key: string, label: string, rest: Rest = {}): EditField =>
  text(key, label, { type: 'long', ...rest })

/** One value among those a schema knows. */
export const choice = (
  key: string,
  label: string,
  options: NonNullable<EditField['options']>,
  rest: Rest = {},
): EditField => text(key, label, { type: 'choice', options, ...rest })

/** Several sentences, one a line. */
export const lines = (key: string, label: string, help: string): EditField => ({
  key,
  label,
  help,
  type: 'long',
  read: source => {
    const value = propertyOf(source, key)
    return Array.isArray(value) ? value.join('\n') : ''
  },
  write: (source, value) => ({
    ...source,
    [key]: value
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean),
  }),
})

/** Several short texts on one line. */
export const list = (key: string, label: string, help = 'Séparés par des virgules.'): EditField => ({
  key,
  label,
  help,
  read: source => {
    const value = propertyOf(source, key)
    return Array.isArray(value) ? value.join(', ') : ''
  },
  write: (source, value) => ({
    ...source,
    [key]: value
      .split(',')
      .map(part => part.trim())
      .filter(Boolean),
  }),
})
