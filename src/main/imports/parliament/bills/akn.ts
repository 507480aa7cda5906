import type { Chamber } from '../../../../shared/campaign/bills/model.ts'
import type { Step } from '../../../../shared/campaign/bills/steps.ts'
import { leadingDay } from '../../../../shared/kernel/days.ts'
import { type Attributes, readXml } from '../../xml/strict-xml.ts'
import type { Identity } from './bill-identity.ts'

/** A text in Akoma Ntoso, as the Sénat publishes it: who it is, its way so far, its text line by line. */
export interface Akn {
  readonly identity: Identity
  readonly title: string
  readonly dossier: string
  readonly steps: readonly Step[]
  /** headings of divisions and articles on lines of their own, then each alinéa */
  readonly lines: readonly string[]
}

const divisions = new Set('part book title chapter section subsection tome'.split(' '))
/** Where a line of text is; a table is one. */
const units = new Set(['p', 'table', 'heading', 'num', 'docTitle', 'content'])

/** Whether an XML begins as such a text. */
export const isAkn = (text: string): boolean => /<(?:\w+:)?akomaNtoso[\s>]/.test(text.slice(0, 3000))

/** Reads `senat.fr/akomantoso/ppl23-735.akn.xml`; the numbers printed before alinéas are left out, those of the law stay. */
export function readAkn(xml: string): Akn {
  const path: string[] = []
  const names = new Map<string, string>()
  const dates: { name: string; date: string }[] = []
  const steps: Step[] = []
  const lines: string[] = []
  let bill = ''
  let uri = ''
  let title = ''
  let text = ''
  /** what is printed before the next line: its number in the law, the guillemet that opens it */
  let number = ''
  const quotes: string[] = []
  const isInside = (name: string) => path.includes(name)
  const meta = (name: string, { name: key = '', value = '', date = '', ...rest }: Attributes) => {
    if (name === 'FRBRalias') names.set(key, value)
    if (name === 'FRBRdate') dates.push({ name: key.replace(/^#/, ''), date })
    if (name === 'FRBRuri' && isInside('FRBRExpression')) uri = value
    if (name === 'step')
      steps.push({ date, by: bare(rest.by), refersTo: bare(rest.refersTo), outcome: rest.outcome ?? '' })
  }
  const closeBlock = (name: string) => {
    const blockText = text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim()
    const parent = path.at(-1) ?? ''
    if (name === 'docTitle') title ||= blockText
    if (!isInside('body')) return
    if (name === 'num' && divisions.has(parent) && !isQuoted()) lines.push(blockText)
    else if (name === 'num' && parent === 'article' && !isQuoted())
      lines.push(/^article/i.test(blockText) ? blockText : `Article ${blockText}`)
    // « I. – », « 1° » are the law's own; a bare figure is the chamber's, printed in the margin
    else if (name === 'heading' && parent === 'article' && !isQuoted()) return
    else if (name === 'num')
      number = [number, /^\(?\d+\)?$/.test(blockText) ? '' : blockText].filter(Boolean).join(' ')
    // what closes a quotation ends its last line
    else if (/^[»”;.,\s]+$/.test(blockText) && lines.length > 0) lines.push(`${lines.pop()} ${blockText}`)
    else if (blockText) {
      lines.push(number ? `${number} ${blockText}` : blockText)
      number = ''
    }
  }
  const isQuoted = () => isInside('quotedStructure') || isInside('embeddedStructure')
  readXml(xml, {
    open(tag, attributes) {
      const name = tag.replace(/^\w+:/, '')
      if (!bill && path.at(-1) === 'akomaNtoso') bill = attributes.name ?? name
      meta(name, attributes)
      if (name === 'quotedStructure' && attributes.startQuote) {
        closeBlock('p')
        text = ''
        number = attributes.startQuote
        quotes.push(attributes.endQuote ?? '')
      } else if (name === 'quotedStructure') quotes.push('')
      if (units.has(name) && !isInside('table')) text = ''
      if (name === 'tr') text += ' / '
      if (name === 'td' || name === 'th') text += ' | '
      path.push(name)
    },
    text(blockText) {
      text += blockText
    },
    close(tag) {
      const name = tag.replace(/^\w+:/, '')
      path.pop()
      const ends = name === 'quotedStructure' ? quotes.pop() : undefined
      if (ends && lines.length > 0) lines.push(`${lines.pop()} ${ends}`)
      if (units.has(name) && !isInside('table')) closeBlock(name)
      if (units.has(name) && !isInside('table')) text = ''
    },
  })
  const [, session = '', n = ''] = /\/(\d{4}-\d{4})\/([^/@]+)/.exec(uri) ?? []
  const of = (name: string) => dates.find(one => one.name === name)?.date
  const isAdopted = bill === 'tas' || of('adoption') !== undefined
  const chamber: Chamber = 'senat'
  return {
    title: title || (names.get('intitule-court') ?? ''),
    dossier: names.get('signet-dossier-legislatif-senat') ?? '',
    steps: steps.filter(one => one.date),
    lines,
    identity: {
      chamber,
      session,
      number: n
        .replace(/^0+/, '')
        .replace(/_?rec(?=bis|ter|$)/, ' rect. ')
        .trim(),
      printStage: isAdopted ? 'adopted' : undefined,
      date: leadingDay(of('adoption') ?? of('depot') ?? of('presentation') ?? ''),
      source: names.get('url-senat') ?? '',
    },
  }
}

const bare = (ref = ''): string => ref.replace(/^#/, '')
