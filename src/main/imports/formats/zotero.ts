import { htmlText } from '../containers/html-text.ts'
import type { ReadRecord } from '../read-record.ts'
import { Refusal } from '../refusal.ts'
import { scanXml } from '../xml/quick-xml.ts'
import type { Attributes } from '../xml/strict-xml.ts'
import { readCsl } from './csl.ts'

type Json = Readonly<Record<string, unknown>>

/** A thing of a Zotero library, from its database or its RDF: fields by their own names, people in order. */
export interface ZoteroItem {
  readonly type: string
  readonly key: string
  readonly fields: Readonly<Record<string, string>>
  readonly creators: readonly { readonly given?: string; readonly family: string }[]
  readonly tags: readonly string[]
  readonly notes: readonly string[]
}

const types: Readonly<Record<string, string>> = {
  case: 'legal_case',
  statute: 'legislation',
  bill: 'bill',
  hearing: 'hearing',
  book: 'book',
  bookSection: 'chapter',
  thesis: 'thesis',
  journalArticle: 'article-journal',
  conferencePaper: 'paper-conference',
  encyclopediaArticle: 'entry-encyclopedia',
  dictionaryEntry: 'entry-dictionary',
  newspaperArticle: 'article-newspaper',
  magazineArticle: 'article-magazine',
  webpage: 'webpage',
  blogPost: 'post-weblog',
  forumPost: 'post',
  report: 'report',
  standard: 'standard',
  preprint: 'article',
  manuscript: 'manuscript',
  presentation: 'speech',
  letter: 'personal_communication',
  document: 'document',
}

/** The reference a Zotero item is, in CSL; undefined for what is none: a note or a file on its own. */
export function cslOf({ type, key, fields, creators, tags, notes }: ZoteroItem): Json | undefined {
  if (type === 'attachment' || type === 'note' || type === 'annotation') return undefined
  const one = (...names: string[]) => names.map(name => fields[name]).find(Boolean)
  const [date = ''] = (one('dateDecided', 'dateEnacted', 'date') ?? '').split(' ')
  return {
    id: key,
    type: types[type] ?? 'document',
    title: one('caseName', 'nameOfAct', 'title', 'subject'),
    authority: one('court', 'legislativeBody', 'committee'),
    number: one('docketNumber', 'publicLawNumber', 'billNumber', 'documentNumber', 'reportNumber', 'number'),
    'container-title': one(
      'reporter',
      'publicationTitle',
      'bookTitle',
      'websiteTitle',
      'blogTitle',
      'proceedingsTitle',
    ),
    publisher: one('publisher', 'institution', 'university'),
    page: one('firstPage', 'pages'),
    abstract: one('abstractNote'),
    URL: one('url'),
    section: type === 'statute' ? one('section') : undefined,
    genre: one('thesisType', 'reportType'),
    // Zotero writes `2016-10-21 21 octobre 2016`, and 00 for what is not known
    issued: { raw: date.replace(/-00.*$/, '') },
    accessed: { raw: (one('accessDate') ?? '').slice(0, 10) },
    author: creators,
    keyword: tags.join(';'),
    note: [one('extra'), ...notes.map(htmlText)].filter(Boolean).join('\n'),
  }
}

interface Node {
  readonly name: string
  readonly attributes: Attributes
  readonly children: Node[]
  text: string
}

/** The items of a library exported as Zotero RDF, one by one. */
export function* rdfRecords(xml: string): Generator<ReadRecord> {
  const root = scanXml(xml, treeEvents).root()
  if (root?.name !== 'rdf:RDF' || !root.children.some(one => child(one, 'z:itemType')))
    throw new Refusal('le fichier RDF n’est pas une bibliothèque exportée par Zotero')
  const memos = new Map(
    root.children
      .filter(one => one.name === 'bib:Memo')
      .map(one => [one.attributes['rdf:about'] ?? '', child(one, 'rdf:value')?.text ?? '']),
  )
  let place = 0
  for (const node of root.children) {
    if (!child(node, 'z:itemType')) continue
    const csl = cslOf(itemOf(node, memos))
    if (!csl) continue
    place += 1
    try {
      yield { place: `référence ${place}`, source: readCsl(csl) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      yield { place: `référence ${place}`, reason: error.message }
    }
  }
}

const child = (node: Node, name: string): Node | undefined => node.children.find(one => one.name === name)
const deep = (node: Node, name: string): Node[] =>
  node.children.flatMap(one => (one.name === name ? [one] : deep(one, name)))
const textOf = (node: Node | undefined): string =>
  node ? node.text.trim() || node.children.map(textOf).join(' ').trim() : ''

function itemOf(node: Node, memos: ReadonlyMap<string, string>): ZoteroItem {
  const type = textOf(child(node, 'z:itemType'))
  const about = node.attributes['rdf:about'] ?? ''
  const part = child(node, 'dcterms:isPartOf')
  const numbers = { case: 'docketNumber', statute: 'publicLawNumber', bill: 'billNumber' }
  const fields = {
    title: textOf(child(node, 'dc:title')),
    caseName: textOf(child(node, 'z:caseName')),
    nameOfAct: textOf(child(node, 'z:nameOfAct')),
    court: textOf(child(node, 'z:court')),
    legislativeBody: textOf(child(node, 'z:legislativeBody')),
    [numbers[type as keyof typeof numbers] ?? 'number']:
      textOf(child(node, 'prism:number')) ||
      textOf(child(node, 'z:docketNumber')) ||
      textOf(child(node, 'z:number')),
    publicationTitle: part ? textOf(child(part.children[0] ?? part, 'dc:title')) : '',
    publisher: textOf(deep(node, 'foaf:name')[0]),
    pages: textOf(child(node, 'bib:pages')),
    date: textOf(child(node, 'dc:date')),
    accessDate: textOf(child(node, 'dcterms:dateSubmitted')),
    abstractNote: textOf(child(node, 'dcterms:abstract')),
    extra: textOf(child(node, 'dc:description')),
    url: deep(node, 'dcterms:URI').map(textOf)[0] || (/^https?:/.test(about) ? about : ''),
  }
  const people = child(node, 'bib:authors')
  return {
    type,
    key: about,
    fields,
    creators: (people ? deep(people, 'foaf:Person') : []).map(person => ({
      given: textOf(child(person, 'foaf:givenName')) || textOf(child(person, 'foaf:givenname')),
      family: textOf(child(person, 'foaf:surname')),
    })),
    tags: node.children
      .filter(one => one.name === 'dc:subject')
      .map(textOf)
      .filter(Boolean),
    notes: node.children.flatMap(one =>
      one.name === 'dcterms:isReferencedBy'
        ? [memos.get(one.attributes['rdf:resource'] ?? '') ?? ''].filter(Boolean)
        : [],
    ),
  }
}

function treeEvents() {
  const open: Node[] = []
  let root: Node | undefined
  return {
    open(name: string, attributes: Attributes) {
      const node: Node = { name, attributes, children: [], text: '' }
      open.at(-1)?.children.push(node)
      root ??= node
      open.push(node)
    },
    text(chunk: string) {
      const last = open.at(-1)
      if (last) last.text += chunk
    },
    close: () => void open.pop(),
    root: () => root,
  }
}
