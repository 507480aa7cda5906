import { parseSync } from 'vite'

/** One change of a source file: the text between `start` and `end` becomes `replacement`. */
export interface Mutant {
  readonly file: string
  readonly line: number
  readonly start: number
  readonly end: number
  readonly operator: string
  readonly replacement: string
}

type Edit = Pick<Mutant, 'start' | 'end' | 'operator' | 'replacement'>
interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

const BINARY: Record<string, readonly [operator: string, replacement: string]> = {
  '<': ['boundary', '<='],
  '<=': ['boundary', '<'],
  '>': ['boundary', '>='],
  '>=': ['boundary', '>'],
  '===': ['equality', '!=='],
  '!==': ['equality', '==='],
  '+': ['arithmetic', '-'],
  '-': ['arithmetic', '+'],
  '*': ['arithmetic', '/'],
  '/': ['arithmetic', '*'],
  '%': ['arithmetic', '*'],
  '&&': ['logical', '||'],
  '||': ['logical', '&&'],
  '??': ['logical', '&&'],
}
const METHODS = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['min', 'max'],
  ['max', 'min'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['find', 'findLast'],
  ['findIndex', 'findLastIndex'],
])
/** Methods whose call may be left out: `x.trim()` becomes `x`. */
const REMOVABLE_METHODS = new Set(['filter', 'sort', 'toSorted', 'reverse', 'trim', 'slice', 'toLowerCase'])
/** Sentences of the user's French: their wording is no logic. */
const PROSE = /[\s’«»…éèêàçôîûœ]/u

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string'

const replaced = (node: SyntaxNode, operator: string, replacement: string): Edit => ({
  start: node.start,
  end: node.end,
  operator,
  replacement,
})

function editsOfBinary(node: SyntaxNode, source: string): Edit[] {
  const change = BINARY[node.operator as string]
  const [left, right] = [node.left, node.right] as [SyntaxNode, SyntaxNode]
  if (!change) return []
  // joining texts is no arithmetic
  const joins = [left, right].some(side => side.type === 'TemplateLiteral' || typeof side.value === 'string')
  if (change[0] === 'arithmetic' && joins) return []
  // the parts keep their own parentheses, so that mixed operators still parse
  const [a, b] = [source.slice(node.start, left.end), source.slice(right.start, node.end)]
  const before = source.slice(left.end, right.start).replace(node.operator as string, change[1])
  return [replaced(node, change[0], change[0] === 'logical' ? `((${a})${before}(${b}))` : a + before + b)]
}

function editsOfCall(node: SyntaxNode, source: string): Edit[] {
  const callee = node.callee as SyntaxNode
  if (callee.type !== 'MemberExpression' || callee.computed) return []
  const [object, property] = [callee.object, callee.property] as [SyntaxNode, SyntaxNode]
  const name = property.name as string
  const twin = METHODS.get(name)
  if (twin) return [replaced(property, 'method', twin)]
  return REMOVABLE_METHODS.has(name)
    ? [replaced(node, `no ${name}`, source.slice(object.start, object.end))]
    : []
}

/** One mutant for each anchor or quantifier that a regular expression still parses without. */
function editsOfPattern(node: SyntaxNode): Edit[] {
  const { pattern, flags } = node.regex as { pattern: string; flags: string }
  const edits: Edit[] = []
  let inClass = false
  for (let at = 0; at < pattern.length; at += 1) {
    const isEscape = pattern[at] === '\\'
    const length = isEscape ? 2 : 1
    const piece = pattern.slice(at, at + length)
    if (piece === '[') inClass = true
    if (piece === ']') inClass = false
    const isSpecial = pattern[at - 1] === '(' || (pattern[at - 1] === '?' && '?:=!<'.includes(pattern[at]!))
    if (!inClass && !isSpecial && ['^', '$', '\\b', '?', '*', '+'].includes(piece)) {
      const rest = pattern.slice(0, at) + pattern.slice(at + length)
      try {
        new RegExp(rest, flags)
        edits.push(replaced(node, `pattern without ${piece} at ${at}`, `/${rest}/${flags}`))
      } catch {
        // not a place where it may be left out
      }
    }
    at += length - 1
  }
  return edits
}

