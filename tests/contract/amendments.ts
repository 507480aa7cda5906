import { expect } from 'vitest'
import type { Client } from '../../src/shared/contract/contract.ts'
import { anAmendment } from '../fixtures/amendments/builder.ts'
import { aBill } from '../fixtures/builders.ts'
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
    await expect(call['amendments.list']({ bill: 'aucun' })).rejects.toEqual(refusal('not-found'))
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
  'amendments.import': async ({ call, give }: Tried) => {
    const header = [
      'Nature ',
      'Numéro ',
      'Subdivision ',
      'Alinéa',
      'Auteur ',
      'Au nom de ',
      'Date de dépôt ',
      'Dispositif ',
      'Objet ',
      'Sort ',
      'Url amendement ',
      'Fiche Sénateur',
    ]
    const row = [
      'Amt',
      '7 rect.',
      'Article 2',
      '3',
      'Mme EXEMPLE',
      '',
      '2025-02-01',
      '<body><p>Alin&#233;a&#160;3</p><p>Supprimer cet alin&#233;a.</p></body>',
      '',
      'Rejeté',
      '//www.senat.fr/amendements/2024-2025/254/Amdt_7.html',
      '',
    ]
    const file = await give(
      'jeu_complet_2024-2025_254.csv',
      `sep=\r\n${header.join('\t')}\r\n${row.join('\t')}\r\n`,
    )
    await call['bills.save']({ bill: aBill({ id: 'texte' }) })
    const done = await call['amendments.import']({ file, bill: 'texte' })
    expect(done).toMatchObject({ read: 1, added: 1, understood: 1, refused: [] })
    const [brought] = await call['amendments.list']({ bill: 'texte' })
    expect(brought).toMatchObject({
      number: '7 rect.',
      changes: [{ kind: 'delete-alineas', alineas: [3] }],
      outcome: 'Rejeté',
    })
    await expect(call['amendments.import']({ file: await give('rien.csv', 'a;b') })).rejects.toEqual(
      refusal('damaged'),
    )
  },
  'amendments.export': async ({ call, fetchMade }: Tried) => {
    const one = await kept(call)
    const made = await call['amendments.export']({ ids: [one.id] })
    expect(made.name).toMatch(/^Amendement-.*\.docx$/)
    expect((await fetchMade(made.id)).length).toBe(made.bytes)
    await expect(call['amendments.export']({ ids: ['inconnu'] })).rejects.toEqual(refusal('not-found'))
  },
  'amendments.toDraft': async ({ call }: Tried) => {
    const one = await kept(call)
    const { dossier, draft } = await call['amendments.toDraft']({ ids: [one.id], title: 'Pour la séance' })
    const made = await call['drafts.get']({ id: draft })
    expect([made.dossier, made.style]).toEqual([dossier, 'parliament'])
    expect(JSON.stringify(made.blocks)).toContain(one.dispositif)
  },
}
