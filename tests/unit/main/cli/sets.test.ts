import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bills } from '../../../../src/main/campaign/bills/store.ts'
import { targetLists } from '../../../../src/main/campaign/members/target-lists.ts'
import { parliamentRecords } from '../../../../src/main/campaign/receivers.ts'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../src/main/drafts/store.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { Member, TargetList } from '../../../../src/shared/campaign/members/model.ts'
import { temporary } from '../../../contract/program.ts'
import { aBillAhead, aDossier, aDraft } from '../../../fixtures/builders.ts'
import { commandsOn } from '../commands.ts'

const place = temporary()
afterAll(() => place.remove())

test('a list received with openings is enough to write to each; a file of openings says more', async () => {
  const library = openLibrary(place.folder)
  const { db } = library
  bills(db).save(aBillAhead({ id: 'bill' }))
  dossiers(db).save(aDossier({ id: 'one', type: 'advocacy', facts: { 'bill.id': 'bill' } }))
  const answer = {
    kind: 'paragraph',
    id: 'b',
    slot: 'answer',
    style: 'body',
    inlines: [{ kind: 'text', text: 'Non.' }],
  } as const
  drafts(db).save(
    aDraft({
      id: 'd',
      dossier: 'one',
      template: 'fiche-argumentaire',
      blocks: [{ ...answer, inlines: [...answer.inlines] }],
    }),
  )
  for (const [id, last] of [
    ['PA1', 'Abeille'],
    ['PA2', 'Bouleau'],
  ] as const)
    parliamentRecords(db).put({
      kind: 'member',
      member: Member.parse({ id, chamber: 'an', first: 'Ada', last, legislature: '17', source: 'essai' }),
    })
  targetLists(db).save(
    TargetList.parse({
      ...{ id: 'list', title: 'Reçue', bill: 'bill', filters: {} },
      ranked: ['PA1', 'PA2'].map(member => ({ member, reasons: [] })),
      openings: { PA1: 'Votre avis compte, {{member.name}}.', PA2: 'Vous siégez aux Lois.' },
    }),
  )
  library.close()
  const run = commandsOn(place.folder)
  const out = join(place.folder, 'envoi')
  const made = await run('merge', 'd', '--members', 'list', '--out', out)
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(readdirSync(out)).toHaveLength(2)
  const csv = place.file('o.csv', 'id;ouverture\nPA2;Autrement, pour vous.\n')
  expect(await run('merge', 'd', '--members', 'list', '--openings', csv, '--out', `${out}2`)).toMatchObject({
    code: 0,
  })
  // without a list of its own openings, the file is asked for
  expect(await run('merge', 'd', '--members', 'PA1', '--out', `${out}3`)).toMatchObject({ code: 2 })
})
