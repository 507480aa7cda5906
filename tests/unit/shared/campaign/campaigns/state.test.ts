import { describe, expect, test } from 'vitest'
import type { Bill } from '../../../../../src/shared/campaign/bills/model.ts'
import { Campaign } from '../../../../../src/shared/campaign/campaigns/model.ts'
import {
  callingLine,
  deadlineLine,
  sittingLine,
  stageLine,
} from '../../../../../src/shared/campaign/campaigns/state-dates.ts'
import { type StateMaterial, stepsOf } from '../../../../../src/shared/campaign/campaigns/state-steps.ts'
import { TargetList } from '../../../../../src/shared/campaign/members/model.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'
import { aBill } from '../../../../fixtures/builders.ts'

const stages = (...all: object[]): Bill => aBill({ stages: all as Bill['stages'], measures: [] })
const READ = { certainty: 'verified', source: 'Ordre du jour de l’Assemblée' }
const inCommittee = {
  ...READ,
  ...{ key: 'c', label: 'Commission', kind: 'commission', chamber: 'an', date: '2026-03-02' },
}
const toSit = { ...READ, key: 's', label: 'Séance', kind: 'seance', chamber: 'an', date: '2026-03-17' }
const current = (bill: Bill, key: string): Bill => ({ ...bill, current: key })

describe('the dates of a campaign', () => {
  test('a stage nobody chose is told as the last noted one, and one to come as planned', () => {
    expect(stageLine(current(stages(inCommittee), 'c'), '2026-03-05')).toMatchObject({
      text: 'Commission, le 2 mars 2026.',
      standing: 'known',
    })
    expect(stageLine(stages(inCommittee), '2026-03-01').text).toBe(
      'Commission, prévue le 2 mars 2026. C’est la dernière étape datée, ou la dernière notée : personne n’a dit que le texte en est là.',
    )
    expect(stageLine(stages(), '2026-03-01').standing).toBe('unknown')
  })
  test('the deadline is the next of those to come, computed ones to be verified', () => {
    const bill = current(stages(inCommittee, toSit), 'c')
    const line = deadlineLine(bill, '2026-03-05T10:00')
    expect(line).toMatchObject({ at: '2026-03-12T17:00', standing: 'to-verify' })
    expect(line.text).toMatch(/^Jusqu’au jeudi 12 mars 2026 à 17\u00a0h, pour «\u00a0Séance\u00a0»\./)
  })
  test('one noted is known as it was written, its last minute included', () => {
    const bill = current(stages({ ...toSit, amendmentsBy: '2026-03-13T12:30' }), 's')
    expect(deadlineLine(bill, '2026-03-13T12:30')).toMatchObject({
      standing: 'known',
      at: '2026-03-13T12:30',
    })
    expect(deadlineLine(bill, '2026-03-13T12:31').text).toMatch(
      /^La dernière date limite notée est passée\u00a0: vendredi 13 mars 2026 à 12\u00a0h 30/,
    )
  })
  test('an unknown one says who would know it, chamber by chamber', () => {
    const senate = current(stages({ key: 's', label: 'Séance', kind: 'seance', chamber: 'senat' }), 's')
    expect(deadlineLine(senate, '2026-03-05T10:00')).toMatchObject({ standing: 'unknown' })
    expect(deadlineLine(senate, '2026-03-05T10:00').text).toContain('Conférence des présidents')
    expect(sittingLine(senate, '2026-03-05').text).toContain('L’ordre du jour publié par le Sénat')
  })
  test('a law promulgated is neither amended, nor sat upon, nor called about', () => {
    const law = current(stages(inCommittee, { key: 'p', label: 'Loi', kind: 'promulgation' }), 'p')
    expect(deadlineLine(law, '2026-03-05T10:00').standing).toBe('over')
    expect(sittingLine(law, '2026-03-05').standing).toBe('over')
    expect(callingLine(law, '2026-03-05').standing).toBe('over')
  })
  test('a Tuesday gives way to the Thursday, with the reason', () => {
    const { text, at } = callingLine(stages(inCommittee), '2026-03-03')
    expect(at).toBe('2026-03-05')
    expect(text).toContain('Le lundi, le jeudi et le vendredi, les élus sont moins en séance')
  })
})

describe('what to do at a new stage', () => {
  const bill = current(
    aBill({
      stages: [
        { key: 'old', label: 'Commission', kind: 'commission', chamber: 'an', date: '2026-03-02' },
        { key: 'new', label: 'Texte voté', kind: 'vote', chamber: 'an', date: '2026-03-20' },
      ] as Bill['stages'],
      measures: [{ id: 'm', article: '8', title: 'Une mesure', fates: [] }] as unknown as Bill['measures'],
    }),
    'new',
  )
  const material: StateMaterial = {
    today: '2026-03-25',
    campaign: Campaign.parse({ id: 'c', bill: bill.id, title: 'C', contact: 'x', signature: 'y' }),
    bill,
    texts: [{ id: 't-old', stage: 'old', number: '1' }],
    resting: [
      {
        kind: 'draft',
        id: 'd',
        title: 'Note',
        dossier: 'x',
        form: 'Note',
        writtenFor: 'Commission',
        change: 'À revoir.',
      },
      { kind: 'argument', id: 'a', title: 'Argument', writtenFor: 'Commission', change: 'À revoir.' },
    ],
    amendments: [anAmendment({ id: 'am', text: 't-old' })],
    lists: [
      TargetList.parse({
        id: 'l',
        title: 'Liste',
        bill: bill.id,
        filters: {},
        ranked: [],
        updatedAt: '2026-03-01T08:00:00Z',
      }),
    ],
    counts: {
      arguments: 1,
      amendments: 1,
      documents: 1,
      lists: 1,
      sets: 0,
      calls: 4,
      callsSince: 0,
      projects: 0,
    },
  }
  test('comes in order: the text, its measures, who leads, arguments, documents, amendments, lists, calls', () => {
    const kinds = (one: StateMaterial) => stepsOf(one).map(step => step.kind)
    const all = ['text', 'measures', 'identity', 'arguments', 'documents', 'lists', 'calls']
    expect(kinds(material)).toEqual(all)
    const withText = { ...material, texts: [...material.texts, { id: 't-new', stage: 'new', number: '2' }] }
    expect(kinds(withText)).toEqual([
      'measures',
      'identity',
      'arguments',
      'documents',
      'amendments',
      'lists',
      'calls',
    ])
    expect(stepsOf(withText)[4]).toMatchObject({ place: { what: 'amendment', id: 'am' } })
  })
  test('is nothing where all is as the stage has it', () => {
    const done: StateMaterial = {
      ...material,
      campaign: { ...material.campaign, association: 'A' },
      bill: { ...bill, measures: [] },
      texts: [{ id: 't-new', stage: 'new', number: '2' }],
      resting: [],
      amendments: [anAmendment({ id: 'am', text: 't-new' })],
      lists: material.lists.map(one => ({ ...one, updatedAt: '2026-03-21T08:00:00Z' })),
      counts: { ...material.counts, callsSince: 2 },
    }
    expect(stepsOf(done)).toEqual([])
  })
})
