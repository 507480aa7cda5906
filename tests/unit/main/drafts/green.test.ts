import { beforeAll, describe, expect, test } from 'vitest'
import type { Block } from '../../../../src/shared/drafts/model.ts'
import {
  CheckedCitation,
  CheckedQuote,
  type CiteCheck,
  Compared,
  Remark,
  type VerifiedItem,
} from '../../../../src/shared/drafts/verify/cite-check.ts'
import type { Holdings } from '../../../../src/shared/drafts/verify/holdings.ts'
import { checkReport } from '../../../../src/shared/drafts/verify/report.ts'
import { summaryText } from '../../../../src/shared/drafts/verify/summary.ts'
import { countedVerdicts, isAlarm, isWrong } from '../../../../src/shared/drafts/verify/telling.ts'
import {
  citationItem,
  quotationItem,
  quoteVerdict,
  verdictOf,
} from '../../../../src/shared/drafts/verify/verdict.ts'
import { verify } from '../../../../src/shared/drafts/verify/verify.ts'
import { AuthorityState } from '../../../../src/shared/library/authority.ts'
import { aDecision } from '../../../fixtures/builders.ts'
import { libraryOfWhatShips } from '../../../fixtures/check/held.ts'
import { paragraphPairs } from '../../../fixtures/check/paragraphs.ts'

/** A green word is said only where each thing that is stated was compared and is the same, and nothing is to be done. */
const isCovered = ({ alarm, compared, against }: VerifiedItem): boolean =>
  !alarm && against !== 'nothing' && compared.length > 0 && compared.every(({ stands }) => stands === 'same')

const stands = Compared.shape.stands.options
const things = Compared.shape.what.options
const compared = (...all: readonly Compared['stands'][]): Compared[] =>
  all.map((one, at) => ({ what: things[at]!, stands: one, written: 'x', why: 'y' }))
/** Every set of three things, and fewer. */
const sets = [
  [],
  ...stands.map(one => compared(one)),
  ...stands.flatMap(one => stands.flatMap(two => stands.map(three => compared(one, two, three)))),
]

describe('the verdict, over every set of compared things', () => {
  const source = aDecision({ text: [{ text: 'Article 1er : La requête est rejetée.' }] })
  const cited = (one: Partial<CheckedCitation>) =>
    CheckedCitation.parse({ block: 'b', written: 'CE', live: false, verdict: 'read', ...one })

  test('of a citation is green only where all is the same, whatever is remarked of it', () => {
    for (const set of sets)
      for (const kind of [undefined, ...Remark.shape.kind.options])
        for (const state of AuthorityState.options)
          for (const certainty of ['verified', 'to-verify'] as const) {
            const remarks = kind ? [{ kind, text: 'z' }] : []
            const differences = set.flatMap(({ what, stands }) =>
              stands === 'differs' ? [{ what, written: 'x', expected: 'w' }] : [],
            )
            const one = cited({ compared: set, remarks, differences, against: 'text' })
            const verdict = verdictOf({ ...source, certainty }, state, one, '2026-11-28')
            const isGreen = verdict === 'read'
            const mayBe =
              isCovered(citationItem({ ...one, verdict })) &&
              (state === 'read' || state === 'held') &&
              certainty === 'verified'
            expect(isGreen).toBe(mayBe && !remarks.some(isAlarm))
          }
  })

  test('of a quotation is green only where its words, its point and its wording are the same', () => {
    for (const set of sets)
      for (const outcome of CheckedQuote.shape.outcome.options) {
        const quote = CheckedQuote.parse({ block: 'b', written: 'mots', outcome, compared: set })
        if (quoteVerdict(quote) === 'read') {
          expect(isCovered(quotationItem(quote))).toBe(true)
          expect(isWrong(quote)).toBe(false)
        }
      }
  })
})

describe('the mouths that tell a verdict', () => {
  let held: Holdings
  let checks: CiteCheck[]
  beforeAll(async () => {
    held = await libraryOfWhatShips()
    checks = paragraphPairs()
      .flatMap(({ right, faulty }) => [right, faulty])
      .map(text => {
        const block: Block = { kind: 'paragraph', id: 'p', style: 'body', inlines: [{ kind: 'text', text }] }
        return verify({ blocks: [block] }, { facts: {} }, held, '2026-11-28')
      })
  })

  test('say « lu » of what is covered alone: list, file of a text, command line', () => {
    for (const { citations, quotes } of checks)
      for (const item of [...citations.map(citationItem), ...quotes.map(quotationItem)])
        if (item.verdict === 'read') expect([item.text, isCovered(item)]).toEqual([item.text, true])
  })

  test('count it alone: deposit and report', () => {
    for (const check of checks) {
      const { citations } = check
      const green = citations.filter(one => isCovered(citationItem(one)) && one.verdict === 'read').length
      expect(Number(/(\d+) lus?(?!\p{L})/u.exec(countedVerdicts(citations))?.[1] ?? 0)).toBe(green)
      const told = JSON.stringify(
        checkReport({ title: 't', dossier: 'd', at: '', print: '', problems: [], check }),
      )
      expect(told.split('Lu et concordant').length - 1).toBeLessThanOrEqual(green)
      if (citations.length > 0)
        expect(told.replace(/\u00a0/g, ' ')).toContain(
          summaryText(citations)
            .slice(0, 15)
            .replace(/\u00a0/g, ' '),
        )
    }
  })

  test('a live citation states what its card states', () => {
    const decision = held.lookalikes({ numbers: ['999101'], keys: [] } as never)[0]!
    const inline = {
      kind: 'citation' as const,
      form: 'auto' as const,
      source: { kind: 'decision' as const, id: decision.id },
    }
    const block: Block = { kind: 'paragraph', id: 'p', style: 'body', inlines: [inline] }
    const [one] = verify({ blocks: [block] }, { facts: {} }, held, '2026-11-28').citations
    expect(one?.verdict).toBe('read')
    expect(one?.compared.map(({ what }) => what)).toEqual(expect.arrayContaining(['court', 'number', 'date']))
  })
})
