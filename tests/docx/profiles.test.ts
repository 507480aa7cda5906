import { readdirSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { answers } from '../fixtures/answers.ts'
import { templateOf } from '../unit/shared/drafts/gathered.ts'
import { missingChecker, wrongs } from './office.ts'
import { paragraphsOf, partsOf } from './package.ts'
import { ofTheCouncils, otherParties } from './texts/parties.ts'
import { type Exported, exported, inLibrary } from './texts/samples.ts'

const ids = readdirSync(new URL('../../resources/templates', import.meta.url)).map(name =>
  name.replace('.json', ''),
)
/** a document for members is assembled from a bill, not from the answers of a dossier */
const wanted = ids.filter(id => id !== 'note-deputes' && !templateOf(id).brief)
let made: Record<string, Exported>

/** Two claimants, an association and a person, and their lawyers: a pourvoi states one of the Councils only where one acts. */
beforeAll(async () => {
  made = await inLibrary(async ({ call, folder }) => {
    const { id } = await call['dossiers.sample']({ type: 'recourse' })
    const dossier = await call['dossiers.get']({ id })
    await call['dossiers.save']({
      dossier: { ...dossier, parties: [...dossier.parties, ...otherParties, ofTheCouncils] },
    })
    const { drafts } = await call['drafts.prepare']({ dossier: id, templates: wanted, facts: { ...answers } })
    const all: Record<string, Exported> = {}
    for (const [at, draft] of drafts.entries()) all[wanted[at] ?? ''] = await exported(call, folder, draft)
    return all
  })
})

test.each(wanted)('%s says all that was answered, and agrees with its two claimants', async id => {
  const { problems, bytes } = made[id]!
  expect(problems.filter(one => one.code === 'slot-empty' || one.code === 'source-gone')).toEqual([])
  const blocking = problems.filter(one => one.severity === 'blocking' && !one.at.fact?.startsWith('exhibit.'))
  // the claim raises one ground more than the récapitulatif of this test
  expect(blocking.filter(one => one.code !== 'ground-dropped')).toEqual([])
  const words = paragraphsOf((await partsOf(bytes)).get('word/document.xml') ?? '')
    .map(one => one.text)
    .join('\n')
  expect(words).not.toMatch(/les exposantes (demande|conclut|entend|a|saisira|persiste|agit|est) /)
  expect(words).not.toMatch(/\{\{|\[\[|undefined|\.\.$| \.|à reprendre|à rédiger/m)
})

test.skipIf(missingChecker).each(wanted)('%s is a file that Word opens without a question', id => {
  expect(wrongs(id, made[id]!.bytes)).toEqual([])
})
