import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Client } from '../../src/shared/contract/contract.ts'
import { assemblyPage, senateAkn } from '../fixtures/bills.ts'
import { aBill, aBillText, aDecision, anArgument, anArticle } from '../fixtures/builders.ts'
import { legislativeFile } from '../fixtures/parliament/legislative-file.ts'
import type { Tried } from './channels.ts'

const refusal = (code: string) => expect.objectContaining({ code, message: expect.stringMatching(/\.$/) })
const aBillOf = (call: Client) => call['bills.save']({ bill: aBill({ id: randomUUID() }) })
const aTextOf = async (call: Client) =>
  call['billTexts.save']({ text: aBillText({ id: randomUUID(), bill: (await aBillOf(call)).id }) })

/** The messages about bills, their texts, and arguments. */
export const billTrials = {
  'bills.get': async ({ call }: Tried) => {
    const { id } = await aBillOf(call)
    expect((await call['bills.get']({ id })).title).toBe('Proposition de loi d’exemple')
    await expect(call['bills.get']({ id: 'nulle-part' })).rejects.toEqual(refusal('not-found'))
  },
  'bills.save': async ({ call }: Tried) => {
    const bill = await aBillOf(call)
    const again = await call['bills.save']({ bill: { ...bill, title: 'Autre titre' } })
    expect(again).toMatchObject({ title: 'Autre titre', revision: 2 })
    // a window that had the first revision: refused, the other version goes with it, nothing of it is lost
    const mine = { ...bill, note: 'écrit dans l’autre fenêtre' }
    const thrown = await call['bills.save']({ bill: mine }).catch((error: unknown) => error)
    expect(thrown).toEqual(refusal('stale'))
    expect(thrown).toMatchObject({ detail: { id: bill.id, title: 'Autre titre', revision: 2 } })
    expect(await call['bills.get']({ id: bill.id })).toEqual(again)
    // what was written is put on the other version: both stay
    const both = await call['bills.save']({ bill: { ...again, note: mine.note } })
    expect(both).toMatchObject({ title: 'Autre titre', note: mine.note, revision: 3 })
  },
  'bills.remove': async ({ call }: Tried) => {
    const { id } = await aBillOf(call)
    await call['bills.remove']({ id })
    expect((await call['bills.list']({})).map(one => one.id)).not.toContain(id)
    await expect(call['bills.get']({ id })).rejects.toEqual(refusal('not-found'))
  },
  'bills.restore': async ({ call }: Tried) => {
    const bill = await aBillOf(call)
    await call['bills.remove']({ id: bill.id })
    await call['bills.restore']({ id: bill.id })
    expect(await call['bills.get']({ id: bill.id })).toEqual(bill)
  },
  'bills.arriving': async ({ call, give }: Tried) => {
    const text = JSON.stringify(legislativeFile)
    const file = () => give('dossier.json', text)
    // of no bill that is followed: nothing moved, nothing is written
    const before = await call['bills.list']({})
    expect(await call['bills.arriving']({ file: await file() })).toMatchObject({ lines: [], resting: [] })
    expect(await call['bills.list']({})).toEqual(before)
    const bill = await aBillOf(call)
    const { lines } = await call['bills.arriving']({ file: await file(), into: bill.id })
    expect(lines.filter(line => line.startsWith('Nouvelle étape\u00a0:'))).toHaveLength(17)
    expect(await call['bills.get']({ id: bill.id })).toEqual(bill)
    await call['bills.import']({ file: await file(), into: bill.id })
    const taken = await call['bills.get']({ id: bill.id })
    expect((await call['bills.arriving']({ file: await file(), into: bill.id })).lines).toEqual([])
    // a detail that was not noted here is something to take, and is told
    await call['bills.save']({ bill: { ...taken, procedure: '' } })
    const told = await call['bills.arriving']({ file: await file(), into: bill.id })
    expect(told.lines).toEqual([expect.stringMatching(/^Rien n’a bougé\u00a0; des précisions/)])
    await expect(call['bills.arriving']({ file: await give('autre.json', '{"a":1}') })).rejects.toEqual(
      refusal('damaged'),
    )
  },
  'bills.import': async ({ call, give }: Tried) => {
    const text = JSON.stringify(legislativeFile)
    const bill = await call['bills.import']({ file: await give('dossier.json', text) })
    expect(bill.stages).toHaveLength(17)
    const again = await call['bills.import']({ file: await give('dossier.json', text), into: bill.id })
    expect(again.stages).toEqual(bill.stages)
    await expect(call['bills.import']({ file: await give('autre.json', '{"a":1}') })).rejects.toEqual(
      refusal('damaged'),
    )
    await call['bills.remove']({ id: bill.id })
    const senate = await call['bills.import']({ file: await give('ppl23-735.akn.xml', senateAkn) })
    expect(senate).toMatchObject({ dossier: 'ppl23-735', first: 'senat' })
    expect(senate.stages.map(one => [one.kind, one.chamber, one.date])).toEqual([
      ['depot', 'senat', '2024-07-12'],
      ['commission', 'senat', '2025-01-22'],
      ['vote', 'senat', '2025-02-04'],
      ['transmission', 'an', '2025-02-05'],
    ])
    await call['bills.remove']({ id: senate.id })
  },
  'bills.export': async ({ call, fetchMade }: Tried) => {
    const { id } = await aBillOf(call)
    for (const [format, start] of [
      ['svg', '<svg'],
      ['csv', '\ufeffArticle;'],
      ['html', '<!doctype html>'],
      ['docx', 'PK'],
    ] as const) {
      const made = await call['bills.export']({ id, format })
      const bytes = await fetchMade(made.id)
      expect(
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.slice(0, 40)).startsWith(start),
        format,
      ).toBe(true)
    }
  },
  'bills.resting': async ({ call }: Tried) => {
    const bill = await aBillOf(call)
    const measure = bill.measures[0]!
    const fates = [...measure.fates, { stage: 'an', outcome: 'supprimée' }]
    await call['bills.save']({ bill: { ...bill, measures: [{ ...measure, fates }] } })
    const links = [{ bill: bill.id, measure: measure.id, stage: 'senat' }]
    const argument = await call['library.save']({ source: anArgument({ id: randomUUID(), measures: links }) })
    const [resting] = await call['bills.resting']({ id: bill.id })
    expect(resting).toMatchObject({ kind: 'argument', id: argument.id, measure: measure.id })
    expect(resting?.change).toContain('supprimée')
  },
  'bills.whereabouts': async ({ call }: Tried) => {
    const { id } = await aBillOf(call)
    const bill = await call['bills.get']({ id })
    const [measure] = bill.measures
    const law = {
      ...anArticle({ id: randomUUID() }),
      number: '',
      holding: '',
      of: { nature: 'loi' as const, title: bill.title, number: '2026-999', date: '2026-01-20' },
      versions: [],
    }
    await call['bills.save']({
      bill: { ...bill, seenOn: undefined, stages: bill.stages.map(({ date: _, ...stage }) => stage) },
    })
    const { id: source } = await call['library.save']({ source: law })
    await call['library.save']({
      source: anArgument({
        id: randomUUID(),
        authorities: [{ source, role: 'support' }],
        measures: [{ bill: id, measure: measure!.id }],
      }),
    })
    expect((await call['bills.whereabouts']({ id }))?.question).toContain('loi n°\u00a02026-999')
    await call['bills.save']({ bill: { ...(await call['bills.get']({ id })), seenOn: '2026-01-21' } })
    expect((await call['bills.whereabouts']({ id }))?.question ?? '').not.toContain('2026-999')
  },
  'bills.measure': async ({ call }: Tried) => {
    const { bill, articles } = await aTextOf(call)
    const { measures } = await call['bills.get']({ id: bill })
    const [measure] = measures
    const reading = await call['bills.measure']({ id: bill, measure: measure!.id })
    expect(reading).toMatchObject({ measure, cells: [{ fate: { outcome: 'adoptée' } }, {}] })
    expect(reading.statements.does.heading).toBe('Ce qu’elle fait')
    const { measures: dropped } = await call['bills.save']({
      bill: {
        ...(await call['bills.get']({ id: bill })),
        measures: [{ ...measure!, fates: [{ stage: 'senat', outcome: 'supprimée' }] }],
      },
    })
    expect(
      (await call['bills.measure']({ id: bill, measure: dropped[0]!.id })).statements.reaches.heading,
    ).toBe('Qui elle aurait atteint')
    expect(reading.texts[0]?.articles).toEqual(articles.filter(one => one.designation === measure!.article))
    await expect(call['bills.measure']({ id: bill, measure: 'nulle-part' })).rejects.toEqual(
      refusal('not-found'),
    )
  },
  'bills.votes': async ({ call }: Tried) => {
    const { id } = await aBillOf(call)
    expect(await call['bills.votes']({ id })).toEqual([])
  },
  'arguments.uses': async ({ call }: Tried) => {
    const bill = await aBillOf(call)
    const measures = [{ bill: bill.id, measure: bill.measures[0]!.id }]
    const argument = await call['library.save']({ source: anArgument({ id: randomUUID(), measures }) })
    expect(await call['arguments.uses']({ id: argument.id })).toMatchObject([
      { kind: 'measure', id: bill.id },
    ])
    const { id } = await call['library.save']({ source: aDecision() })
    await expect(call['arguments.uses']({ id })).rejects.toEqual(refusal('invalid'))
  },
  'arguments.flags': async ({ call }: Tried) => {
    const id = randomUUID()
    const old = anArgument({ id, title: id, thesis: id, validTo: '2020-01-01' })
    await call['library.save']({ source: old })
    expect(await call['arguments.flags']({ id })).toMatchObject([{ argument: id, kind: 'expired' }])
  },
  'billTexts.read': async ({ call, give }: Tried) => {
    const bill = await aBillOf(call)
    const asked = { file: await give('PIONANR5L17B0907.html', assemblyPage), bill: bill.id }
    const { text, remarks } = await call['billTexts.read'](asked)
    expect(text).toMatchObject({
      bill: bill.id,
      chamber: 'an',
      session: '17',
      number: '907',
      date: '2025-02-05',
    })
    expect(text.articles).toHaveLength(4)
    expect(remarks.join()).toContain('tableau')
    // nothing is kept before it was looked at
    expect(await call['billTexts.list']({ bill: bill.id })).toEqual([])
    const stage = bill.stages[0]!.key
    const [first] = bill.stages
    await call['bills.save']({
      bill: { ...bill, stages: [{ ...first!, text: undefined }, ...bill.stages.slice(1)] },
    })
    expect(await call['billTexts.save']({ text: { ...text, stage } })).toMatchObject({ stage, revision: 1 })
    // documents draw the number of the text from its stage
    expect((await call['bills.get']({ id: bill.id })).stages[0]).toMatchObject({ key: stage, text: '907' })
    for (const [name, content] of [
      ['vide.html', '<html><body><p>Rien.</p></body></html>'],
      ['fiche.json', '{"document":{"uid":"PIONANR5L17B0261"}}'],
    ] as const)
      await expect(
        call['billTexts.read']({ file: await give(name, content), bill: bill.id }),
      ).rejects.toEqual(refusal('damaged'))
  },
  'billTexts.list': async ({ call }: Tried) => {
    const { bill } = await aTextOf(call)
    expect(await call['billTexts.list']({ bill })).toMatchObject([{ number: '907', count: 1 }])
  },
  'billTexts.get': async ({ call }: Tried) => {
    const text = await aTextOf(call)
    expect(await call['billTexts.get']({ id: text.id })).toEqual(text)
    await expect(call['billTexts.get']({ id: 'nulle-part' })).rejects.toEqual(refusal('not-found'))
  },
  'billTexts.save': async ({ call }: Tried) => {
    const text = await aTextOf(call)
    const thrown = await call['billTexts.save']({ text: { ...text, title: 'Autre', revision: 7 } }).catch(
      (error: unknown) => error,
    )
    expect(thrown).toEqual(refusal('stale'))
    expect(thrown).toMatchObject({ detail: { id: text.id, title: text.title, revision: 1 } })
    expect(await call['billTexts.get']({ id: text.id })).toEqual(text)
    await expect(call['billTexts.save']({ text: { ...text, id: 'x', bill: 'nulle-part' } })).rejects.toEqual(
      refusal('not-found'),
    )
  },
  'billTexts.remove': async ({ call }: Tried) => {
    const { id, bill } = await aTextOf(call)
    await call['billTexts.remove']({ id })
    expect(await call['billTexts.list']({ bill })).toEqual([])
  },
  'billTexts.restore': async ({ call }: Tried) => {
    const text = await aTextOf(call)
    await call['billTexts.remove']({ id: text.id })
    await call['billTexts.restore']({ id: text.id })
    expect(await call['billTexts.get']({ id: text.id })).toEqual(text)
  },
}
