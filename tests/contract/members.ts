import { expect } from 'vitest'
import { Stage } from '../../src/shared/campaign/bills/model.ts'
import type { Channel, Client } from '../../src/shared/contract/contract.ts'
import { aBill } from '../fixtures/builders.ts'
import { aZip } from '../fixtures/import/archives.ts'
import { smallAssembly } from '../fixtures/import/parliament.ts'
import type { Tried } from './channels.ts'

const refusal = (code: string) => expect.objectContaining({ code, message: expect.stringMatching(/\.$/) })

/** A bill of the starter library that has become law. */
const PROMULGATED = 'narcotrafic'

/** A small Assemblée in the library, and the bill of the starter library. */
export async function seated({ call, give }: Pick<Tried, 'call' | 'give'>): Promise<string> {
  const known = await call['members.list']({})
  if (known.total === 0) {
    const zip = new Uint8Array(await aZip(smallAssembly()))
    await ended(call, (await call['imports.start']({ files: [await give('AMO10.zip', zip)] })).id)
  }
  // the one of the starter library, whatever other trials have saved
  const isHere = (await call['bills.list']({})).some(({ id }) => id === PROMULGATED)
  if (!isHere) await ended(call, (await call['imports.starter']({})).id)
  return PROMULGATED
}

async function ended(call: Client, id: string): Promise<void> {
  while ((await call['jobs.get']({ id })).state === 'running') await new Promise(done => setTimeout(done, 20))
}

type Of<Prefix extends string> = Extract<Channel, `${Prefix}.${string}`>

