import { dateText } from '../../../french/dates.ts'
import { squash } from '../../../french/fold.ts'
import { numbersText } from '../../../library/cite/text.ts'
import type { Decision, Source } from '../../../library/model.ts'
import type { Difference } from '../cite-check.ts'
import { decisionDifferences } from './differences.ts'

const administrative = /^(?:ECLI:)?FR:(?:CE|CAA|TA)[A-Z0-9]*:(\d{4}):([\dA-Z]+)\.(\d{4})(\d{2})(\d{2})$/
const yearOnly = /^(?:ECLI:)?[A-Z]{2}:[A-Z0-9]+:(\d{4}):/
const fileName = /D(?:CE|CA|TA)_([\dA-Z]+)_(\d{4})(\d{2})(\d{2})/

/** Differences between the record a live citation is printed from and what its publisher says of the same decision: ECLI, file, text. */
export function ownRecord(source: Source, decision: Decision | undefined): Difference[] {
  if (source.kind !== 'decision') return []
  if (decision) {
    const { name: _name, ...facts } = source
    return decisionDifferences(facts, decision)
  }
  const official = officialFacts(source)
  const out: Difference[] = []
  if (
    official.number &&
    !source.numbers.some(one => squash(one.split('/')[0] ?? '') === squash(official.number ?? ''))
  )
    out.push({ what: 'number', written: numbersText(source.numbers), expected: `n° ${official.number}` })
  if (official.day && source.date && official.day !== source.date)
    out.push({ what: 'date', written: dateText(source.date), expected: dateText(official.day) })
  else if (
    official.year &&
    source.date &&
    Math.abs(Number(official.year) - Number(source.date.slice(0, 4))) > 1
  )
    out.push({ what: 'date', written: dateText(source.date), expected: official.year })
  return out
}

function officialFacts({ ecli = '', provenance, text, court }: Decision): {
  readonly number?: string
  readonly day?: string
  readonly year?: string
} {
  const [, , number, year, month, day] = administrative.exec(ecli) ?? []
  if (number) return { number, day: `${year}-${month}-${day}` }
  for (const { file = '' } of text.length > 0 ? provenance : []) {
    const [, ofFile, y, m, d] = fileName.exec(file) ?? []
    if (ofFile) return { number: ofFile, day: `${y}-${m}-${d}` }
  }
  const [, only] = yearOnly.exec(ecli) ?? []
  return only && court !== 'autre' ? { year: only } : {}
}
