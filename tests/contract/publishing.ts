import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Channel } from '../../src/shared/contract/contract.ts'
import { aBill } from '../fixtures/builders.ts'
import type { Tried } from './channels.ts'

const settings = { publisher: 'Collectif Exemple', contact: 'contact@exemple.fr' }

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
} satisfies Partial<Record<Channel, (tried: Tried) => Promise<void>>>
