import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { AppError } from '../../../../../src/shared/kernel/errors.ts'
import { program, temporary } from '../../../../contract/program.ts'
import { drawer } from '../../../../fixtures/amendments/drawn.ts'
import { anArgument } from '../../../../fixtures/builders.ts'
import { cells } from '../../../shared/campaign/cells/cells.ts'
import { billAt, TODAY, truthOf } from '../../../shared/campaign/cells/courses.ts'
import { hasPower } from '../../../shared/campaign/cells/read-sentence.ts'

const SEED = 20_261_203
const DRAWN = 48
const place = temporary()
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${TODAY}T12:00:00`) })
})
afterAll(() => {
  vi.useRealTimers()
  place.remove()
})

/** Answers of every kind: what remains to be found is then of the text, not of who writes. */
const ANSWERS = {
  'bill.number': '907',
  'briefing.title': 'Ce que nous demandons',
  contact: 'Camille Roy, 01 00 00 00 00',
  'sender.association': 'Association Œil ouvert',
  'sender.name': 'Camille Roy',
  'sender.commune': 'Évreux',
  'sender.address': '12, rue de la République\n27000 Évreux',
  opening: 'Vous avez visité le commissariat d’Évreux en janvier.',
  version: '1',
  'press.title': 'Ce que nous demandons',
  'leaflet.title': 'Ce que nous demandons',
  'petition.title': 'Ce que nous demandons',
}
/** Kinds that ask something of members, whose request the table of powers decides. */
const ASKING = [
  'note-parlementaires',
  'courriel',
  'lettre',
  'message',
  'petition',
  'tract',
  'communique-presse',
  'script-appel',
]

/** The refusal of an act, as a sentence; undefined where it is done. */
const refusalOf = async (act: () => Promise<unknown>): Promise<string | undefined> => {
  try {
    await act()
    return undefined
  } catch (error) {
    if (error instanceof AppError && error.code === 'refused') return error.message
    throw error
  }
}

test('final is refused alike as Word, as text and as a page, and never said where nothing can be asked', async () => {
  const { call, close } = program(place.folder)
  const argument = await call['library.save']({
    source: anArgument({
      id: 'argument',
      variants: { mail: 'Une phrase qui convainc.', briefing: 'Un paragraphe.' },
    }),
  })
  const draw = drawer(SEED)
  const asking = cells.filter(({ kind }) => kind !== 'appel' && kind !== 'dossier-banc')
  const outcomes = { done: 0, refused: 0 }
  for (let n = 0; n < DRAWN; n++) {
    const cell = asking[draw(asking.length)]!
    const { bill } = billAt(cell.situation, cell.bill, cell.measure, cell.lot)
    const saved = await call['bills.save']({ bill: { ...bill, id: `loi-${n}`, revision: 0 } })
    const choice = {
      bill: saved.id,
      stage: saved.current ?? '',
      measures: [cell.measure.id],
      arguments: [argument.id],
      audience: { chamber: cell.chamber, group: '', member: '' },
    }
    const { draft } = await call['briefs.create']({ template: cell.kind, choice, facts: ANSWERS })
    const ways = await Promise.all([
      refusalOf(() => call['drafts.export']({ id: draft, final: true })),
      ...(['txt', 'md', 'html'] as const).map(format =>
        refusalOf(() => call['drafts.text']({ id: draft, format, final: true })),
      ),
    ])
    const where = `${cell.situation.name}, ${cell.lot}, ${cell.kind}, ${cell.chamber}`
    expect(new Set(ways.map(way => way === undefined)).size, `${where} : ${ways.join(' / ')}`).toBe(1)
    const isDone = ways[0] === undefined
    outcomes[isDone ? 'done' : 'refused']++
    const { presence, open } = truthOf(cell.situation, cell.lot)
    const truth = {
      ...{ positions: cell.situation.positions, chamber: cell.chamber, presence, isOpen: open },
      isPartlyStruck: cell.lot === 'partly-struck',
      isExpired: cell.lot === 'expired',
      ...(cell.situation.nature && { nature: cell.situation.nature }),
      names: [],
    }
    if (ASKING.includes(cell.kind) && !hasPower(truth)) expect(isDone, where).toBe(false)
    if (presence === 'unknown' && cell.kind !== 'fiche-argumentaire') expect(isDone, where).toBe(false)
    if (!isDone) continue
    const { id } = await call['drafts.text']({ id: draft, format: 'txt', final: true })
    expect(id).not.toBe('')
  }
  expect(outcomes.done).toBeGreaterThan(0)
  expect(outcomes.refused).toBeGreaterThan(0)
  await close()
}, 120_000)

test('a gap typed by hand, in the text or its title, keeps every file from being final', async () => {
  const { call, close } = program(place.folder)
  const cell = cells.find(
    ({ kind, chamber, lot, situation }) =>
      kind === 'message' &&
      chamber === 'an' &&
      lot === 'in' &&
      situation.name.endsWith('avant la commission'),
  )!
  const { bill } = billAt(cell.situation, cell.bill, cell.measure, cell.lot)
  const { id, current } = await call['bills.save']({ bill: { ...bill, id: 'loi-trou', revision: 0 } })
  const choice = {
    ...{ bill: id, stage: current ?? '', measures: [cell.measure.id], arguments: [] },
    audience: { chamber: cell.chamber, group: '', member: '' },
  }
  const { draft: text } = await call['briefs.create']({ template: 'message', choice, facts: ANSWERS })
  const ways = (draft: string) =>
    Promise.all([
      refusalOf(() => call['drafts.export']({ id: draft, final: true })),
      ...(['txt', 'md', 'html'] as const).map(format =>
        refusalOf(() => call['drafts.text']({ id: draft, format, final: true })),
      ),
    ])
  expect(await ways(text)).toEqual([undefined, undefined, undefined, undefined])
  const draft = await call['drafts.get']({ id: text })
  const typed = '[à compléter : la date]'
  const paragraph = {
    ...{ kind: 'paragraph' as const, id: 'typed', style: 'plain' as const },
    inlines: [{ kind: 'text' as const, text: `Réunion le ${typed}.` }],
  }
  const { revision } = await call['drafts.save']({
    draft: { ...draft, blocks: [...draft.blocks, paragraph] },
  })
  for (const way of await ways(text)) expect(way).toContain('la date')
  await call['drafts.save']({ draft: { ...draft, revision, title: `Message ${typed}` } })
  const outcomes = await ways(text)
  expect(new Set(outcomes.map(way => way === undefined)).size, outcomes.join(' / ')).toBe(1)
  await close()
})
