import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Channel } from '../../src/shared/contract/contract.ts'
import { aBill } from '../fixtures/builders.ts'
import type { Tried } from './channels.ts'

const settings = { publisher: 'Collectif Exemple', contact: 'contact@exemple.fr' }

const aPage = `<!doctype html><html><head><meta charset="utf-8"><title>Une campagne</title>
<link rel="canonical" href="https://exemple.fr/page"></head><body><h2>Les drones</h2>
<p>Zyxwv survolera chaque quartier sans que personne ne sache qui regarde.</p></body></html>`

/** Trials of the pages of a campaign. */
export const publishingTrials = {
  'publishing.review': async ({ call }) => {
    const bill = await call['bills.save']({ bill: aBill({ id: randomUUID() }) })
    const review = await call['publishing.review']({ bill: bill.id })
    expect(review.files.map(one => one.path)).toContain('index.html')
    expect(review.files.every(one => one.status === 'new')).toBe(true)
    expect(review.findings).toEqual([])
  },
  'publishing.write': async ({ call, give, fetchMade }) => {
    const bill = await call['bills.save']({ bill: aBill({ id: randomUUID() }) })
    const review = await call['publishing.review']({ bill: bill.id, settings })
    const request = { bill: bill.id, settings: review.settings }
    await expect(
      call['publishing.write']({ ...request, id: review.id, digest: 'autre' }),
    ).rejects.toMatchObject({
      code: 'stale',
    })
    const { zip, written } = await call['publishing.write']({
      ...request,
      id: review.id,
      digest: review.digest,
    })
    expect(written).toHaveLength(review.files.length)
    // the zip given back is the memory of the publication, its answers among it
    const previous = await give('pages.zip', await fetchMade(zip?.id ?? ''))
    const next = await call['publishing.review']({ bill: bill.id, previous })
    expect(next.files.filter(one => one.status !== 'same')).toEqual([])
    expect(next.settings.publisher).toBe('Collectif Exemple')
  },
  'publishing.read': async ({ call, give }) => {
    const bill = await call['bills.save']({ bill: aBill({ id: randomUUID() }) })
    const file = await give('page.html', aPage)
    const page = await call['publishing.read']({ bill: bill.id, file, savedOn: '2026-02-03' })
    expect(page.origin).toEqual({
      title: 'Une campagne',
      address: 'https://exemple.fr/page',
      savedOn: expect.stringMatching(/^2026-/),
    })
    expect(page.proposals.map(one => one.field)).toEqual(['new'])
  },
  'publishing.adopt': async ({ call, give }) => {
    const bill = await call['bills.save']({ bill: aBill({ id: randomUUID() }) })
    const { proposals, origin } = await call['publishing.read']({
      bill: bill.id,
      file: await give('page.html', aPage),
    })
    const { before, after } = await call['publishing.adopt']({ proposal: proposals[0]!, origin })
    expect(before).toBeUndefined()
    expect(after).toMatchObject({ title: 'Les drones', certainty: 'to-verify' })
    await call['library.remove']({ id: after.id })
  },
} satisfies Partial<Record<Channel, (tried: Tried) => Promise<void>>>
