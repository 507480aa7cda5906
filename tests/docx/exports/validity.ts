import { dirname, normalize } from 'node:path/posix'
import { inOrder } from '../../../src/main/word/model/clean/element-order.ts'
import {
  child,
  children,
  isNode,
  type Node,
  readTree,
  textOf,
  val,
} from '../../../src/main/word/package/word-xml.ts'

/** Parts of a Word file by their path, pictures and fonts left out of the reading but named. */
export type Parts = ReadonlyMap<string, string>

const STORY = /^word\/(?:document|footnotes|endnotes|comments|model-[\w-]+|header\d*|footer\d*)\.xml$/
const MAX_EXTENT_EMU = 22 * 914_400

/**
 * Faults that Word would ask about, or mend, before it opens a file: leads to nothing, names said twice, fields and bookmarks that do not
 * close, drawings without a size, properties out of order. The schemas themselves are the matter of the checkers of the machine.
 */
export function faultsOf(parts: Parts): string[] {
  const trees = new Map(
    [...parts].flatMap(([path, text]) =>
      /\.(?:xml|rels)$/.test(path) ? [[path, readTree(text)] as const] : [],
    ),
  )
  const stories = [...trees].filter(([path]) => STORY.test(path)).map(([, tree]) => tree)
  return [
    ...packageFaults(parts, trees),
    ...stories.flatMap(story => [...fieldFaults(story), ...wordFaults(story)]),
    ...[...trees].flatMap(([path, tree]) => orderFaults(path, tree)),
    ...identityFaults(stories),
    ...targetFaults(trees, stories),
    ...drawingFaults(stories),
  ]
}

/** Every element under a node, itself first. */
export function* elements(node: Node): Generator<Node> {
  yield node
  for (const one of node.children) if (isNode(one)) yield* elements(one)
}

const named = (trees: readonly Node[], name: string): Node[] =>
  trees.flatMap(tree => [...elements(tree)].filter(one => one.name === name))

function packageFaults(parts: Parts, trees: ReadonlyMap<string, Node>): string[] {
  const types = trees.get('[Content_Types].xml')
  const overrides = types ? [...elements(types)].flatMap(one => one.attributes.PartName ?? []) : []
  const lost = overrides.filter(path => !parts.has(path.slice(1)))
  const leads = [...trees].flatMap(([path, tree]) =>
    path.endsWith('.rels')
      ? [...elements(tree)].flatMap(({ attributes }) => {
          const target = attributes.Target
          if (target === undefined || attributes.TargetMode === 'External') return []
          const part = target.startsWith('/')
            ? target.slice(1)
            : normalize(`${dirname(dirname(path))}/${target}`)
          return parts.has(part) ? [] : [`${path} mène à ${part}, qui manque`]
        })
      : [],
  )
  return [...lost.map(path => `type de contenu de ${path}, qui manque`), ...leads]
}

/** Fields that do not close, in a story or in one of its content controls. */
function fieldFaults(story: Node): string[] {
  return [story, ...named([story], 'w:sdt')].flatMap(holder => {
    let depth = 0
    for (const { attributes } of named([holder], 'w:fldChar')) {
      depth += { begin: 1, end: -1 }[attributes['w:fldCharType'] ?? ''] ?? 0
      if (depth < 0) break
    }
    return depth === 0 ? [] : [`un champ n’est pas fermé dans ${holder.name}`]
  })
}

/** Characters that Word does not take in a text, and cells without a last paragraph. */
function wordFaults(story: Node): string[] {
  const texts = [...named([story], 'w:t'), ...named([story], 'w:delText')].map(textOf)
  return [
    ...texts
      .filter(text => /\p{Cc}/u.test(text))
      .map(text => `caractère de commande : ${JSON.stringify(text)}`),
    ...named([story], 'w:tc').flatMap(cell =>
      children(cell).at(-1)?.name === 'w:p' ? [] : ['une cellule ne finit pas par un paragraphe'],
    ),
  ]
}

function orderFaults(path: string, tree: Node): string[] {
  return ['w:pPr', 'w:rPr', 'w:pBdr', 'w:tblBorders', 'w:tcBorders'].flatMap(name =>
    named([tree], name).flatMap(one => {
      const own = children(one).filter(
        ({ name }) => !/Change$|^w:(?:ins|del|move\w+|sectPr|numPr|divId|cnfStyle|oMath)$/.test(name),
      )
      const [is, ought] = [own, inOrder(name, own)].map(list => list.map(node => node.name).join(' '))
      return is === ought ? [] : [`${path} : ${name} a ${is}`]
    }),
  )
}

