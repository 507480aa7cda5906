import { describe, expect, it } from 'vitest'
import { ageSentence, endedSince } from '../../../../src/shared/campaign/members/age.ts'
import { departmentOf, departments } from '../../../../src/shared/campaign/members/departments.ts'
import { Member, Scrutin, TargetFilters } from '../../../../src/shared/campaign/members/model.ts'
import { rank, sameCommittee } from '../../../../src/shared/campaign/members/rank.ts'
import { fold } from '../../../../src/shared/french/fold.ts'

const an = { chamber: 'an', today: '2026-11-26' } as const

describe('the age of what is known', () => {
  it('says that a legislature has ended, by its own date', () => {
    expect(endedSince({ ...an, legislature: '15', asOf: '2021-01-01' })).toContain('21 juin 2022')
    expect(endedSince({ ...an, legislature: '16' })).toContain('9 juin 2024')
    expect(endedSince({ ...an, legislature: '17', asOf: '2026-11-20' })).toBeUndefined()
    expect(endedSince({ ...an, legislature: '17', today: '2029-08-01' })).toContain('élue pour cinq ans')
  })
  it('says that half of the Sénat was renewed since', () => {
    const senat = { chamber: 'senat', legislature: '', today: '2026-11-26' } as const
    expect(endedSince({ ...senat, asOf: '2026-09-01' })).toContain('septembre 2026')
    expect(endedSince({ ...senat, asOf: '2026-10-05' })).toBeUndefined()
    expect(endedSince({ ...senat, today: '2026-09-20', asOf: '2024-01-01' })).toBeUndefined()
  })
  it('tells the date and how far it is, or that it is not known', () => {
    expect(ageSentence({ ...an, legislature: '17', asOf: '2026-11-12' })).toBe(
      'Députés de la 17e législature, état du 12 novembre 2026 (il y a 14 jours).',
    )
    expect(ageSentence({ ...an, legislature: '17', asOf: '2026-06-12' })).toContain(
      'importez un fichier plus récent',
    )
    expect(ageSentence({ ...an, legislature: '17', importedOn: '2026-11-20' })).toContain('date inconnue')
    // an old archive packed anew is as old as what it says
    expect(ageSentence({ ...an, legislature: '15', asOf: '2026-11-24', isSitting: true })).toBe(
      'Députés de la 15e législature, d’avant le 21 juin 2022 : des mandats y sont encore en cours, quoique l’archive porte la date du 24 novembre 2026. Attention : la 15e législature s’est terminée le 21 juin 2022.',
    )
    expect(ageSentence({ ...an, legislature: '15', asOf: '2026-11-24' })).toContain(
      'état du 24 novembre 2026',
    )
  })
})

describe('départements', () => {
  it('are found however they are written', () => {
    expect(departments).toHaveLength(108)
    expect(departmentOf('Alpes de Haute-Provence')?.number).toBe('04')
    expect(departmentOf("Côte-d'Or")?.number).toBe('21')
    expect(departmentOf('Iles Wallis et Futuna')?.number).toBe('986')
    expect(departmentOf('Réunion')?.number).toBe('974')
    expect(departmentOf('Saoura')).toBeUndefined()
  })
})

const aMember = (id: string, given: object = {}) =>
  Member.parse({
    id,
    chamber: 'an',
    civility: 'M.',
    first: id,
    last: id,
    group: { sigle: 'EXA', label: 'Exemplaire', ref: 'PO1' },
    source: 'essai',
    ...given,
  })
const aVote = (votes: Readonly<Record<string, string>>, given: object = {}) =>
  Scrutin.parse({
    id: `V${JSON.stringify(votes)}`,
    chamber: 'an',
    legislature: '17',
    number: 12,
    date: '2025-04-01',
    title: 'essai',
    result: 'adopté',
    groups: [
      { ref: 'PO1', sigle: 'EXA', label: '', for: 1, against: 1, abstained: 0, absent: 0, majority: 'pour' },
    ],
    votes: Object.entries(votes).map(([member, position]) => ({ member, group: 'PO1', position })),
    source: 'essai',
    ...given,
  })
const ground = (given: object = {}) => ({
  bill: 'b',
  committees: [],
  rapporteurs: [],
  filters: TargetFilters.parse({}),
  scrutins: [],
  positions: new Map(),
  noCalls: new Set<string>(),
  on: '2026-02-01',
  ...given,
})
const reasons = (members: Member[], given: object) =>
  Object.fromEntries(rank(members, ground(given)).map(one => [one.member, one.reasons]))