/** Trials of members, votes and lists of targets. */
export const memberTrials: {
  readonly [C in Of<'members'> | Of<'scrutins'> | Of<'targets'>]: (tried: Tried) => Promise<void>
} = {
  'members.list': async tried => {
    await seated(tried)
    const { call } = tried
    const all = await call['members.list']({})
    expect(all.total).toBe(6)
    expect(all.ages[0]?.sentence).toMatch(/^Députés de la 17e législature, état du /)
    expect(all.facets.groups).toMatchObject([
      { sigle: 'AUT', n: 3 },
      { sigle: 'EXA', n: 3 },
    ])
    expect((await call['members.list']({ text: 'cerisier' })).members).toMatchObject([{ id: 'PA3' }])
    expect((await call['members.list']({ text: 'lois', group: 'EXA' })).members).toMatchObject([
      { id: 'PA1' },
    ])
    expect((await call['members.list']({ department: '974' })).members).toMatchObject([{ id: 'PA6' }])
    const near = await call['members.list']({ place: '12 rue Ampère, 38000 Grenoble' })
    expect(near.members).toMatchObject([{ id: 'PA2' }])
    expect(near.placeSentence).toContain(
      'Grenoble : département 38, Isère. Les données publiées ne disent pas',
    )
    const vague = await call['members.list']({ place: 'Montreuil' })
    expect([vague.total, vague.placeSentence]).toEqual([6, expect.stringContaining('Plusieurs communes')])
  },
  'members.map': async ({ call }) => {
    const { shapes, source } = await call['members.map']({})
    expect(shapes).toHaveLength(108)
    expect(source).toContain('CC BY 4.0')
  },
  'members.get': async tried => {
    const bill = await seated(tried)
    const { call } = tried
    await call['scrutins.link']({ id: 'VTANR5L17V1234', bill, wished: 'contre' })
    const [vote] = await call['bills.votes']({ id: bill })
    expect(vote?.votes.filter(one => one.isRebel)).toMatchObject([{ member: 'PA2', group: 'EXA' }])
    const { member, votes, since } = await call['members.get']({ id: 'PA2' })
    expect(since).toBe('2024-07-08')
    expect(member).toMatchObject({ last: 'Bouleau', group: { sigle: 'EXA' } })
    expect(votes).toMatchObject([{ position: 'contre', group: 'pour', scrutin: { number: 1234, bill } }])
    // named by no list of the record
    const { votes: none } = await call['members.get']({ id: 'PA5' })
    expect(none).toMatchObject([{ position: 'absent', group: 'contre' }])
    await expect(call['members.get']({ id: 'PA0' })).rejects.toEqual(refusal('not-found'))
  },
  'members.date': async tried => {
    await seated(tried)
    const { call } = tried
    await call['members.date']({ chamber: 'an', asOf: '2025-01-15' })
    const { ages } = await call['members.list']({})
    expect(ages[0]).toMatchObject({ asOf: '2025-01-15' })
    expect(ages[0]?.sentence).toContain('15 janvier 2025')
    await expect(call['members.date']({ chamber: 'an', asOf: '2999-01-01' })).rejects.toEqual(
      refusal('invalid'),
    )
  },
  'members.role': async tried => {
    const bill = await seated(tried)
    const { call } = tried
    const role = { bill, role: 'rapporteur', source: 'Rapport n° 1043' } as const
    await call['members.role']({ member: 'PA1', role })
    expect((await call['members.list']({ bill, role: 'rapporteur' })).members).toMatchObject([{ id: 'PA1' }])
    await call['members.role']({ member: 'PA1', role, remove: true })
    expect((await call['members.list']({ bill, role: 'rapporteur' })).total).toBe(0)
  },
  'members.position': async tried => {
    const bill = await seated(tried)
    const { call } = tried
    const position = {
      id: 'dit-1',
      member: 'PA3',
      bill,
      value: 'indécis',
      date: '2025-03-20',
      source: 'Réponse au courriel de la campagne',
    } as const
    await call['members.position'](position)
    expect((await call['members.get']({ id: 'PA3' })).positions).toEqual([position])
    expect((await call['members.list']({ bill, position: 'indécis' })).members).toMatchObject([{ id: 'PA3' }])
    await expect(call['members.position']({ ...position, source: ' ' })).rejects.toEqual(
      expect.objectContaining({ code: 'invalid' }),
    )
  },
  'members.removePosition': async tried => {
    const bill = await seated(tried)
    const { call } = tried
    await call['members.position']({
      id: 'dit-2',
      member: 'PA4',
      bill,
      value: 'pour',
      date: '2025-03-20',
      source: 'Tribune',
    })
    await call['members.removePosition']({ id: 'dit-2' })
    expect((await call['members.get']({ id: 'PA4' })).positions).toEqual([])
  },
  'members.noCall': async tried => {
    const bill = await seated(tried)
    const { call } = tried
    await call['members.noCall']({ member: 'PA5', on: true })
    expect((await call['members.get']({ id: 'PA5' })).noCall).toMatch(/^\d{4}-/)
    const ranked = await call['targets.propose']({ bill, filters: {} })
    expect(ranked.map(one => one.member)).not.toContain('PA5')
    await call['members.noCall']({ member: 'PA5', on: false })
    expect((await call['members.get']({ id: 'PA5' })).noCall).toBeUndefined()
  },
  'scrutins.list': async tried => {
    await seated(tried)
    expect(await tried.call['scrutins.list']({})).toMatchObject([
      { id: 'VTANR5L17V1234', date: '2025-04-01' },
    ])
  },
  'scrutins.link': async tried => {
    const bill = await seated(tried)
    const { call } = tried
    await call['scrutins.link']({ id: 'VTANR5L17V1234', bill })
    expect(await call['scrutins.list']({})).toMatchObject([{ bill }])
    await call['scrutins.link']({ id: 'VTANR5L17V1234' })
    expect((await call['scrutins.list']({}))[0]?.bill).toBeUndefined()
    await expect(call['scrutins.link']({ id: 'VTANR0', bill })).rejects.toEqual(refusal('not-found'))
  },
  'targets.propose': async tried => {
    await seated(tried)
    const { call } = tried
    // a bill of its own: what other trials noted about the first one does not move its ranks
    const { id: bill } = await call['bills.save']({
      bill: aBill({ stages: [Stage.parse({ key: 'an', label: 'Commission des lois', committee: 'Lois' })] }),
    })
    await call['scrutins.link']({ id: 'VTANR5L17V1234', bill, wished: 'contre' })
    const said = { id: `dit-${bill}`, member: 'PA3', bill, value: 'indécis', date: '2025-03-20' } as const
    await call['members.position']({ ...said, source: 'Réponse au courriel de la campagne' })
    const committee = expect.stringMatching(/^Siège à la commission saisie : Commission des lois/)
    const apart = 'A voté «\u00a0contre\u00a0» quand son groupe votait «\u00a0pour\u00a0» (scrutin n° 1234)'
    const asked = 'A toujours voté comme la campagne le demandait : à remercier et à tenir informé'
    const none = 'Aucune raison particulière : répond aux filtres'
    const ranked = await call['targets.propose']({ bill, filters: { own: '38' } })
    expect(await call['targets.propose']({ bill, filters: { own: 'Grenoble' } })).toEqual(ranked)
    await expect(call['targets.propose']({ bill, filters: { own: 'Nulle-Part' } })).rejects.toEqual(
      refusal('invalid'),
    )
    expect(ranked.map(one => [one.member, one.score, one.reasons])).toEqual([
      ['PA3', 69, ['S’est dite indécise le 20/03/2025', committee, asked]],
      ['PA2', 57, ['Élu de votre département (Isère)', apart, asked]],
      ['PA1', 30, [committee]],
      ['PA5', 30, [committee]],
      ['PA4', 4, [asked]],
      ['PA6', 0, [none]],
    ])
    await expect(call['targets.propose']({ bill: 'nul', filters: {} })).rejects.toEqual(refusal('not-found'))
    await call['bills.remove']({ id: bill })
  },
  'targets.save': async tried => {
    const { call } = tried
    const list = aList(await seated(tried))
    const saved = await call['targets.save'](list)
    expect(saved).toMatchObject({ revision: 1, ranked: list.ranked })
    await call['targets.save'](saved)
    await expect(call['targets.save'](saved)).rejects.toEqual(refusal('stale'))
  },
  'targets.list': async tried => {
    const { call } = tried
    const bill = await seated(tried)
    const { id } = await call['targets.save'](aList(bill))
    expect((await call['targets.list']({ bill })).map(one => one.id)).toContain(id)
    await expect(call['targets.list']({ bill: 'nul' })).rejects.toEqual(refusal('not-found'))
  },
  'targets.remove': async tried => {
    const { call } = tried
    const bill = await seated(tried)
    const { id } = await call['targets.save'](aList(bill))
    await call['targets.remove']({ id })
    expect((await call['targets.list']({ bill })).map(one => one.id)).not.toContain(id)
  },
  'targets.restore': async tried => {
    const { call } = tried
    const bill = await seated(tried)
    const { id } = await call['targets.save'](aList(bill))
    await call['targets.remove']({ id })
    await call['targets.restore']({ id })
    expect((await call['targets.list']({ bill })).map(one => one.id)).toContain(id)
  },
}

let lists = 0
const aList = (bill: string) => ({
  id: `liste-${++lists}`,
  title: 'À appeler lundi',
  bill,
  filters: {},
  ranked: [{ member: 'PA2', reasons: ['Élu de votre département (Isère)'] }],
})
