import type { Decision } from '../../../shared/library/model.ts'
import { plainText } from '../containers/html-text.ts'
import { Refusal } from '../refusal.ts'
import { scanXml } from '../xml/quick-xml.ts'
import type { XmlEvents } from '../xml/strict-xml.ts'
import { formexDay, plainSigns, withoutCapitals } from './european-text.ts'
import { firstParty } from './languages.ts'
import { callingName, casesIn, luxembourgDecision } from './luxembourg.ts'

/** Elements of Formex that are lines of their own. */
const BLOCKS = new Set(
  'P TI STI NP NP.ECR TXT ALINEA ITEM INTRO AGAINST KEYWORD ROW TITLE DATE.SIGNATURE'.split(' '),
)
/** Elements that hold what the publisher says of the judgment, none of its text. */
const ASIDES = new Set(['BIB.JUDGMENT', 'BIB.OPINION', 'CURR.TITLE', 'BIB.ORDER'])
/** Elements that begin a judgment, where its cases are called: « Dans les affaires jointes… ». */
const BEGINNINGS = new Set(['JUDGMENT.INIT', 'ORDER.INIT', 'OPINION.INIT'])
/** Elements of which the text is wanted apart; in the text of a judgment, the first three name other cases. */
const IDENTITY = new Set(['NO.CELEX', 'NO.ECLI', 'NO.CASE'])
const FIELDS = new Set([...IDENTITY, 'KEYWORD'])
const PARTIES = new Set(['PLAINTIFS', 'PLAINTIFFS'])

interface FormexRecord extends XmlEvents {
  readonly lines: () => string[]
  readonly fields: Map<string, string[]>
  /** lines of the running title: the judgment and its date, then its name */
  readonly header: string[]
  readonly applicants: string[]
  /** the line that calls the cases */
  cases: string | undefined
  date: string | undefined
}

function formexEvents(): FormexRecord {
  const content = plainText()
  content.begin()
  const fields = new Map<string, string[]>()
  const header: string[] = []
  const applicants: string[] = []
  const open: string[] = []
  let aside = 0
  let chunk = ''
  /** the text of a field, which stands inside a paragraph or holds marks of emphasis */
  let fieldText: string | undefined
  /** depth of the note being passed over */
  let noteDepth = 0
  const record: FormexRecord = {
    fields,
    header,
    applicants,
    cases: undefined,
    date: undefined,
    lines: () => content.end().split('\n').filter(Boolean),
    open(name, attributes) {
      open.push(name)
      if (noteDepth || name === 'NOTE') {
        noteDepth ||= open.length
        return
      }
      if (ASIDES.has(name)) aside += 1
      if (name === 'NO.ECLI' && aside && attributes.ECLI) fields.set(name, [attributes.ECLI])
      if (name === 'DATE' && open.includes('TITLE')) record.date ??= formexDay(attributes.ISO)
      if (FIELDS.has(name)) fieldText = ''
      if (BLOCKS.has(name)) chunk = ''
      if (!aside && BLOCKS.has(name) && name !== 'TXT') content.open('p')
    },
    text(text) {
      if (noteDepth) return
      chunk += text
      if (fieldText !== undefined) fieldText += text
      if (!aside) content.text(text)
    },
    close(name) {
      const depth = open.length
      open.pop()
      if (noteDepth) {
        if (depth === noteDepth) noteDepth = 0
        return
      }
      if (FIELDS.has(name)) {
        const own = plainSigns(fieldText ?? '')
        fieldText = undefined
        if (own && (aside || !IDENTITY.has(name)) && !(name === 'NO.ECLI' && fields.has(name)))
          fields.set(name, [...(fields.get(name) ?? []), own])
      }
      const own = plainSigns(chunk)
      if (name === 'P' && open.includes('PAGE.HEADER')) header.push(own)
      if (name === 'P' && open.some(one => PARTIES.has(one))) applicants.push(own)
      if (name === 'P' && open.some(one => BEGINNINGS.has(one))) record.cases ??= own
      if (ASIDES.has(name)) aside -= 1
      else if (!aside && name === 'NO.P') content.text(' ')
      else if (!aside && BLOCKS.has(name) && name !== 'TXT') content.close('p')
    },
  }
  return record
}

/** A judgment or an order in Formex, the XML of the Official Journal and of the reports of the Court. */
export function readFormexJudgment(xml: string): Decision {
  const { fields, header, applicants, cases, date, lines } = scanXml(xml, formexEvents)
  const body = lines().map(plainSigns)
  const first = (name: string) => fields.get(name)?.[0] ?? ''
  const names = header.slice(1).filter(line => !casesIn(line).numbers.length)
  const keywords = fields.get('KEYWORD')
  if (!body.length) throw new Refusal('l’arrêt n’a pas de texte')
  return luxembourgDecision({
    celex: first('NO.CELEX') || undefined,
    heading: body[0] ?? '',
    date,
    ecli: first('NO.ECLI'),
    cases: casesIn([...(fields.get('NO.CASE') ?? []), cases ?? ''].join(' ')),
    name: callingName(
      names.length
        ? names.slice(-1).map(line => firstParty(withoutCapitals(line)))
        : applicants.map(line => line.replace(/,\s.*$/, '')),
    ),
    abstract: keywords && `«\u00a0${keywords.join(' – ')}\u00a0»`,
    lines: body,
  })
}
