import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'

/** Plain spaces where French sets one at which a line does not break: inside « », before two-part marks. */
const breakable = /«\s|\s»|(?:^|\S) [:;?!](?=[\s)»’]|$)/u
/** Plain spaces inside guillemets. */
const breakableGuillemets = /«\s|\s»/u
/** Words as users type them, which are compared and never shown. */
const typedWords = new Set(['library/cite/find/laws/named-laws.ts', 'search/synonym-list.ts'])
/** The engine of another language, which JavaScript's reader does not know; examples, whose excerpts are compared with plain spaces. */
const otherCode = /^native\/|^cli\/examples\//
/** An escape written in an attribute or between tags, where none is decoded: it is shown as it is written. */
const shownEscape = /\\u[0-9a-f]{4}/i
/** No-break space, thin or not: `\s` matches them too. */
const noBreak = /[\u00a0\u202f]/g

interface Node {
  readonly type: string
  readonly name?: unknown
  readonly callee?: unknown
  readonly value?: unknown
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
const isNamed = (value: unknown, name: string): boolean =>
  isNode(value) && 'name' in value && value.name === name

/** The texts under a node that users read: strings, templates and words between tags, but class names and patterns. */
function textsOf(node: Node): string[] {
  if (node.type === 'JSXAttribute' && isNamed(node.name, 'className')) return []
  if (node.type === 'NewExpression' && isNamed(node.callee, 'RegExp')) return []
  if (node.type === 'Literal' || node.type === 'JSXText')
    return typeof node.value === 'string' ? [node.value] : []
  if (node.type === 'TemplateElement') return [(node.value as { readonly cooked: string }).cooked]
  return Object.values(node)
    .flat()
    .flatMap(child => (isNode(child) ? textsOf(child) : []))
}

function breakableIn(path: string, code: string, rule = breakable): string[] {
  const { program, errors } = parseSync(path, code)
  expect(errors).toEqual([])
  return textsOf(program)
    .filter(text => (rule === breakable && shownEscape.test(text)) || rule.test(text.replace(noBreak, '_')))
    .map(text => `${path}: ${text.trim()}`)
}

test('the texts of the window do not break inside guillemets nor before a two-part mark', () => {
  const root = join(import.meta.dirname, '../../src/renderer')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => /\.tsx?$/.test(name))
  expect(files.length).toBeGreaterThan(200)
  expect(files.flatMap(name => breakableIn(name, readFileSync(join(root, name), 'utf8')))).toEqual([])
})

test.each(['main', 'shared'])('the texts of %s do not break inside guillemets', room => {
  const root = join(import.meta.dirname, '../../src', room)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(400)
  const faults = files
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => !typedWords.has(name) && !otherCode.test(name))
    .flatMap(name => breakableIn(name, readFileSync(join(root, name), 'utf8'), breakableGuillemets))
  expect(faults).toEqual([])
})

test('the rule sees strings, templates and words between tags, and leaves code alone', () => {
  const faults = [
    `'Trouvé : rien'`,
    `'Voir « ceci\\u00a0»'`,
    `\`« \${a}\\u00a0»\``,
    `\`\${a} : un\``,
    `<p>Est-ce tout ?</p>`,
    `<p title="Encore ; toujours" />`,
    `<p>«&nbsp;{a} »</p>`,
    `<p title="Encore\\u00a0; toujours" />`,
  ]
  for (const fault of faults) expect(breakableIn('a.tsx', `f(${fault})`), fault).toHaveLength(1)
  const sound = [
    `'Trouvé\\u00a0: rien'`,
    `a ? \`«\\u00a0\${a}\\u00a0»\` : 1`,
    `<p>Est-ce tout&nbsp;?</p>`,
    `'10:30 ::'`,
    `<p className="a :b" />`,
    'new RegExp(`a ?$`)',
  ]
  for (const text of sound) expect(breakableIn('a.tsx', `f(${text})`), text).toEqual([])
})
