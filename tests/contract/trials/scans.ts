import { expect } from 'vitest'
import type { Channel } from '../../../src/shared/contract/contract.ts'
import { aScan } from '../../fixtures/exhibits/scans.ts'
import { aPdf } from '../../fixtures/files.ts'
import type { Tried } from '../channels.ts'

type Of = Extract<Channel, `scans.${string}`> | 'exhibits.search'

const LETTER = '<html><body style="font-size:24pt"><p>La commune refuse</p></body></html>'
const scan = () => new Uint8Array(aScan([LETTER], { dpi: 100 }))

async function aDossierWith({ call, give }: Tried, content: Uint8Array<ArrayBuffer>) {
  const { id: dossier } = await call['dossiers.create']({ template: 'rep-vsa' })
  const { id: exhibit } = await call['exhibits.add']({ dossier, file: await give('a.pdf', content) })
  return { dossier, exhibit }
}

/** Trials of the pages that are pictures, and of the search of exhibits. */
export const scanTrials: { readonly [C in Of]: (tried: Tried) => Promise<void> } = {
  'scans.state': async tried => {
    const { dossier, exhibit } = await aDossierWith(tried, scan())
    expect(await tried.call['scans.state']({ dossier })).toEqual([
      { exhibit, pages: 1, unread: 1, recognised: 0, layered: 0, doubtful: 0 },
    ])
  },
  'scans.read': async tried => {
    const { dossier, exhibit } = await aDossierWith(tried, scan())
    expect(await tried.call['scans.read']({ dossier, exhibit, run: 'lecture' })).toMatchObject({
      remaining: 0,
      failures: [],
    })
    expect(await tried.call['scans.page']({ exhibit, page: 1 })).toMatchObject({
      origin: 'recognised',
      text: 'La commune refuse',
    })
    expect(await tried.call['scans.read']({ dossier })).toEqual({ read: 0, remaining: 0, failures: [] })
  },
  'scans.pause': async ({ call }) => {
    // one that is over is paused by nobody
    expect(await call['scans.pause']({ run: 'finie', isPaused: true })).toEqual({})
  },
  'scans.stop': async ({ call }) => {
    expect(await call['scans.stop']({ run: 'finie' })).toEqual({})
  },
  'scans.page': async tried => {
    const { exhibit } = await aDossierWith(tried, new Uint8Array(aPdf('Le maire de Moirans a pris cet acte')))
    const page = await tried.call['scans.page']({ exhibit, page: 1, query: 'moirans' })
    expect(page).toMatchObject({
      origin: 'text',
      words: [],
      hits: [expect.objectContaining({ h: expect.any(Number) })],
    })
    await expect(tried.call['scans.page']({ exhibit, page: 2 })).rejects.toMatchObject({ code: 'not-found' })
  },
  'scans.correct': async tried => {
    const { exhibit } = await aDossierWith(tried, new Uint8Array(aPdf('Le maire de Moirans a pris cet acte')))
    await tried.call['scans.page']({ exhibit, page: 1 })
    // words that the file says itself are not corrected
    await expect(
      tried.call['scans.correct']({ exhibit, page: 1, word: 0, before: 'Le', text: 'La' }),
    ).rejects.toMatchObject({ code: 'stale' })
  },
  'exhibits.search': async tried => {
    const { dossier, exhibit } = await aDossierWith(
      tried,
      new Uint8Array(aPdf('Le maire de Moirans a pris cet acte')),
    )
    expect(await tried.call['exhibits.search']({ dossier, text: 'moirans maires' })).toMatchObject({
      hits: [{ exhibit, page: 1, origin: 'text', isExact: true }],
      ...{ more: 0, unread: 0, unopened: 0 },
    })
    expect(await tried.call['exhibits.search']({ dossier, text: 'tribunal' })).toMatchObject({ hits: [] })
  },
}
