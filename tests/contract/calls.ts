import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Channel } from '../../src/shared/contract/contract.ts'
import { aBillAhead } from '../fixtures/builders.ts'
import type { Tried } from './channels.ts'
import { seated } from './members.ts'

const refusal = (code: string) => expect.objectContaining({ code, message: expect.stringMatching(/\.$/) })

let made = 0
const aCall = (bill: string, given: object = {}) => ({
  id: `appel-${++made}`,
  member: 'PA2',
  bill,
  at: new Date().toISOString(),
  answered: 'assistant' as const,
  said: 'transmettra',
  volunteer: 'Camille',
  ...given,
})

/** Trials of calls. */
export const callTrials: {
  readonly [C in Extract<Channel, `calls.${string}`>]: (tried: Tried) => Promise<void>
} = {
  'calls.day': async ({ call }) => {
    expect(await call['calls.day']({ day: '2025-03-24' })).toMatchObject({ kind: 'preferred' })
    expect(await call['calls.day']({ day: '2025-03-25' })).toMatchObject({
      kind: 'possible',
      next: '2025-03-27',
    })
  },
  'calls.open': async tried => {
    const bill = await seated(tried)
    const { call } = tried
    const { targets, department, request, ages } = await call['calls.open']({ bill, commune: 'Grenoble' })
    expect(department).toEqual({ number: '38', name: 'Isère' })
    const near = targets.find(one => one.id === 'PA2')
    expect(near).toMatchObject({ phone: '02 32 00 00 00' })
    expect(near?.reasons).toContain('Élu de votre département (Isère)')
    // the law is promulgated: there is nothing left to vote
    expect(request).toBe('soutenir l’abrogation de cette loi')
    await expect(call['calls.open']({ bill, request: 'voter contre ce texte' })).rejects.toEqual(
      refusal('refused'),
    )
    expect(ages[0]?.ended).toBeUndefined()
    const vague = await call['calls.open']({ bill, commune: 'Montreuil' })
    expect(vague.department).toBeUndefined()
    expect(vague.notice).toContain('Montreuil (93)')
    expect((await call['calls.open']({ bill, commune: 'Montreuil (93)' })).department?.number).toBe('93')
    // the article of today, and whom the bill is before
    const moved = aBillAhead({ id: randomUUID() })
    const [measure] = moved.measures
    const articles = [{ stage: 'an', article: '12 bis' }]
    const followed = await call['bills.save']({ bill: { ...moved, measures: [{ ...measure!, articles }] } })
    const asked = { bill: followed.id, measure: measure!.id }
    const before = await call['calls.open'](asked)
    expect(before.request).toBe('voter la suppression de l’article 12 bis')
    expect(before.notice).toContain('la liste proposée n’a que des députés')
    // whom nobody called comes first, then whom nobody answered for, whoever is best placed in the list
    const order = async () => (await call['calls.open'](asked)).targets.map(one => one.id)
    const [first = '', second = '', ...rest] = await order()
    await call['calls.save'](aCall(followed.id, { member: first, answered: 'membre' }))
    await call['calls.save'](aCall(followed.id, { member: second, answered: 'personne' }))
    expect(await order()).toEqual([...rest, second, first])
    const { script } = await call['calls.script']({ ...asked, member: 'PA2' })
    expect(script.voicemail).toContain('l’article 12 bis')
    await call['bills.remove']({ id: followed.id })
    await expect(call['calls.open']({ bill: 'nul' })).rejects.toEqual(refusal('not-found'))
  },
  'calls.script': async tried => {
    const bill = await seated(tried)
    const { script, member } = await tried.call['calls.script']({
      bill,
      member: 'PA2',
      volunteer: 'Camille',
      commune: 'Grenoble',
    })
    expect(member.last).toBe('Bouleau')
    const said = script.blocks.map(one => one.text).join(' ')
    expect(said).toContain('Bonjour Monsieur le Député. Je m’appelle Camille, j’habite Grenoble')
    expect(said).not.toContain('{{')
    expect(script.seconds).toBeGreaterThan(20)
    expect(script.cards.map(card => card.key)).toEqual(script.cards.map((_, n) => n + 1))
  },
  'calls.save': async tried => {
    const bill = await seated(tried)
    const call = await tried.call['calls.save'](aCall(bill, { position: 'contre' }))
    const { script } = await tried.call['calls.script']({ bill, member: 'PA2' })
    expect(script.former).toMatch(
      /^Déjà appelé le .* : un·e assistant·e a répondu, position dite : contre\.$/,
    )
    expect(call.keepUntil > call.at.slice(0, 10)).toBe(true)
    await expect(tried.call['calls.save'](aCall(bill, { member: 'PA0' }))).rejects.toEqual(
      refusal('not-found'),
    )
    await expect(tried.call['calls.save'](aCall(bill, { keepUntil: '2020-01-01' }))).rejects.toEqual(
      refusal('invalid'),
    )
  },
  'calls.list': async tried => {
    const bill = await seated(tried)
    const { id } = await tried.call['calls.save'](aCall(bill, { member: 'PA3' }))
    expect((await tried.call['calls.list']({ member: 'PA3' })).map(one => one.id)).toContain(id)
    expect(await tried.call['calls.list']({ bill: 'nul' })).toEqual([])
  },
  'calls.summary': async tried => {
    const bill = await seated(tried)
    const { call } = tried
    await call['calls.erase']({ all: true })
    await call['calls.save'](aCall(bill, { position: 'contre', followUp: 'Envoyer la note' }))
    await call['calls.save'](aCall(bill, { member: 'PA3', answered: 'messagerie' }))
    const summary = await call['calls.summary']({ bill })
    expect(summary).toMatchObject({
      calls: 2,
      answered: 1,
      reached: 1,
      said: [
        {
          positions: [{ value: 'contre', members: 1 }],
          groups: [{ sigle: 'EXA', reached: 1, against: 1 }],
        },
      ],
      followUps: [{ what: 'Envoyer la note', name: 'Bruno Bouleau' }],
    })
    expect(JSON.stringify(summary)).not.toContain('Camille')
  },
  'calls.erase': async tried => {
    const bill = await seated(tried)
    const { call } = tried
    const { id } = await call['calls.save'](aCall(bill))
    expect(await call['calls.erase']({ id })).toEqual({ erased: 1 })
    expect((await call['calls.list']({})).map(one => one.id)).not.toContain(id)
    await expect(call['calls.erase']({ id })).rejects.toEqual(refusal('not-found'))
    await expect(call['calls.erase']({})).rejects.toEqual(refusal('invalid'))
  },
  'calls.export': async tried => {
    const bill = await seated(tried)
    const { call, fetchMade } = tried
    await call['calls.save'](aCall(bill, { said: '=1+1', position: 'pour' }))
    const text = new TextDecoder().decode(await fetchMade((await call['calls.export']({ format: 'csv' })).id))
    expect(text).toContain('Bruno Bouleau;EXA;Isère')
    expect(text).toContain(`;${(await call['bills.get']({ id: bill })).title};`)
    expect(text).toContain(";'=1+1;")
    expect(text).not.toContain('Camille')
    await expect(call['calls.export']({ bill: 'nul', format: 'csv' })).rejects.toEqual(refusal('not-found'))
  },
  'calls.merge': async tried => {
    const bill = await seated(tried)
    const { call, give, fetchMade } = tried
    const kept = await call['calls.save'](aCall(bill))
    const gone = await call['calls.save'](aCall(bill))
    const file = await fetchMade((await call['calls.export']({ format: 'json' })).id)
    await call['calls.erase']({ id: gone.id })
    const again = await call['calls.merge']({ file: await give('journal.json', file) })
    // what was erased here does not come back
    expect(again).toMatchObject({ added: 0, updated: 0, refused: 0, erased: 1 })
    expect((await call['calls.list']({})).map(one => one.id)).toContain(kept.id)
    const other = { pretoireCalls: 1, calls: [{ ...kept, id: `autre-${kept.id}` }, { id: 'faux' }] }
    const sent = await give('autre.json', JSON.stringify(other))
    expect(await call['calls.merge']({ file: sent })).toMatchObject({ read: 2, added: 1, refused: 1 })
    const merged = async (given: object, bills: object[] = []) =>
      call['calls.merge']({
        file: await give('deux.json', JSON.stringify({ pretoireCalls: 1, calls: [given], bills })),
      })
    const now = async () => (await call['calls.list']({})).find(one => one.id === kept.id)
    // corrected elsewhere, then here: the later state is kept, whichever comes first, and what was done stays done
    const theirs = { ...kept, position: 'contre', editedAt: '2099-01-01T10:00:00.000Z' }
    expect(await merged(theirs)).toMatchObject({ updated: 1 })
    expect(await merged(kept)).toMatchObject({ unchanged: 1 })
    expect(await merged({ ...kept, followedOn: '2026-01-01' })).toMatchObject({ updated: 1 })
    expect(await now()).toMatchObject({ position: 'contre', followedOn: '2026-01-01' })
    const mine = await call['calls.save']({ ...(await now())!, position: 'pour' })
    expect(mine.editedAt && mine.editedAt < theirs.editedAt).toBe(true)
    // a bill followed under another id is known by its title; one that is not is told
    const title = (await call['bills.get']({ id: bill })).title.toUpperCase()
    const named = await merged({ ...kept, id: 'nommé', bill: 'ailleurs' }, [{ id: 'ailleurs', title }])
    expect(named).toMatchObject({ added: 1, astray: 0 })
    expect((await call['calls.list']({ bill })).map(one => one.id)).toContain('nommé')
    expect(await merged({ ...kept, id: 'perdu', bill: 'inconnu' })).toMatchObject({ added: 1, astray: 1 })
    await expect(call['calls.merge']({ file: await give('x.json', '{}') })).rejects.toEqual(
      refusal('invalid'),
    )
  },
  'calls.sheet': async tried => {
    const bill = await seated(tried)
    const { name, bytes } = await tried.call['calls.sheet']({ bill, limit: 3 })
    expect(name).toMatch(/^Feuille-d-appels-.*\.docx$/)
    expect(bytes).toBeGreaterThan(5000)
  },
}