function editsOfLiteral(node: SyntaxNode): Edit[] {
  const { value } = node
  if (node.regex) return editsOfPattern(node)
  if (typeof value === 'boolean') return [replaced(node, 'boolean', String(!value))]
  if (typeof value === 'number') return [replaced(node, 'number', String(value + 1))]
  if (typeof value !== 'string' || value === '' || PROSE.test(value)) return []
  return [replaced(node, 'text', "''")]
}

function editsOfTest(test: SyntaxNode, source: string): Edit[] {
  const isCovered = test.type === 'UnaryExpression' || ['===', '!=='].includes(test.operator as string)
  return isCovered ? [] : [replaced(test, 'condition', `!(${source.slice(test.start, test.end)})`)]
}

const EDITS: Record<string, (node: SyntaxNode, source: string) => Edit[]> = {
  BinaryExpression: editsOfBinary,
  LogicalExpression: editsOfBinary,
  CallExpression: editsOfCall,
  Literal: editsOfLiteral,
  IfStatement: (node, source) => editsOfTest(node.test as SyntaxNode, source),
  ConditionalExpression: (node, source) => editsOfTest(node.test as SyntaxNode, source),
  WhileStatement: node => [replaced(node.test as SyntaxNode, 'condition', 'false')],
  UnaryExpression: (node, source) =>
    node.operator === '!' ? [replaced(node, 'negation', `(${source.slice(node.start + 1, node.end)})`)] : [],
  ExpressionStatement: node => [replaced(node, 'statement', ';')],
  ReturnStatement: node => {
    const argument = node.argument as SyntaxNode | null
    return argument && argument.type !== 'Literal' && (argument as { name?: string }).name !== 'undefined'
      ? [replaced(argument, 'return', 'undefined')]
      : []
  },
  ArrowFunctionExpression: node => {
    const body = node.body as SyntaxNode
    return node.expression && body.type !== 'Literal' ? [replaced(body, 'return', 'undefined')] : []
  },
  ArrayExpression: node => ((node.elements as unknown[]).length > 0 ? [replaced(node, 'list', '[]')] : []),
  MemberExpression: (node, source) => {
    const { end } = node.object as SyntaxNode
    const dot = source.indexOf('?.', end)
    if (!node.optional || dot < 0) return []
    return [{ start: dot, end: dot + 2, operator: 'optional', replacement: node.computed ? '' : '.' }]
  },
}

/** Types, names of modules and names of properties hold no behaviour. */
const isInert = (node: SyntaxNode): boolean =>
  node.type === 'ImportDeclaration' ||
  (node.type.startsWith('TS') && !/^TS(?:As|Satisfies|NonNull)/u.test(node.type))
const isKey = (parent: SyntaxNode, field: string): boolean =>
  field === 'source' || (field === 'key' && !parent.computed) || field === 'typeAnnotation'

/** All mutants of a source file, in the order of the text. */
export function findMutants(file: string, source: string): Mutant[] {
  const mutants: Mutant[] = []
  const visit = (node: SyntaxNode): void => {
    if (isInert(node)) return
    for (const edit of EDITS[node.type]?.(node, source) ?? [])
      if (edit.replacement !== source.slice(edit.start, edit.end))
        mutants.push({ file, line: source.slice(0, edit.start).split('\n').length, ...edit })
    for (const [field, value] of Object.entries(node)) {
      if (isKey(node, field)) continue
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child)
    }
  }
  visit(parseSync(file, source).program as unknown as SyntaxNode)
  return mutants.sort((a, b) => a.start - b.start || a.end - b.end)
}

export const applyMutant = (source: string, { start, end, replacement }: Edit): string =>
  source.slice(0, start) + replacement + source.slice(end)
