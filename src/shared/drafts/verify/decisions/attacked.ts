import { dateText } from '../../../french/dates.ts'
import { squash } from '../../../french/fold.ts'
import type { Decision } from '../../../library/model.ts'
import type { Cite, CitedLine } from '../lines.ts'
import { citesIn, type Sentence } from '../sentences.ts'
import type { Comparison } from './differences.ts'
import { nearness } from './near.ts'

const NAMED_BY_NOUN =
  /^(?:les?\s|l[’']|la\s|son\s|cet(?:te)?\s|ce\s)?(?:arrêt|jugement|ordonnance)(?!\p{L})/iu
const DOCKET = /(?<![\dA-Za-z])(?:\d{2}[A-Z]{2}\d{4,6}|\d{6,8}|\d{2}-\d{2}\.\d{3})(?!\d)/gu

/** Holds the number and the day of the judgment that a sentence says a decision was given on against what the decision tells of it. */
export function compareAttacked(
  line: CitedLine,
  sentence: Sentence,
  cite: Cite,
  { text, language }: Decision,
): Comparison[] {
  const decisions = citesIn(line, sentence).filter(one => one.offer?.citation.kind === 'decision')
  const other = decisions.find(one => one !== cite)
  const citation = other?.offer?.citation
  if (!citation || decisions.length !== 2 || text.length === 0 || language) return []
  if (!NAMED_BY_NOUN.test(other.written)) return []
  const whole = text.map(passage => passage.text).join('\n')
  const told = (whole.match(DOCKET) ?? []).map(squash)
  const numbers = (citation.numbers ?? []).flatMap((number): Comparison[] => {
    const written = `n° ${number}`
    const own = squash(number)
    if (told.includes(own)) return []
    const near = (whole.match(DOCKET) ?? []).find(one => nearness(squash(one), own) === 'near')
    return near
      ? [{ what: 'claim', stands: 'differs', written, why: '', expected: `n° ${near}` }]
      : [{ what: 'claim', stands: 'uncompared', written, why: 'ce numéro ne se lit pas dans la décision' }]
  })
  const day = citation.date && dateText(citation.date)
  return day && !whole.replace(/[\u00a0\u202f]/g, ' ').includes(day)
    ? [
        ...numbers,
        {
          what: 'claim',
          stands: 'uncompared',
          written: day,
          why: 'cette date ne se lit pas dans la décision',
        },
      ]
    : numbers
}
