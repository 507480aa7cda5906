import { DAY_SHAPE } from '../../../shared/kernel/days.ts'
import { idOf } from '../../../shared/library/keys.ts'
import type { Decision } from '../../../shared/library/model.ts'
import { saysPlain } from '../../library/source-json.ts'
import { plainText } from '../containers/html-text.ts'
import { courtOf, formationOf } from '../dila/court-names.ts'
import { ecliOf } from '../dila/ecli.ts'
import { caseName, joinedNumbers, passages } from '../dila/judgment.ts'
import { Refusal } from '../refusal.ts'
import { quick, scanXml } from '../xml/quick-xml.ts'
import type { XmlEvents } from '../xml/strict-xml.ts'
import { fieldsAround, type Lines, paragraphs } from '../xml/xml-paragraphs.ts'

/**
 * One decision of the Conseil d'État, a cour administrative d'appel or a tribunal administratif, as published in XML at
 * opendata.justice-administrative.fr. The publisher's older files lost `?`, guillemets and typographic apostrophes: the text is kept as it is, and said so.
 */
export function readDecision(xml: string): Decision {
  const { fields, lines, hasMarks, hints, plain } = repair(xml)
  const field = (name: string) => even(fields.get(name) ?? '')
  const court = courtOf(field('Code_Juridiction'), field('Nom_Juridiction'))
  if (!court) throw new Refusal(`la juridiction «\u00a0${field('Code_Juridiction')}\u00a0» n’est pas connue`)
  const number = field('Numero_Dossier')
  const date = field('Date_Lecture')
  if (!number) throw new Refusal('la décision n’a pas de numéro de dossier')
  if (!DAY_SHAPE.test(date)) throw new Refusal('la décision n’a pas de date de lecture lisible')
  if (!lines.length) throw new Refusal('la décision n’a pas de texte')
  const text = passages(lines, 'administrative', hints)
  if (plain) saysPlain(text, plain)
  const isFiction = lines[0]?.startsWith(FICTION)
  const decision: Decision = {
    kind: 'decision',
    id: `decision-${number}`,
    certainty: isFiction ? 'to-verify' : 'verified',
    caveat: isFiction ? 'Décision fictive, écrite pour essayer Prétoire : elle ne se cite pas.' : undefined,
    provenance: [
      {
        ...(isFiction ? fictionalPublisher : publisher),
        file: field('Identification') || undefined,
        asOf: DAY_SHAPE.test(field('Date_Mise_Jour')) ? field('Date_Mise_Jour') : undefined,
      },
    ],
    tags: [],
    notes: '',
    revision: 0,
    updatedAt: '',
    court: court.court,
    city: court.city,
    formation: formationOf(field('Formation_Jugement'), field('Type_Decision')),
    date,
    numbers: joinedNumbers(number, text),
    name: caseName(text),
    publication: publications.get(field('Code_Publication')),
    ecli: ecliOf(field('Numero_ECLI'), date, number),
    solution: field('Solution') || undefined,
    text,
    punctuation: hasMarks ? 'as-published' : 'damaged',
  }
  decision.id = idOf(decision)
  return decision
}

/** Begins the decisions of `resources/samples`, which no court has given. */
const FICTION = 'DÉCISION FICTIVE'
const fictionalPublisher = { publisher: 'Prétoire, texte d’essai', licence: 'AGPL-3.0-or-later' }
const publisher = {
  publisher: 'Conseil d’État, open data',
  licence: 'Licence Ouverte 2.0',
  url: 'https://opendata.justice-administrative.fr/',
}

const publications = new Map([
  ['A', 'Lebon'],
  ['B', 'Lebon T.'],
  ['C', 'inédit'],
])

/** Spaces made even; most values have no other. */
const even = (value: string) => (/\s\s|[^\S ]|^ | $/.test(value) ? value.replace(/\s+/g, ' ').trim() : value)

const whole = /<Texte_Integral>([\s\S]*)<\/Texte_Integral>/

interface DocumentText extends Lines {
  readonly fields: ReadonlyMap<string, string>
}

/** A known fault of the publisher, `<Texte_Integral></p>`: the stray end tags are taken out, nothing else is guessed. */
function repair(xml: string): DocumentText {
  try {
    return splitFields(xml) ?? scanXml(xml, events.reset).documentText()
  } catch (error) {
    const body = error instanceof Refusal ? whole.exec(xml)?.[1] : undefined
    if (body === undefined || !/^\s*<\/p>/.test(body)) throw error
    return scanXml(
      xml.replace(whole, () => `<Texte_Integral>${balanceTags(body)}</Texte_Integral>`),
      events.reset,
    ).documentText()
  }
}

const [start, end] = ['<Texte_Integral>', '</Texte_Integral>']

/** The text by itself, where it is but plain paragraphs, as nearly all are; then what stands around it. */
function splitFields(xml: string): DocumentText | undefined {
  const from = xml.indexOf(start) + start.length
  const to = xml.lastIndexOf(end)
  if (from < start.length || to < from) return undefined
  const text = paragraphs(xml, from, to)
  if (!text) return undefined
  const fields = fieldsAround(xml, from, to)
  if (fields) return { ...text, fields }
  const beside = xml.slice(0, from) + xml.slice(to)
  if (beside.includes('<!') || beside.includes(']]>')) return undefined
  const around = events.reset()
  if (!quick(beside, around)) return undefined
  return around.texts() === 1 ? { ...text, fields: around.documentText().fields } : undefined
}

function balanceTags(body: string): string {
  let open = 0
  const balancedBody = body.replace(/<(\/?)p>/g, (tag, end: string) => {
    if (end && !open) return ''
    open += end ? -1 : 1
    return tag
  })
  return balancedBody + '</p>'.repeat(open)
}

const nothing: ReadonlySet<string> = new Set()

interface DocumentEvents extends XmlEvents {
  /** itself, ready for another document */
  reset(): DocumentEvents
  /** how many elements held its text */
  texts(): number
  documentText(): DocumentText
}

function documentEvents(): DocumentEvents {
  let fields = new Map<string, string>()
  const content = plainText()
  let name = ''
  let depth = 0
  let inside = 0
  let texts = 0
  const own: DocumentEvents = {
    withAttributes: nothing,
    reset() {
      fields = new Map()
      content.begin()
      name = ''
      depth = 0
      inside = 0
      texts = 0
      return own
    },
    open(tag) {
      depth += 1
      if (depth === 1 && tag !== 'Document')
        throw new Refusal('le fichier n’est pas une décision en données ouvertes')
      if (inside) content.open(tag)
      else if (tag === 'Texte_Integral') {
        inside = depth
        texts += 1
      } else name = tag
    },
    text(chunk) {
      if (inside) content.text(chunk)
      else if (name && depth === 3) fields.set(name, (fields.get(name) ?? '') + chunk)
    },
    close(tag) {
      if (inside === depth) inside = 0
      else if (inside) content.close(tag)
      else name = ''
      depth -= 1
    },
    texts: () => texts,
    documentText() {
      const plain = content.end()
      return { fields, lines: plain.split('\n').filter(Boolean), hasMarks: /[«»’?]/.test(plain) }
    },
  }
  return own
}

const events = documentEvents()
