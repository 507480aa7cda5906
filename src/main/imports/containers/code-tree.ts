import { isObject, type JsonObject, parseJson } from '../../../shared/kernel/json.ts'
import { Refusal } from '../refusal.ts'

/** How a code saved as one tree begins (`@socialgouv/legi-data`): its own data, then what it holds. */
const TREE_HEAD =
  /^(?:\u00ef\u00bb\u00bf)?\s*\{\s*(?:"type"\s*:\s*"code"\s*,\s*"data"\s*:\s*\{|"data"\s*:\s*\{[^{}]{0,1500}"cid"\s*:\s*"[A-Z]{4}TEXT\d{12}")/
/** Bytes enough to tell it. */
export const TREE_HEAD_BYTES = 2000

/** Whether a file begins like a code saved as a tree, of which no part is a list of records. */
export const beginsLikeCodeTree = (head: Buffer): boolean =>
  TREE_HEAD.test(head.toString('latin1', 0, TREE_HEAD_BYTES))

/** Articles of a section handed over together, in characters. */
const GROUP_CHARS = 2 ** 20
/** Characters of one article, or of what a section says of itself. */
const MAX_NODE_CHARS = 20 * 2 ** 20
const MAX_SECTIONS = 60
const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [
  34, 92, 91, 93, 123, 125,
] as const

/** A node that is open: the code or a section whose children are being read, or the article at hand. */
interface TreeNode {
  /** its text, up to its children and after them */
  text: string
  /** its title and kind, read where its children begin */
  self?: JsonObject
  articles: string[]
  chars: number
}

interface TreeRecord {
  readonly place: string
  readonly text: string
}

/**
 * Cuts a code saved as one tree, of any size, into small trees of the same form: the articles that stand directly in one section, under the
 * titles that lead to it. A node says what it is before its children, as the files do. `take` gives those that end in a piece.
 */
export function codeTreeSplitter() {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const nodes: TreeNode[] = []
  /** brackets open inside the node at hand, its own braces included; 0 between the children of a list */
  let depth = 0
  let inString = false
  let isEscaped = false
  /** the last name of a member at the first level of the node at hand */
  let key = ''
  let keyFrom = -1
  let from = 0
  let count = 0
  let hasEnded = false
  const where = () => (count ? `après la section ${count}` : 'dès le début')
  const wrong = () => new Refusal(`le fichier JSON est mal formé ou incomplet (${where()})`)

  function keep(node: TreeNode | undefined, chunk: string, to: number): void {
    if (!node) return
    node.text += chunk.slice(from, to)
    if (node.text.length > MAX_NODE_CHARS) throw new Refusal(`un article dépasse 20 Mo (${where()})`)
  }

  /** The articles gathered of a section, as a tree of their own. */
  function* group(node: TreeNode, isLast: boolean): Generator<TreeRecord> {
    if (!node.articles.length || (!isLast && node.chars < GROUP_CHARS)) return
    count += 1
    const at = nodes.indexOf(node)
    const path = nodes.slice(0, at + 1)
    const open = path.map(({ self }) => `${JSON.stringify(self).slice(0, -1)},"children":[`).join('')
    yield { place: `section ${count}`, text: `${open}${node.articles.join(',')}${']}'.repeat(path.length)}` }
    node.articles = []
    node.chars = 0
  }

  /** The node at hand tells what it is: its children begin. */
  function descend(node: TreeNode): void {
    const self = parseJson(`${node.text.replace(/,?\s*"children"\s*:\s*$/, '')}}`)
    if (!isObject(self)) throw wrong()
    if (nodes.length > MAX_SECTIONS) throw new Refusal(`le code emboîte trop de sections (${where()})`)
    node.self = self
    depth = 0
  }

  function* close(chunk: string, at: number): Generator<TreeRecord> {
    const node = nodes.at(-1)
    if (!node) throw wrong()
    keep(node, chunk, at + 1)
    if (node.self) yield* group(node, true)
    nodes.pop()
    depth = 0
    const parent = nodes.at(-1)
    if (!parent) {
      hasEnded = true
      return
    }
    const article = !node.self
      ? node.text
      : node.self.type === 'article'
        ? JSON.stringify(node.self)
        : undefined
    if (article === undefined) return
    parent.articles.push(article)
    parent.chars += article.length
    yield* group(parent, false)
  }

  function* take(chunk: string): Generator<TreeRecord> {
    from = 0
    if (keyFrom >= 0) keyFrom = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at)
      if (inString) {
        if (isEscaped) isEscaped = false
        else if (code === BACKSLASH) isEscaped = true
        else if (code === QUOTE) {
          inString = false
          if (keyFrom >= 0) key += chunk.slice(keyFrom, at)
          keyFrom = -1
        }
        continue
      }
      const node = nodes.at(-1)
      if (code === QUOTE) {
        if (!depth) throw wrong()
        inString = true
        if (depth === 1) {
          key = ''
          keyFrom = at + 1
        }
      } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
        if (hasEnded || (!depth && code === OPEN_LIST)) throw wrong()
        if (!depth) {
          nodes.push({ text: '', articles: [], chars: 0 })
          from = at
          depth = 1
        } else if (depth === 1 && code === OPEN_LIST && key === 'children' && node && !node.self) {
          keep(node, chunk, at)
          descend(node)
        } else depth += 1
      } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        if (!node || (!depth && code === CLOSE_OBJECT)) throw wrong()
        if (!depth) {
          // the children of this node end
          node.text = ''
          from = at + 1
          depth = 1
        } else if (depth === 1) {
          if (code === CLOSE_LIST) throw wrong()
          yield* close(chunk, at)
        } else depth -= 1
      }
    }
    if (depth) keep(nodes.at(-1), chunk, chunk.length)
    if (keyFrom >= 0) key += chunk.slice(keyFrom)
  }

  const decode = (bytes?: Buffer) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    } catch {
      throw new Refusal(`le texte n’est pas en UTF-8 (${where()})`)
    }
  }
  return {
    take: (bytes: Buffer) => take(decode(bytes)),
    *end(): Generator<TreeRecord> {
      yield* take(decode())
      if (!hasEnded || inString) throw wrong()
    },
  }
}