describe('whom to call', () => {
  it('leaves out a senator whose series is renewed before the stage they would be asked for', () => {
    const eure = { department: { number: '27', name: 'Eure' }, chamber: 'senat', asOf: '2026-08-01' }
    const all = [
      aMember('eure', eure),
      aMember('indre', { ...eure, department: { number: '37', name: 'Indre-et-Loire' } }),
    ]
    const askedOn = (on: string) => rank(all, ground({ on })).map(one => one.member)
    expect(askedOn('2026-09-20')).toEqual(['eure', 'indre'])
    expect(askedOn('2026-10-14')).toEqual(['indre'])
  })
  it('puts the rapporteur first, then one’s own département, then the committee, then the rest, and says why', () => {
    const all = [
      aMember('rest'),
      aMember('place', { department: { number: '38', name: 'Isère' } }),
      aMember('sits', { committee: 'Commission des lois constitutionnelles, de la législation' }),
      aMember('reports', { roles: [{ bill: 'b', role: 'rapporteur' }] }),
    ]
    const given = {
      committees: [{ name: 'Lois', chamber: undefined }],
      filters: TargetFilters.parse({ own: '38' }),
    }
    expect(rank(all, ground(given)).map(one => one.member)).toEqual(['reports', 'place', 'sits', 'rest'])
    expect(reasons(all, given)).toMatchObject({
      reports: ['Rapporteur du texte'],
      sits: ['Siège à la commission saisie : Commission des lois constitutionnelles, de la législation'],
      place: ['Élu de votre département (Isère)'],
      rest: ['Aucune raison particulière : répond aux filtres'],
    })
  })
  it('does not take the committee of one chamber for that of the other', () => {
    const sits = aMember('sits', { committee: 'Commission des lois constitutionnelles, de la législation' })
    const told = (chamber: string) =>
      reasons([sits], { committees: [{ name: 'commission des lois', chamber }] }).sits?.[0]
    expect(told('an')).toContain('Siège à la commission saisie')
    expect(told('senat')).toContain('Aucune raison particulière')
  })
  it('puts those of one weight in the order of their names, then of their ids, whatever order they came in', () => {
    const all = [
      aMember('z', { last: 'Élan' }),
      aMember('b', { last: 'Dupont' }),
      aMember('a', { last: 'Dupont' }),
      aMember('y', { last: 'Faure' }),
    ]
    const order = (given: Member[]) => rank(given, ground()).map(one => one.member)
    expect(order(all)).toEqual(['a', 'b', 'z', 'y'])
    expect(order(all.toReversed())).toEqual(['a', 'b', 'z', 'y'])
  })
  it('sees a vote that was divided, apart from the group, or not cast', () => {
    const scrutins = [
      aVote({ swing: 'pour', apart: 'contre', mild: 'abstention' }),
      aVote({ swing: 'contre', faithful: 'contre' }, { wished: 'contre' }),
    ]
    const found = reasons(
      ['swing', 'apart', 'mild', 'faithful'].map(id => aMember(id)),
      { scrutins },
    )
    expect(found.swing).toContain('Vote partagé sur ce texte : pour une fois, contre une fois')
    expect(found.apart).toContain(
      'A voté «\u00a0contre\u00a0» quand son groupe votait «\u00a0pour\u00a0» (scrutin n° 12)',
    )
    expect(found.mild).toContain('S’est abstenu une fois sur ce texte')
    expect(found.faithful).toContain(
      'A toujours voté comme la campagne le demandait : à remercier et à tenir informé',
    )
  })
  it('leaves out who no longer sits and who is not to be called', () => {
    const all = [aMember('gone', { mandate: { to: '2025-01-01' } }), aMember('silent'), aMember('here')]
    expect(rank(all, ground({ noCalls: new Set(['silent']) })).map(one => one.member)).toEqual(['here'])
  })
  it('takes one committee for another neither way', () => {
    const same = (a: string, b: string) => sameCommittee(fold(a), fold(b))
    expect(same('Lois', 'Commission des lois constitutionnelles, de la législation')).toBe(true)
    expect(same('commission des lois', 'Commission des lois')).toBe(true)
    expect(same('Commission des affaires sociales', 'Commission des affaires étrangères')).toBe(false)
    expect(same('', 'Commission des lois')).toBe(false)
  })
})
