import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { argumentBlocks } from '../../../../../src/shared/drafts/arguments/argument-blocks.ts'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import { check } from '../../../../../src/shared/drafts/checks/check.ts'
import { isAsked } from '../../../../../src/shared/drafts/templates/template.ts'
import type { Argument } from '../../../../../src/shared/library/model.ts'
import { answers } from '../../../../fixtures/answers.ts'
import { fromTemplate, starter, templateOf } from '../gathered.ts'

const templates = readdirSync(new URL('../../../../../resources/templates', import.meta.url)).map(name =>
  name.replace('.json', ''),
)
const unanswered = { ...answers, 'experiment.state': '' }
const asks = templates.filter(id => templateOf(id).facts.some(one => one.key === 'experiment.state'))

/** The facts the program asks about the experiment before it lets a text be final. */
const undecided = (id: string, facts: Readonly<Record<string, string>>) =>
  check(fromTemplate(templateOf(id), { facts }), templateOf(id), '2026-03-16')
    .filter(one => one.severity === 'blocking' && one.at.fact?.startsWith('experiment.'))
    .map(one => one.at.fact)

describe('the state of the experiment of 2023', () => {
  test('is asked by every template that inserts the want of a legal ground, and by the note', () => {
    const holders = templates.filter(id =>
      templateOf(id).blocks.some(
        one => one.argument === 'INT-BASE' || JSON.stringify(one).includes('experiment.'),
      ),
    )
    expect(asks.toSorted()).toEqual(holders.toSorted())
    expect(asks).toHaveLength(8)
  })
  test.each(asks)('blocks %s until it is told, and the law until it is named', id => {
    const facts = { ...unanswered, 'decision.type': 'expresse', 'supported.side': 'demande' }
    expect(undecided(id, facts)).toContain('experiment.state')
    expect(undecided(id, { ...facts, 'experiment.state': 'loi', 'experiment.law': '' })).toContain(
      'experiment.law',
    )
    const law = { 'experiment.state': 'loi', 'experiment.law': 'l’article 1er de la loi n° 2027-1' }
    expect(undecided(id, { ...facts, ...law })).toEqual([])
    expect(undecided(id, { ...facts, 'experiment.state': 'aucune' })).toEqual([])
  })
  test('is not asked of a text whose ground was taken out', () => {
    const gathered = fromTemplate(templateOf('rep-vsa'), { facts: unanswered })
    const blocks = gathered.draft.blocks.filter(one => one.origin?.source !== 'INT-BASE')
    const problems = check({ ...gathered, draft: { ...gathered.draft, blocks } }, templateOf('rep-vsa'))
    expect(problems.filter(one => one.at.fact?.startsWith('experiment.'))).toEqual([])
  })
  test('is told by no card as if it were known', () => {
    const cards = starter.filter((one): one is Argument => one.kind === 'argument')
    const sentences = cards.flatMap(({ id, shortForm, development, thesis, variants }) =>
      [thesis, shortForm ?? '', development, ...Object.values(variants)].flatMap(text =>
        (text ?? '').split(/(?<=[.;]) /).map(sentence => `${id}: ${sentence}`),
      ),
    )
    const bound = /rouv(?:re|erte)|prolong|en discussion|(?:fin|décembre) 2027/i
    const careful =
      /[Rr]ouverte ou non|Promulgué ou non|première (?:disposition|prolongation)|prévoyait|devait mener|Une prolongation|expérimentation prolongée reste|déjà censuré|a censuré|votée par l’Assemblée|\{\{/
    expect(
      sentences.filter(
        one => bound.test(one) && /expérimentation|VSA|prolongation/i.test(one) && !careful.test(one),
      ),
    ).toEqual([])
  })
  test('has an argument that no text inserts without its question', () => {
    const card = starter.find(one => one.id === 'ARG-VSA-05') as Argument
    expect(JSON.stringify(argumentBlocks(card, 'filing'))).toContain('experiment.effect')
    expect(card.needs).toContain('experiment.state')
  })
})

describe('the reasonable year of a revealed decision', () => {
  const facts = { ...answers, 'decision.type': 'revelee', 'decision.known': '2026-01-31' }
  const textOf = (filing: string) => {
    const gathered = fromTemplate(templateOf('rep-vsa'), { facts: { ...facts, 'filing.date': filing } })
    return JSON.stringify(assemble(gathered, { template: templateOf('rep-vsa'), today: '2026-03-16' }).blocks)
  }
  const codes = (filing: string) =>
    check(
      fromTemplate(templateOf('rep-vsa'), { facts: { ...facts, 'filing.date': filing } }),
      templateOf('rep-vsa'),
      '2026-03-16',
    ).map(one => one.code)
  test('is written out with its last day, and the claim is late the day after', () => {
    expect(textOf('2027-01-31')).toMatch(/expire le 31.janvier 2027.: la présente requête.*n’est pas tardive/)
    expect(codes('2027-01-31')).not.toContain('after-year')
    expect(textOf('2027-02-01')).not.toContain('n’est pas tardive')
    expect(codes('2027-02-01')).toContain('after-year')
  })
})

describe('a question that other answers make useless', () => {
  const { facts: specs } = templateOf('rep-vsa')
  const asked = (facts: Readonly<Record<string, string>>) =>
    specs.filter(one => isAsked(one, specs, facts)).map(one => one.key)
  const demand = ['request.date', 'request.object', 'refusal.date', 'act.name']
  const demandAsked = (type: string) => asked({ 'decision.type': type }).filter(key => demand.includes(key))
  test('is not asked: those of a demand, against a written decision', () => {
    expect(demandAsked('expresse')).toEqual([])
    // its default is a decision that nobody wrote
    expect(demandAsked('')).toEqual([])
    expect(demandAsked('implicite').toSorted()).toEqual(['request.date', 'request.object'])
    expect(demandAsked('refus').toSorted()).toEqual(['refusal.date', 'request.date', 'request.object'])
    expect(demandAsked('abrogation').toSorted()).toEqual(['act.name', 'refusal.date', 'request.date'])
  })
  test('is asked where its template does not ask what it depends on', () => {
    const alone = specs.filter(one => one.key === 'request.date')
    expect(alone.map(one => isAsked(one, alone, {}))).toEqual([true])
  })
})
