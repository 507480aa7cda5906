import { afterAll, expect, test } from 'vitest'
import { intakeOfMembers } from '../../../../../src/main/campaign/members/member-intake.ts'
import { choiceKeys } from '../../../../../src/shared/campaign/briefs/choice.ts'
import { Member } from '../../../../../src/shared/campaign/members/model.ts'
import { program, temporary } from '../../../../contract/program.ts'
import { aBillAhead, anArgument } from '../../../../fixtures/builders.ts'

const place = temporary()
afterAll(() => place.remove())

const aMember = (id: string, chamber: 'an' | 'senat') =>
  Member.parse({ id, chamber, civility: 'Mme', first: 'Ada', last: `Exemple ${id}`, source: 'essai' })

test('a list of both chambers asks of nobody what only the other can do', async () => {
  const { call, library, close } = program(place.folder)
  const intake = intakeOfMembers(library.db)
  for (const member of [aMember('PA1', 'an'), aMember('12345A', 'senat')]) intake.member({ member })
  // the text is before the Assemblée
  const bill = await call['bills.save']({ bill: aBillAhead() })
  const { id: argument } = await call['library.save']({
    source: anArgument({ variants: { mail: 'Une phrase qui convainc.' } }),
  })
  const choice = {
    bill: bill.id,
    stage: bill.stages[1]!.key,
    measures: [bill.measures[0]!.id],
    arguments: [argument],
  }
  const facts = {
    'sender.name': 'Camille Durand',
    'sender.commune': 'Évreux',
    'bill.number': '907',
  }
  const { draft } = await call['briefs.create']({ template: 'courriel', choice, facts })
  const openings = { PA1: 'Vous siégez aux lois.', '12345A': 'Vous êtes élue d’ici.' }
  const write = (members: string[]) =>
    call['sets.write']({
      set: { id: 'envoi', title: 'Envoi', draft, members, openings },
      as: 'docx',
      run: 'essai',
    })
  expect(await write(['PA1'])).toMatchObject({ written: 1 })
  await expect(write(['PA1', '12345A'])).rejects.toThrow(
    /Le texte est devant l’Assemblée nationale\u00a0: les sénateurs ne peuvent/,
  )

  // one document too: whatever the chamber typed, its reader sits where they sit
  const audience = { chamber: 'an' as const, group: '', member: '12345A' }
  const one = await call['briefs.create']({
    template: 'courriel',
    choice: { ...choice, audience },
    facts: {},
  })
  expect((await call['drafts.get']({ id: one.draft })).answers?.[choiceKeys.chamber]).toBe('senat')
  expect((await call['drafts.check']({ id: one.draft })).map(({ code }) => code)).toContain('no-power')
  await close()
})
