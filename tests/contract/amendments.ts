import { expect } from 'vitest'
import type { Client } from '../../src/shared/contract.ts'
import { anAmendment } from '../fixtures/amendments/builder.ts'
import type { Tried } from './channels.ts'

const refusal = (code: string) => expect.objectContaining({ code, message: expect.stringMatching(/\.$/) })
let count = 0
const kept = (call: Client) => {
  count += 1
  return call['amendments.save']({ amendment: anAmendment({ id: `amendement-${count}` }) })
}

/** The messages about amendments. */
export const amendmentTrials = {
  'amendments.list': async ({ call }: Tried) => {
    const { id } = await kept(call)
    expect((await call['amendments.list']({})).map(one => one.id)).toContain(id)
    expect(await call['amendments.list']({ bill: 'aucun' })).toEqual([])
  },
  'amendments.get': async ({ call }: Tried) => {
    const made = await kept(call)
    expect(await call['amendments.get']({ id: made.id })).toEqual(made)
    await expect(call['amendments.get']({ id: 'inconnu' })).rejects.toEqual(refusal('not-found'))
  },
  'amendments.save': async ({ call }: Tried) => {
    const made = await kept(call)
    const next = await call['amendments.save']({ amendment: { ...made, number: '12' } })
    expect([next.revision, next.number]).toEqual([made.revision + 1, '12'])
    await expect(call['amendments.save']({ amendment: made })).rejects.toEqual(refusal('stale'))
  },
  'amendments.remove': async ({ call }: Tried) => {
    const { id } = await kept(call)
    await call['amendments.remove']({ ids: [id] })
    await expect(call['amendments.get']({ id })).rejects.toEqual(refusal('not-found'))
  },
  'amendments.restore': async ({ call }: Tried) => {
    const made = await kept(call)
    await call['amendments.remove']({ ids: [made.id] })
    await call['amendments.restore']({ ids: [made.id] })
    expect((await call['amendments.get']({ id: made.id })).dispositif).toBe(made.dispositif)
  },
}
