import { describe, expect, test } from 'vitest'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import {
  answeredBy,
  expectedExhibits,
  forDossier,
} from '../../../../../src/shared/drafts/templates/expected-exhibits.ts'
import { Exhibit } from '../../../../../src/shared/exhibits/model.ts'
import { aDossier } from '../../../../fixtures/builders.ts'
import { fromTemplate, templateOf } from '../gathered.ts'

const template = templateOf('rep-vsa')
const anExhibit = (id: string) => Exhibit.parse({ id, dossier: 'd', label: id })

describe('the exhibits a template expects', () => {
  test('come with the required ones first, each once, with the exhibit that answers it', () => {
    const found = expectedExhibits(template, { 'exhibit.manuel': 'm' }, [anExhibit('m')])
    expect(found.map(one => one.key).toSorted()).toEqual(template.exhibits.map(one => one.key).toSorted())
    const required = found.map(one => one.required)
    expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)))
    expect(found.filter(one => one.exhibit)).toMatchObject([{ key: 'manuel', exhibit: 'm' }])
  })
  test('are asked for again once the exhibit is removed, and answered again once it is back', () => {
    const facts = { 'exhibit.manuel': 'm' }
    const asked = (ids: string[]) =>
      expectedExhibits(template, facts, ids.map(anExhibit)).find(one => one.key === 'manuel')?.exhibit
    expect([asked([]), asked(['m'])]).toEqual([undefined, 'm'])
  })
  test('are those the dossier is concerned by: a copy of the letter once it is noted, of a demand where one was refused', () => {
    const keys = (facts: Record<string, string>, events: ReturnType<typeof aDossier>['events'] = []) =>
      forDossier(template, aDossier({ facts, events })).exhibits.map(one => one.key)
    const written = { 'decision.type': 'expresse', 'decision.notified': '2025-01-10' }
    expect(keys(written)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(recours|demande|accuse)/)]),
    )
    const letter = { id: 'g', kind: 'gracieux', date: '2025-02-15', label: '', options: [] }
    expect(keys(written, [letter])).toEqual(expect.arrayContaining(['recours', 'recours-accuse']))
    expect(keys({ 'decision.type': 'implicite' })).toEqual(expect.arrayContaining(['demande', 'accuse']))
    // what was given stays in sight
    expect(keys({ ...written, 'exhibit.demande': 'd' })).toContain('demande')
  })
  test('are answered by one exhibit each; an exhibit answers one at most, and other facts stand', () => {
    const facts = { commune: 'Moirans', 'exhibit.manuel': 'm', 'exhibit.cada': 'c' }
    expect(answeredBy(facts, 'm', 'cada')).toEqual({ commune: 'Moirans', 'exhibit.cada': 'm' })
    expect(answeredBy(facts, 'm', '')).toEqual({ commune: 'Moirans', 'exhibit.cada': 'c' })
    // a fact that happens to hold the same text is no answer
    expect(answeredBy({ commune: 'm' }, 'm', '')).toEqual({ commune: 'm' })
  })
})

describe('in the text', () => {
  const printed = (facts: Record<string, string>, exhibits: Exhibit[]) =>
    JSON.stringify(assemble(fromTemplate(template, { facts }, exhibits), { template }).blocks)

  test('a call reads « pièce à joindre » until the exhibit is there, then its number', () => {
    const gap = 'pièce à joindre\u00a0: Manuel ou description du logiciel'
    const facts = { 'decision.type': 'revelee' }
    expect(printed(facts, [])).toContain(gap)
    const given = printed({ ...facts, 'exhibit.manuel': 'm' }, [anExhibit('m')])
    expect(given).not.toContain(gap)
    expect(given).toContain('"exhibit":"m"')
    expect(printed({ ...facts, 'exhibit.manuel': 'gone' }, [])).toContain(gap)
  })
})
