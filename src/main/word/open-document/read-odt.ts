import { AppError } from '../../../shared/kernel/errors.ts'
import type { Package } from '../package/package.ts'
import {
  child,
  children,
  isNode,
  momentIn,
  type Node,
  readEach,
  readTree,
  textOf,
} from '../package/word-xml.ts'
import type { ReadComment, ReadPara, Revision, Story } from '../read/story.ts'
import { odtBody } from './odt-body.ts'
import type { OdtChange, OdtReading } from './odt-reading.ts'
import { odtStyles } from './odt-styles.ts'

const refusal = (sentence: string) => new AppError('refused', `${sentence} Rien n’a été changé.`)

/** Reads an OpenDocument text. Throws an AppError with a French sentence when it is another document, or cannot be read. */
export function readOdt(whole: Package): Story {
  const type = whole.text('mimetype')?.trim() ?? ''
  const content = whole.text('content.xml')
  if (/encryption-data/.test(whole.text('META-INF/manifest.xml') ?? '') || whole.bytes('encrypted-package'))
    throw refusal(
      'Le document OpenDocument est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis reprenez-le.',
    )
  if (!/^application\/vnd\.oasis\.opendocument\.text/.test(type) || content === undefined)
    throw refusal(
      'C’est un classeur, une présentation ou un dessin OpenDocument\u00a0: seul un texte (.odt) peut être repris.',
    )
  const leftOut = new Set<string>()
  const stylesXml = whole.text('styles.xml')
  const named = children(stylesXml === undefined ? undefined : child(readTree(stylesXml), 'office:styles'))
  const result = readEach(content, {
    of: ['office:automatic-styles', 'office:text'],
    start: () => bodyScan(whole, named, content, leftOut),
  })
  const { reading, pieces } = result()
  return {
    title: titleOf(whole),
    pieces,
    notes: reading.notes,
    revisions: reading.revisions,
    comments: reading.comments,
    leftOut: [...leftOut],
  }
}

/** Reads the children of the styles and of the body, as they are handed over; a scan that starts over forgets what it had read. */
function bodyScan(whole: Package, named: readonly Node[], content: string, leftOut: Set<string>) {
  leftOut.clear()
  const automatic: Node[] = []
  const rangedComments = new Set(
    [...content.matchAll(/<office:annotation-end\b[^>]*\boffice:name="([^"]*)"/g)].map(
      ([, name = '']) => name,
    ),
  )
  let open: { readonly reading: OdtReading; readonly body: ReturnType<typeof odtBody> } | undefined
  const begin = () => {
    const reading: OdtReading = {
      styles: odtStyles(named, automatic),
      changes: new Map<string, OdtChange>(),
      revisions: [] as Revision[],
      notes: new Map<string, readonly ReadPara[]>(),
      comments: [] as ReadComment[],
      rangedComments,
      openComments: new Set(),
      openChanges: new Map(),
      leftOut,
      formula: href => formulaOf(whole, href),
      generated: 0,
      lists: { count: 0, byName: new Map(), byStyle: new Map() },
    }
    return { reading, body: odtBody(reading) }
  }
  return {
    child: (node: Node, parent: string) => {
      if (parent === 'office:automatic-styles') {
        automatic.push(node)
        return
      }
      open ??= begin()
      if (node.name === 'text:tracked-changes') readChanges(node, open.reading)
      else open.body.block(node)
    },
    result: () => {
      const { reading, body } = open ?? begin()
      return { reading, pieces: body.pieces }
    },
  }
}

function readChanges(node: Node, { changes, revisions, leftOut }: OdtReading): void {
  for (const region of children(node, 'text:changed-region')) {
    const [change] = children(region)
    const info = child(change, 'office:change-info')
    if (!change || !info) continue
    if (change.name !== 'text:insertion' && change.name !== 'text:deletion') {
      // of format, whose former state the file does not say
      leftOut.add('les changements de mise en forme suivis\u00a0: ils sont pris comme acceptés')
      continue
    }
    const kind = change.name === 'text:deletion' ? 'deletion' : 'insertion'
    const move = child(info, 'loext:move-id')
    const words = (name: string) => {
      const one = child(info, name)
      return one ? textOf(one).trim() : ''
    }
    revisions.push({
      kind,
      author: words('dc:creator'),
      at: momentIn(words('dc:date')),
      isMove: move !== undefined,
      ...(move ? { move: textOf(move) } : {}),
    })
    changes.set(region.attributes['text:id'] ?? region.attributes['xml:id'] ?? '', {
      rev: revisions.length - 1,
      kind,
      content: children(change).filter(one => one !== info),
    })
  }
}

/** The signs of an embedded object that is a formula. */
function formulaOf(whole: Package, href: string): string | undefined {
  const text = whole.text(`${href.replace(/^\.\//, '')}/content.xml`)
  if (text === undefined || !/<(?:\w+:)?math\b/.test(text.slice(0, 2000))) return undefined
  return mathSigns(readTree(text)).trim()
}

const mathSigns = (node: Node): string =>
  /(?:^|:)annotation/.test(node.name)
    ? ''
    : node.children.map(one => (isNode(one) ? mathSigns(one) : one.trim())).join('')

function titleOf(whole: Package): string {
  const text = whole.text('meta.xml')
  try {
    const title = text === undefined ? undefined : child(child(readTree(text), 'office:meta'), 'dc:title')
    return title ? textOf(title).trim() : ''
  } catch {
    return ''
  }
}
