import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Channel, Client } from '../../src/shared/contract/contract.ts'
import { aBillAhead, anArgument } from '../fixtures/builders.ts'
import type { Tried } from './channels.ts'
import { seated } from './members.ts'

const refusal = (code: string) => expect.objectContaining({ code, message: expect.stringMatching(/\.$/) })

const facts = {
  'request.vote': 'voter la suppression de l’article 8',
  'sender.name': 'Camille Durand',
  'sender.commune': 'Évreux',
  opening: 'Vous avez parlé de nos libertés à Évreux.',
}

/** A bill of one measure about to be examined, an argument about it, and a mail made of them. */
async function aMail(call: Client, given: Readonly<Record<string, string>> = facts) {
  const bill = await call['bills.save']({ bill: aBillAhead({ id: randomUUID() }) })
  const source = await call['library.save']({
    source: anArgument({ id: randomUUID(), variants: { mail: 'Une phrase qui convainc.' } }),
  })
  const choice = {
    bill: bill.id,
    stage: bill.stages[1]!.key,
    measures: [bill.measures[0]!.id],
    arguments: [source.id],
  }
  const made = await call['briefs.create']({ template: 'courriel', choice, facts: given })
  // the bill of the builder names no text number
  const dossier = await call['dossiers.get']({ id: made.dossier })
  await call['dossiers.save']({
    dossier: { ...dossier, facts: { ...dossier.facts, 'bill.number': '907' } },
  })
  return { ...made, bill, choice }
}

const openings = { PA1: 'Vous siégez aux lois.', PA2: 'Vous avez voté contre.', PA3: 'Vous êtes élue d’ici.' }
const aSet = async (tried: Tried, given = {}) => ({
  id: randomUUID(),
  title: 'Envoi',
  draft: (await aMail(tried.call)).draft,
  members: ['PA1', 'PA2', 'PA3'],
  openings,
  ...given,
})

type Of<Prefix extends string> = Extract<Channel, `${Prefix}.${string}`>