const repeated = (values: readonly string[]) => [
  ...new Set(values.filter((one, at) => values.indexOf(one) !== at)),
]

/** Ids and names that are there twice, bookmarks that do not close. */
function identityFaults(stories: readonly Node[]): string[] {
  const ids = (nodes: readonly Node[], name = 'w:id') => nodes.map(one => one.attributes[name] ?? '')
  const [starts, ends] = [named(stories, 'w:bookmarkStart'), named(stories, 'w:bookmarkEnd')]
  const controls = named(stories, 'w:sdtPr').flatMap(one => val(child(one, 'w:id')) ?? [])
  const twice = {
    'signet de nom': repeated(ids(starts, 'w:name')),
    'signet de numéro': repeated(ids(starts)),
    contrôle: repeated(controls),
    dessin: repeated(ids(named(stories, 'wp:docPr'), 'id')),
  }
  const open = ids(starts).sort().join() === ids(ends).sort().join() ? [] : ['un signet n’est pas fermé']
  return [
    ...Object.entries(twice).flatMap(([kind, all]) => all.map(one => `${kind} ${one} deux fois`)),
    ...open,
  ]
}

/** Styles, lists, notes, comments and bookmarks that are asked for and are not there. */
function targetFaults(trees: ReadonlyMap<string, Node>, stories: readonly Node[]): string[] {
  const has = (path: string, element: string, attribute: string) =>
    new Set(named([trees.get(path) ?? []].flat(), element).map(one => one.attributes[attribute] ?? ''))
  const styles = has('word/styles.xml', 'w:style', 'w:styleId')
  const lists = has('word/numbering.xml', 'w:num', 'w:numId')
  const notes = has('word/footnotes.xml', 'w:footnote', 'w:id')
  const comments = has('word/comments.xml', 'w:comment', 'w:id')
  const bookmarks = new Set(named(stories, 'w:bookmarkStart').map(one => one.attributes['w:name'] ?? ''))
  const codes = named(stories, 'w:instrText').flatMap(
    one => /^\s*(?:REF|PAGEREF|NOTEREF)\s+(\S+)/.exec(textOf(one))?.[1] ?? [],
  )
  const anchors = named(stories, 'w:hyperlink').flatMap(one => one.attributes['w:anchor'] ?? [])
  const values = (...names: readonly string[]) =>
    names.flatMap(name => named(stories, name).flatMap(one => val(one) ?? []))
  const asked: readonly [string, ReadonlySet<string>, readonly string[]][] = [
    ['style', styles, values('w:pStyle', 'w:rStyle', 'w:tblStyle')],
    ['liste', lists, values('w:numId').filter(id => id !== '0')],
    ['note', notes, named(stories, 'w:footnoteReference').map(one => one.attributes['w:id'] ?? '')],
    ['commentaire', comments, named(stories, 'w:commentReference').map(one => one.attributes['w:id'] ?? '')],
    ['signet', bookmarks, [...codes, ...anchors]],
  ]
  return asked.flatMap(([kind, there, wanted]) =>
    [...new Set(wanted)].filter(one => !there.has(one)).map(one => `${kind} ${one} demandé et absent`),
  )
}

function drawingFaults(stories: readonly Node[]): string[] {
  return [...named(stories, 'wp:inline'), ...named(stories, 'wp:anchor')].flatMap(holder => {
    const sides = (node: Node | undefined) => [node?.attributes.cx ?? '', node?.attributes.cy ?? '']
    const outer = sides(child(holder, 'wp:extent'))
    const inner = [...elements(holder)].find(one => one.name === 'a:ext' && one.attributes.cx !== undefined)
    const isSize = outer.every(one => /^\d+$/.test(one) && Number(one) > 0 && Number(one) <= MAX_EXTENT_EMU)
    return [
      ...(isSize ? [] : [`une image de ${outer.join(' par ')}`]),
      ...(inner && sides(inner).join() !== outer.join() ? ['une image a deux tailles'] : []),
    ]
  })
}
