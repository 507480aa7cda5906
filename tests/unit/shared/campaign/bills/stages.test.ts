import { describe, expect, it } from 'vitest'
import { Stage } from '../../../../../src/shared/campaign/bills/model.ts'
import {
  type Course,
  followers,
  keyFor,
  refusal,
  toActOn,
} from '../../../../../src/shared/campaign/bills/stages.ts'

/** `senat:vote:1:conforme`: chamber, kind, reading, outcome. */
const stage = (text: string): Stage => {
  const [chamber, kind, reading, outcome] = text.split(':')
  return Stage.parse({
    key: text,
    label: '',
    kind,
    ...(chamber && { chamber }),
    ...(reading && { reading: Number(reading) }),
    ...(outcome && { outcome }),
  })
}
const course = (procedure: Course['procedure'], ...stages: string[]): Course => ({
  first: 'senat',
  procedure,
  stages: stages.map(stage),
})
const next = (procedure: Course['procedure'], ...stages: string[]) =>
  followers(course(procedure, ...stages)).map(one =>
    [one.chamber ?? '', one.kind, one.reading].filter(part => part !== undefined).join(':'),
  )

describe('the course of a bill', () => {
  it('begins by its deposit, then goes through the states of a reading', () => {
    expect(next('ordinaire')).toEqual(['senat:depot:1'])
    expect(next('ordinaire', 'senat:depot:1')).toEqual([
      'senat:renvoi:1',
      'senat:commission-delai:1',
      'senat:commission:1',
      'senat:seance-delai:1',
      'senat:seance:1',
      'senat:vote:1',
    ])
    expect(next('ordinaire', 'senat:depot:1', 'senat:seance:1')).toEqual(['senat:vote:1'])
  })

  it('goes to the other chamber, and back where the procedure is ordinary', () => {
    expect(next('ordinaire', 'senat:vote:1')).toEqual(['an:transmission:1'])
    expect(next('ordinaire', 'senat:vote:1', 'an:vote:1')).toEqual(['senat:transmission:2'])
    expect(next('ordinaire', 'senat:vote:2')).toEqual(['an:transmission:2'])
    expect(next('ordinaire', 'senat:vote:2', 'an:vote:2')).toEqual([':cmp', 'senat:transmission:3'])
  })

  it('has a joint committee after one reading each where it is accelerated', () => {
    expect(next('acceleree', 'senat:vote:1', 'an:vote:1')).toEqual([':cmp'])
    expect(next('acceleree', 'an:vote:1', ':cmp::success')).toEqual(['an:cmp-lecture', 'senat:cmp-lecture'])
    expect(next('acceleree', ':cmp::success', 'senat:cmp-lecture')).toEqual(['an:cmp-lecture'])
    expect(next('acceleree', ':cmp::success', 'senat:cmp-lecture', 'an:cmp-lecture')).toEqual([
      ':conseil',
      ':promulgation',
    ])
  })

  it('has a new reading after a failure, then a final one', () => {
    expect(next('acceleree', ':cmp::failure')).toEqual(['an:nouvelle-lecture'])
    expect(next('acceleree', ':cmp::success', 'an:cmp-lecture::failure')).toEqual(['an:nouvelle-lecture'])
    expect(next('acceleree', ':cmp::failure', 'an:nouvelle-lecture')).toEqual(['senat:nouvelle-lecture'])
    expect(next('acceleree', 'senat:nouvelle-lecture')).toEqual(['an:lecture-definitive'])
    expect(next('acceleree', 'senat:nouvelle-lecture::conforme')).toEqual([':conseil', ':promulgation'])
    expect(next('acceleree', 'an:lecture-definitive')).toEqual([':conseil', ':promulgation'])
    expect(next('acceleree', 'an:lecture-definitive::failure')).toEqual([])
  })

  it('ends with the decrees, or when the whole law is struck; a text voted in the same words is adopted', () => {
    expect(next('', 'an:vote:1:conforme')).toEqual([':conseil', ':promulgation'])
    expect(next('', ':conseil')).toEqual([':conseil', ':promulgation'])
    expect(next('', ':conseil::failure')).toEqual([])
    expect(next('', ':promulgation')).toEqual([':decrets'])
  })
})

describe('a move that is not allowed', () => {
  const refused = (at: Course, to: string) => refusal(at, stage(to))
  it.each([
    [course('ordinaire'), 'senat:vote:1', 'premier état'],
    [course('ordinaire', 'senat:vote:1'), 'an:commission:1', 'transmission'],
    [course('ordinaire', 'senat:vote:1', 'an:vote:1'), ':cmp', 'deux lectures'],
    [course('acceleree', 'senat:vote:1'), ':cmp', 'chaque assemblée ait voté'],
    [course('acceleree', ':cmp::success'), 'an:nouvelle-lecture', 'échec'],
    [course('acceleree', ':cmp::failure'), 'an:cmp-lecture', 'accord'],
    [course('acceleree', 'an:nouvelle-lecture'), 'an:lecture-definitive', 'chaque assemblée'],
    [course('acceleree', 'senat:nouvelle-lecture'), 'senat:lecture-definitive', 'Assemblée nationale'],
    [course('acceleree', 'an:vote:1'), ':promulgation', 'définitivement adoptée'],
    [course('acceleree', ':promulgation'), ':conseil', 'non promulguée'],
    [course('acceleree', 'an:seance:1'), 'an:commission:1', 'arrière'],
    [course('acceleree', 'an:lecture-definitive::failure'), ':promulgation', 'Rien ne peut plus suivre'],
  ] as const)('is refused with the reason (%#)', (at, to, reason) => {
    expect(refused(at, to)).toContain(reason)
  })

  it('is not one that passes over what was not noted, nor a stage of an older bill', () => {
    expect(refused(course('acceleree', 'senat:depot:1'), 'senat:vote:1')).toBeUndefined()
    expect(refusal(course('', 'an:vote:1'), { kind: undefined })).toBeUndefined()
  })

  it('is one dated before the last', () => {
    const at = course('acceleree', 'senat:depot:1')
    const dated = { ...at, stages: at.stages.map(one => ({ ...one, date: '2025-02-04' })) }
    expect(refusal(dated, { ...stage('senat:vote:1'), date: '2025-02-03' })).toContain('datée d’avant')
    expect(refusal(dated, { ...stage('senat:vote:1'), date: '2025-02-04' })).toBeUndefined()
  })
})

it('gives each stage a key of its own', () => {
  const stages = [stage('an:vote:1')]
  expect(keyFor(stages, { kind: 'commission', chamber: 'an', reading: 2 })).toBe('an-2-commission')
  expect(keyFor([{ key: 'conseil' }], { kind: 'conseil' })).toBe('conseil-2')
})

it('acts on the first bill that may still be voted, on the first where none may', () => {
  const done = { id: 'promulguée', ...course('acceleree', ':promulgation') }
  const now = { id: 'en cours', ...course('acceleree', 'an:seance:1') }
  expect(toActOn([done, now])).toBe(now)
  expect(toActOn([done])).toBe(done)
  expect(toActOn([])).toBeUndefined()
})
