import { addDays } from '../../../../shared/kernel/days.ts'
import type { Article } from '../../../../shared/library/model.ts'
import { plainText } from '../../containers/html-text.ts'
import { Refusal } from '../../refusal.ts'
import { scanXml } from '../../xml/quick-xml.ts'
import type { XmlEvents } from '../../xml/strict-xml.ts'
import { formexDay, plainSigns } from '../european-text.ts'
import { annexHeading, articleHeading, languageOf } from '../languages.ts'
import {
  type ActPart,
  articlesOf,
  type Consolidation,
  identityInCelex,
  identityInTitle,
  natureOf,
  numberedAct,
} from './act.ts'

/** Elements of Formex that are lines of their own in an act. */
const BLOCKS = new Set(
  'P ALINEA NP ITEM ROW DLIST.ITEM QUOT.S TI STI TI.BLK STI.BLK FORMULA.S NO.GR.SEQ INTRO'.split(' '),
)
/** Elements that are passed over: notes, drawings, and what the publisher says of the acts that changed this one. */
const ASIDES = new Set(['NOTE', 'INCL.ELEMENT', 'GR.MOD.ACT', 'GR.CORRIG', 'FINAL', 'TOC', 'GR.ANNOTATION'])
/** Numbers before a text, on its line. */
const NUMBERS = new Set(['NO.P', 'NO.PARAG', 'TERM'])
const FIELDS = new Set(['LG.DOC', 'NO.CELEX', 'NO.CURRENT', 'YEAR', 'COM'])
const BEGINNINGS = new Set([...BLOCKS, ...NUMBERS, ...FIELDS, 'TI.ART', 'STI.ART'])
const UNITS = new Set(['CONSID', 'ARTICLE', 'ANNEX', 'CONS.ANNEX'])

interface ActRecord extends XmlEvents {
  readonly parts: ActPart[]
  /** lines of the title of the act */
  readonly title: string[]
  readonly fields: Map<string, string>
  date: string | undefined
  consolidation: Consolidation | undefined
}

function actEvents(): ActRecord {
  const content = plainText()
  const open: string[] = []
  const divisions: string[] = []
  const fields = new Map<string, string>()
  const title: string[] = []
  const parts: ActPart[] = []
  /** the recital, article or annex being read: depth of its element, its number and its own title */
  let unit: { readonly name: string; readonly depth: number; number: string; heading: string } | undefined
  let asideDepth = 0
  let hasTitle = false
  let chunk = ''
  /** a number was read, and nothing of what it numbers */
  let afterNumber = false
  const language = () => (fields.get('LG.DOC') ?? '').toLowerCase()

  function begin(name: string): void {
    unit = { name, depth: open.length, number: '', heading: '' }
    content.begin()
  }
  function end(): void {
    if (!unit) return
    const lines = content
      .end()
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean)
    const { name, heading } = unit
    const annex = name.endsWith('ANNEX')
      ? lines.map(line => annexHeading(line, language())).find(Boolean)
      : undefined
    const number = name.endsWith('ANNEX') ? (annex ?? 'annexe') : unit.number
    const path = name === 'ARTICLE' ? [...divisions.filter(Boolean), ...(heading ? [heading] : [])] : []
    if (number) parts.push({ number, path, text: lines.join('\n') })
    unit = undefined
  }
  const record: ActRecord = {
    parts,
    title,
    fields,
    date: undefined,
    consolidation: undefined,
    open(name, attributes) {
      open.push(name)
      if (asideDepth || ASIDES.has(name)) {
        asideDepth ||= open.length
        return
      }
      if (name === 'INFO.CONSLEG') {
        const from = formexDay(attributes['START.DATE'])
        const last = formexDay(attributes['END.DATE'])
        if (from) record.consolidation = { from, to: last && addDays(last, 1) }
      }
      if (name === 'NO.DOC' && attributes.FORMAT) fields.set('FORMAT', attributes.FORMAT)
      if (name === 'DATE' && open.includes('TITLE') && !unit) record.date ??= formexDay(attributes.ISO)
      if (name === 'DIVISION' && !unit) divisions.push('')
      if (!unit && UNITS.has(name)) begin(name)
      // the first line after a number stands beside it
      else if (unit && BLOCKS.has(name) && !afterNumber) content.open('p')
      else if (unit && name === 'CELL') content.open('td')
      if (BEGINNINGS.has(name)) chunk = ''
    },
    text(text) {
      if (asideDepth) return
      chunk += text
      if (text.trim() && !NUMBERS.has(open.at(-1) ?? '')) afterNumber = false
      const isHeading = open.includes('TI.ART') || open.includes('STI.ART')
      const isOwnNumber = unit?.name === 'CONSID' && !unit.number && open.at(-1) === 'NO.P'
      if (unit && !isHeading && !isOwnNumber) content.text(text)
    },
    close(name) {
      const depth = open.length
      open.pop()
      if (asideDepth) {
        if (depth === asideDepth) asideDepth = 0
        return
      }
      const own = plainSigns(chunk)
      if (!unit) {
        if (FIELDS.has(name) && own && !fields.has(name)) fields.set(name, own)
        const inTitle = own && open.includes('TITLE') && (name === 'P' || name === 'TI' || name === 'STI')
        if (inTitle) {
          if (open.includes('DIVISION')) divisions.push(`${divisions.pop() ?? ''} ${own}`.trim())
          else if (!hasTitle) title.push(own)
          chunk = ''
        }
        if (name === 'TITLE' && title.length) hasTitle = true
        if (name === 'DIVISION') divisions.pop()
        return
      }
      if (name === 'TI.ART' && !unit.number && depth === unit.depth + 1)
        unit.number = articleHeading(own, language()) ?? ''
      else if (name === 'STI.ART' && !unit.heading) unit.heading = own
      else if (name === 'NO.P' && unit.name === 'CONSID' && !unit.number) {
        const n = /\d+/.exec(own)?.[0]
        unit.number = n ? `considérant ${n}` : ''
      } else if (NUMBERS.has(name)) {
        content.text(' ')
        afterNumber = true
      }
      if (name === 'CELL') content.close('td')
      else if (BLOCKS.has(name)) content.close('p')
      if (depth === unit.depth) end()
    },
  }
  return record
}

/** An act of the Union in Formex, as published or as consolidated: its articles, its recitals and its annexes, each by itself. */
export function readFormexAct(xml: string): Article[] {
  const { parts, title, fields, date, consolidation } = scanXml(xml, actEvents)
  const language = fields.get('LG.DOC')?.toLowerCase() ?? languageOf(parts.map(({ text }) => text))
  const head = title.slice(0, 2).join(' ')
  const identity = identityInCelex(fields.get('NO.CELEX') ?? '') ?? identityInTitle(head, language)
  if (!identity)
    throw new Refusal('l’acte n’est ni un règlement, ni une directive, ni une décision numérotés')
  const letters = identityInTitle(head, language)?.letters
  const name = title.findIndex(line => /\b\d{4}\b/.test(line) && line.length < 60)
  const named = numberedAct({
    ...{ language, date, consolidation },
    identity: { ...identity, letters, nature: natureOf(identity, head, language) },
    title: title[Math.max(1, name + 1)] ?? '',
  })
  return articlesOf({ language, named, consolidation, parts })
}
