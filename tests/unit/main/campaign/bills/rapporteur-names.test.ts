import { expect, test } from 'vitest'
import { withRapporteurNames } from '../../../../../src/main/campaign/bills/rapporteur-names.ts'
import { intakeOfMembers } from '../../../../../src/main/campaign/members/member-intake.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { Stage } from '../../../../../src/shared/campaign/bills/model.ts'
import { rapporteurName } from '../../../../../src/shared/campaign/bills/rapporteurs.ts'
import { Member } from '../../../../../src/shared/campaign/members/model.ts'
import { aBill } from '../../../../fixtures/builders.ts'

test('a rapporteur given by an identifier is named where the member is known, and is never shown as a code', () => {
  const db = openDb(':memory:')
  intakeOfMembers(db).member({
    member: Member.parse({
      ...{ id: 'PA642788', chamber: 'an', civility: 'M.', first: 'Éric', last: 'Exemple' },
      ...{ legislature: '17', source: 'essai' },
    }),
  })
  const rapporteurs = [
    { name: '', member: 'PA642788' },
    { name: '', member: 'PA1' },
    { name: 'Mme Une Autre', member: 'PA2' },
  ]
  const stage = Stage.parse({ key: 'an', label: 'Commission', rapporteurs })
  const [named] = withRapporteurNames(db, aBill({ stages: [stage] })).stages
  expect(named?.rapporteurs.map(rapporteurName)).toEqual([
    'M. Éric Exemple',
    'rapporteur dont le nom n’est pas connu ici',
    'Mme Une Autre',
  ])
  db.close()
})
