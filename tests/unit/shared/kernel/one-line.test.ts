import { expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from '../../../../src/shared/contract/contract.ts'
import { OneLine, oneLine } from '../../../../src/shared/kernel/one-line.ts'

/** Each kind of sign that a name hides, between two letters that stay. */
const POISONED = [
  ...['\u0000', '\u001b', '\u007f', '\u0080', '\u009f'],
  ...['\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069', '\u061c'],
  ...['\u200b', '\u2060', '\ufeff', '\u200c', '\u200d', '\u00ad', '\u034f', '\u3164', '\ufff9', '\ufe0f'],
  ...['\u{e0001}', '\u{e0061}', '\u{e0100}', '\ud83d', '\udc00'],
]

test('what nobody sees in a name goes, line ends are spaces', () => {
  for (const sign of POISONED) expect(oneLine(`a${sign}b`), sign.codePointAt(0)?.toString(16)).toBe('ab')
  for (const end of ['\n', '\r\n', '\t', '\u0085', '\u2028', '\u2029', '\n\n'])
    expect(oneLine(`${end}a${end}b${end}`)).toBe('a b')
  expect(oneLine('constat\u202efdp.exe')).toBe('constatfdp.exe')
  // letters stay as they were written: what a deposit froze is compared by its signs
  expect(oneLine('de\u0301cision')).toBe('de\u0301cision')
})

test('what a name needs stays', () => {
  const names = [
    'Pièce n°\u00a04\u202f: « l’arrêté »',
    'می\u200cخواهم',
    'क्\u200dष',
    '👩\u200d⚖️ tribunal',
    '❤\ufe0f',
    'œuvre, ﷺ, 日本',
    'Recours ',
  ]
  for (const name of names) expect(oneLine(name)).toBe(name)
})

test('a name cleaned once does not change any more', () => {
  const signs = [...POISONED, '\u200d', '👩', 'e', '\u0301', '\n', ' ', 'ب', '\ufe0f', '1']
  for (const a of signs)
    for (const b of signs)
      for (const c of signs) {
        const clean = oneLine(`x${a}${b}${c}y`)
        expect(oneLine(clean)).toBe(clean)
      }
})

const NAMES = /^(title|label|name|fileName|subject|alias)$|(Name|Title|Label)$/
/** Fields of that name that hold no name to be shown, with the reason. */
const EXCEPTIONS: Record<string, string> = {
  'erasure.person.name': 'words to be looked for as texts have them',
  'erasure.runPerson.name': 'words to be looked for as texts have them',
  'diagnostics.record.name': 'the class of an error, for a report',
}

/** The strings of a schema whose key says that they are names, each once by its path. */
function namesOf(
  schema: z.core.$ZodType,
  path: string,
  above: readonly z.core.$ZodType[] = [],
): [string, z.core.$ZodType][] {
  if (above.includes(schema)) return []
  const def = (schema as z.core.$ZodTypes)._zod.def
  const into = (inner: z.core.$ZodType, at = path) => namesOf(inner, at, [...above, schema])
  if (def.type === 'string') return NAMES.test(path.slice(path.lastIndexOf('.') + 1)) ? [[path, schema]] : []
  if (def.type === 'object')
    return Object.entries(def.shape).flatMap(([key, inner]) => into(inner, `${path}.${key}`))
  if (def.type === 'array') return into(def.element)
  if (def.type === 'record') return into(def.valueType, `${path}.*`)
  if (def.type === 'tuple') return def.items.flatMap(inner => into(inner))
  if (def.type === 'union') return def.options.flatMap(inner => into(inner))
  if (def.type === 'intersection') return [...into(def.left), ...into(def.right)]
  if (def.type === 'pipe') return [...into(def.in), ...into(def.out)]
  if (def.type === 'lazy') return into(def.getter())
  return 'innerType' in def ? into(def.innerType) : []
}

test('each name of each message is cleaned at the door, or says why not', () => {
  const all = Object.entries(contract).flatMap(([message, { input }]) => namesOf(input, message))
  expect(all.length).toBeGreaterThan(60)
  const poisoned = (schema: z.core.$ZodType) =>
    z.parse(schema, 'Consta\u202et\nde la\u200b mairie') !== 'Constat de la mairie'
  const left = new Set(all.filter(([, schema]) => poisoned(schema)).map(([path]) => path))
  expect([...left].sort()).toEqual(Object.keys(EXCEPTIONS).sort())
})

test('the schema bounds what is left of a name', () => {
  expect(OneLine.min(1).safeParse('\u202e\u200b').success).toBe(false)
  expect(OneLine.max(3).parse('a\u200bbc')).toBe('abc')
})
