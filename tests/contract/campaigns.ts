import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Channel, Client } from '../../src/shared/contract/contract.ts'
import { aBill } from '../fixtures/builders.ts'
import type { Tried } from './channels.ts'

const refusal = (code: string) => expect.objectContaining({ code, message: expect.stringMatching(/\.$/) })

/** The campaign of a new bill. */
async function aCampaign(call: Client) {
  const bill = await call['bills.save']({ bill: aBill({ id: randomUUID(), title: 'Loi suivie' }) })
  return call['campaigns.begin']({ bill: bill.id })
}

type Of<Prefix extends string> = Extract<Channel, `${Prefix}.${string}`>

/** Trials of campaigns. */
export const campaignTrials: { readonly [C in Of<'campaigns'>]: (tried: Tried) => Promise<void> } = {
  'campaigns.begin': async ({ call }) => {
    const campaign = await aCampaign(call)
    expect(campaign).toMatchObject({ title: 'Loi suivie', association: '', contact: '' })
    expect(await call['campaigns.begin']({ bill: campaign.bill })).toEqual(campaign)
    await expect(call['campaigns.begin']({ bill: 'nulle-part' })).rejects.toEqual(refusal('not-found'))
  },
  'campaigns.list': async ({ call }) => {
    const { id } = await aCampaign(call)
    const all = await call['campaigns.list']({})
    expect(all.find(one => one.id === id)).toMatchObject({
      billTitle: 'Loi suivie',
      stage: 'Sénat, première lecture',
    })
  },
  'campaigns.get': async ({ call }) => {
    const campaign = await aCampaign(call)
    expect(await call['campaigns.get']({ id: campaign.id })).toEqual(campaign)
    await expect(call['campaigns.get']({ id: 'nulle-part' })).rejects.toEqual(refusal('not-found'))
  },
  'campaigns.save': async ({ call }) => {
    const campaign = await aCampaign(call)
    const saved = await call['campaigns.save']({ campaign: { ...campaign, contact: 'contact@exemple.fr' } })
    expect(saved).toMatchObject({ contact: 'contact@exemple.fr', revision: campaign.revision + 1 })
    expect(await call['campaigns.get']({ id: campaign.id })).toEqual(saved)
    await expect(call['campaigns.save']({ campaign })).rejects.toEqual(refusal('stale'))
  },
  'campaigns.state': async ({ call }) => {
    const { id, bill } = await aCampaign(call)
    const state = await call['campaigns.state']({ id })
    expect(state).toMatchObject({ bill, billTitle: 'Loi suivie', deadline: { standing: 'unknown' } })
    expect(state.steps.map(one => one.kind)).toEqual(['identity', 'documents', 'lists', 'calls'])
    await expect(call['campaigns.state']({ id: 'nulle-part' })).rejects.toEqual(refusal('not-found'))
  },
  'campaigns.archive': async ({ call }) => {
    const { id, bill } = await aCampaign(call)
    expect((await call['campaigns.archive']({ id, archived: true })).archivedAt).toBeDefined()
    await expect(call['campaigns.begin']({ bill })).rejects.toEqual(refusal('refused'))
    expect((await call['campaigns.archive']({ id, archived: false })).archivedAt).toBeUndefined()
  },
}