/** Trials of documents for members and personalised sets. */
export const briefTrials: {
  readonly [C in Of<'briefs'> | Of<'sets'> | Of<'openings'>]: (tried: Tried) => Promise<void>
} = {
  'briefs.propose': async ({ call }) => {
    const { choice } = await aMail(call)
    const found = await call['briefs.propose']({ choice })
    expect(found.measures).toMatchObject([{ article: '8', fate: 'adoptée' }])
    expect(found.arguments[0]?.id).toBe(choice.arguments[0])
    await expect(call['briefs.propose']({ choice: { bill: 'nulle-part' } })).rejects.toEqual(
      refusal('not-found'),
    )
  },
  'briefs.list': async ({ call }) => {
    const { draft, bill } = await aMail(call)
    expect((await call['briefs.list']({})).find(one => one.draft === draft)).toMatchObject({
      bill: bill.id,
      stage: bill.stages[1]!.label,
      passed: false,
    })
  },
  'briefs.create': async ({ call }) => {
    const { draft, choice } = await aMail(call)
    const { answers } = await call['drafts.get']({ id: draft })
    expect(answers).toMatchObject({
      'bill.id': choice.bill,
      stage: choice.stage,
      measures: choice.measures[0],
    })
    await expect(
      call['briefs.create']({ template: 'courriel', choice: { ...choice, measures: ['x'] } }),
    ).rejects.toEqual(refusal('not-found'))
    await expect(call['briefs.create']({ template: 'rep-vsa', choice })).rejects.toEqual(refusal('refused'))
  },
  'briefs.choose': async ({ call }) => {
    const { dossier, draft, choice, bill } = await aMail(call)
    const stage = bill.stages[0]!.key
    const { drafts } = await call['briefs.choose']({ dossier, draft, choice: { ...choice, stage } })
    expect(drafts.map(one => one.id)).toEqual([draft])
    const { draft: now } = await call['drafts.reassemble']({ id: draft })
    expect(now.id).toBe(draft)
    await expect(
      call['briefs.choose']({ dossier, draft, choice: { ...choice, stage: 'x' } }),
    ).rejects.toEqual(refusal('not-found'))
    await expect(call['briefs.choose']({ dossier, choice })).rejects.toEqual(refusal('refused'))
  },
  'briefs.mend': async ({ call }) => {
    const { draft, bill } = await aMail(call)
    expect(await call['briefs.mend']({ bill: bill.id })).toEqual([])
    const next = {
      key: 'loi-votee',
      label: 'Loi promulguée',
      date: '2025-06-13',
      kind: 'promulgation' as const,
    }
    const now = await call['bills.get']({ id: bill.id })
    await call['bills.save']({
      bill: { ...now, current: next.key, stages: [...now.stages, { ...now.stages[0]!, ...next }] },
    })
    const [outcome] = await call['briefs.mend']({ bill: bill.id })
    expect(outcome).toMatchObject({ draft, title: expect.any(String) })
    expect(await call['briefs.mend']({ bill: bill.id })).toEqual([])
    await expect(call['briefs.mend']({ bill: 'nul' })).rejects.toEqual(refusal('not-found'))
  },
  'briefs.choice': async ({ call }) => {
    const { dossier, draft, choice } = await aMail(call)
    const brief = await call['briefs.choice']({ dossier, draft })
    expect(brief).toMatchObject({ choice, facts: { 'sender.name': 'Camille Durand' }, template: 'courriel' })
  },
  'briefs.mail': async ({ call }) => {
    const { draft } = await aMail(call)
    const mail = await call['briefs.mail']({ draft })
    expect(mail.subject).toBe('Article 8, texte n° 907 : voter la suppression de l’article 8')
    expect(mail.text).toContain('Une phrase qui convainc.')
    expect(mail.words).toBeLessThan(150)
    const bare = await aMail(call, { ...facts, opening: '' })
    await expect(call['briefs.mail']({ draft: bare.draft })).rejects.toEqual(refusal('refused'))
    const long = await aMail(call, { ...facts, opening: 'Beaucoup de mots. '.repeat(60) })
    await expect(call['briefs.mail']({ draft: long.draft })).rejects.toThrow(/doit tenir en 150/)
  },
  'briefs.eml': async ({ call, fetchMade }) => {
    const { draft } = await aMail(call)
    const made = await call['briefs.eml']({ draft })
    const text = new TextDecoder().decode(await fetchMade(made.id))
    expect(text).toMatch(/^X-Unsent: 1\r\n/)
    expect(text).toMatch(/^Subject: =\?utf-8\?B\?/m)
  },
  'sets.list': async tried => {
    const set = await tried.call['sets.save']({ set: await aSet(tried) })
    expect((await tried.call['sets.list']({})).map(one => one.id)).toContain(set.id)
  },
  'sets.get': async tried => {
    const set = await tried.call['sets.save']({ set: await aSet(tried) })
    expect(await tried.call['sets.get']({ id: set.id })).toEqual(set)
    await expect(tried.call['sets.get']({ id: 'nulle-part' })).rejects.toEqual(refusal('not-found'))
  },
  'sets.save': async tried => {
    const set = await tried.call['sets.save']({ set: await aSet(tried) })
    expect(set.revision).toBe(1)
    await expect(tried.call['sets.save']({ set: { ...set, revision: 0 } })).rejects.toEqual(refusal('stale'))
  },
  'sets.remove': async tried => {
    const set = await tried.call['sets.save']({ set: await aSet(tried) })
    await tried.call['sets.remove']({ id: set.id })
    await expect(tried.call['sets.get']({ id: set.id })).rejects.toEqual(refusal('not-found'))
  },
  'sets.restore': async tried => {
    const set = await tried.call['sets.save']({ set: await aSet(tried) })
    await tried.call['sets.remove']({ id: set.id })
    await tried.call['sets.restore']({ id: set.id })
    expect(await tried.call['sets.get']({ id: set.id })).toEqual(set)
  },
  'sets.check': async tried => {
    await seated(tried)
    const set = await aSet(tried, { members: ['PA1', 'PA2', 'PA3', 'PA0'], openings: { PA1: 'Une seule.' } })
    const { lines, refusal: said } = await tried.call['sets.check']({ set })
    expect(lines.map(one => one.state)).toEqual(['ready', 'missing', 'missing', 'gone'])
    expect(said).toBe('')
    const members = ['PA1', 'PA2', 'PA3', 'PA4']
    const copied = Object.fromEntries(members.map(id => [id, 'La même pour {{member.name}} !']))
    const found = await tried.call['sets.check']({ set: { ...set, members, openings: copied } })
    expect(found.refusal).toMatch(/4\souvertures sont les mêmes/)
    expect(found.lines[0]).toMatchObject({
      state: 'copied',
      missing: [expect.stringContaining('va à Bruno Bouleau, Chloé Cerisier, Denis Dune. Trois au plus')],
    })
  },
  'sets.write': async tried => {
    await seated(tried)
    const set = await aSet(tried)
    const run = randomUUID()
    const files = await tried.call['sets.write']({ set, as: 'docx', run })
    expect(files).toMatchObject({ written: 3, left: [], pages: 1, name: 'Envoi.zip' })
    const zip = new TextDecoder('utf-8').decode(await tried.fetchMade(files.id))
    expect(zip.match(/[\p{L}-]+\.docx/gu)?.length).toBeGreaterThanOrEqual(3)
    const one = await tried.call['sets.write']({ set, as: 'one', run })
    expect(one).toMatchObject({ written: 3, name: 'Envoi.docx', pages: 3 })
    expect((await tried.call['sets.write']({ set, as: 'eml', run })).written).toBe(3)
    const members = ['PA1', 'PA2', 'PA3', 'PA4']
    // what one letter alone lacks keeps them all from leaving, in every form
    const own = Object.fromEntries(members.map(id => [id, `Une phrase propre à ${id}.`]))
    const lacking = {
      ...set,
      members,
      openings: { ...own, PA4: 'Vous avez dit, le [à compléter : date], non.' },
    }
    for (const as of ['docx', 'one', 'eml'] as const)
      await expect(tried.call['sets.write']({ set: lacking, as, run }), as).rejects.toEqual(
        refusal('refused'),
      )
    const copied = { ...set, members, openings: Object.fromEntries(members.map(id => [id, 'La même.'])) }
    await expect(tried.call['sets.write']({ set: copied, run })).rejects.toEqual(refusal('refused'))
    await expect(tried.call['sets.write']({ set: { ...set, openings: {} }, run })).rejects.toEqual(
      refusal('refused'),
    )
  },
  'sets.take': async tried => {
    await seated(tried)
    const { id } = await tried.call['sets.save']({
      set: await aSet(tried, { openings: { PA1: 'La mienne.' } }),
    })
    // as a French spreadsheet saves it: in the alphabet of Windows
    const latin = Buffer.from(
      'membre;ouverture\r\nbruno bouleau;"Élu de l’Isère ; présent"\r\nPA6;\r\nPA77;Rien\r\n'.replace(
        '’',
        '\x92',
      ),
      'latin1',
    )
    const done = await tried.call['sets.take']({
      id,
      file: await tried.give('ouvertures.csv', new Uint8Array(latin)),
    })
    expect([done.taken, done.lost]).toEqual([1, ['PA77']])
    expect(done.set.openings).toEqual({ PA1: 'La mienne.', PA2: 'Élu de l’Isère ; présent' })
    expect(await tried.call['sets.get']({ id })).toEqual(done.set)
  },
  'sets.give': async tried => {
    await seated(tried)
    const openings = { PA1: '=Deux "mots" ; ici', PA2: 'Une\nligne' }
    const { id } = await tried.call['sets.save']({ set: await aSet(tried, { openings }) })
    const made = await tried.call['sets.give']({ id })
    const bytes = await tried.fetchMade(made.id)
    expect(new TextDecoder().decode(bytes)).toMatch(
      /^membre;nom;groupe;ouverture\r\nPA1;Ada Abeille;EXA;"'=Deux ""mots""/,
    )
    await tried.call['sets.save']({ set: { ...(await tried.call['sets.get']({ id })), openings: {} } })
    const back = await tried.call['sets.take']({
      id,
      file: await tried.give('retour.csv', new Uint8Array(bytes)),
    })
    expect(back.set.openings).toEqual(openings)
  },
  'openings.list': async ({ call }) => {
    const { id } = await call['openings.save']({
      id: randomUUID(),
      text: 'Élu·e de {{member.department}}, vous savez.',
    })
    expect((await call['openings.list']({})).map(one => one.id)).toContain(id)
  },
  'openings.save': async ({ call }) => {
    const made = await call['openings.save']({ id: randomUUID(), text: ' Une formule. ' })
    expect([made.text, made.revision]).toEqual(['Une formule.', 1])
    await call['openings.save']({ ...made, text: 'Une autre.' })
    await expect(call['openings.save'](made)).rejects.toEqual(refusal('stale'))
  },
  'openings.remove': async ({ call }) => {
    const { id } = await call['openings.save']({ id: randomUUID(), text: 'Une formule.' })
    await call['openings.remove']({ id })
    expect((await call['openings.list']({})).map(one => one.id)).not.toContain(id)
    await expect(call['openings.remove']({ id: 'nulle-part' })).rejects.toEqual(refusal('not-found'))
  },
  'openings.restore': async ({ call }) => {
    const { id } = await call['openings.save']({ id: randomUUID(), text: 'Une formule.' })
    await call['openings.remove']({ id })
    await call['openings.restore']({ id })
    expect((await call['openings.list']({})).map(one => one.id)).toContain(id)
  },
  'sets.stop': async ({ call }) => {
    expect(await call['sets.stop']({ run: randomUUID() })).toEqual({})
  },
}
