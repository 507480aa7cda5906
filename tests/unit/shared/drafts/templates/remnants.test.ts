import { expect, test } from 'vitest'
import type { Gathered } from '../../../../../src/shared/drafts/gathered.ts'
import type { Block } from '../../../../../src/shared/drafts/model.ts'
import { generalise } from '../../../../../src/shared/drafts/templates/generalise.ts'
import { remnantsIn, withBlanks } from '../../../../../src/shared/drafts/templates/remnants.ts'
import { sampleOf } from '../gathered.ts'

const sample = sampleOf('recourse')
const typed = (...texts: string[]): Gathered => ({
  ...sample,
  draft: {
    ...sample.draft,
    blocks: [
      ...sample.draft.blocks,
      ...texts.map(
        (text, n): Block => ({
          kind: 'paragraph',
          id: `t${n}`,
          style: 'body',
          inlines: [{ kind: 'text', text }],
        }),
      ),
    ],
  },
})
const words = (...texts: string[]) => remnantsIn(typed(...texts)).map(one => [one.kind, one.words])

test('nothing is left of a sample as the template wrote it', () => {
  expect(remnantsIn(sample)).toEqual([])
})

test('what was typed of the first town is shown: its name in another case, a party, a day, a place, an article of statutes', () => {
  const commune = sample.dossier.facts.commune ?? ''
  expect(commune.length).toBeGreaterThan(3)
  expect(words(`À ${commune.toUpperCase()}, les caméras sont nombreuses.`)).toContainEqual([
    'fact',
    commune.toUpperCase(),
  ])
  expect(words('Le conseil a délibéré le 4 avril 2023.')).toContainEqual(['date', '4 avril 2023'])
  expect(
    words('On filme aussi la place Jean-Moulin et le quartier des Peupliers.').map(([, one]) => one),
  ).toEqual(['Jean-Moulin', 'Peupliers'])
  expect(words('Selon l’article 7 de ses statuts, elle agit.')).toContainEqual(['fact', 'article 7'])
})

test('the law, the courts and what a source says are nobody’s', () => {
  expect(words('Le Conseil d’État et la Cour de cassation l’ont jugé ; la CNIL aussi.')).toEqual([])
})

test('what is ticked is left to be completed, in the text alone', () => {
  const material = typed('On filme la place Jean-Moulin depuis le 4 avril 2023.')
  const { draft } = generalise(material)
  const last = withBlanks(draft, ['Jean-Moulin', '4 avril 2023']).blocks.at(-1)
  expect(last).toMatchObject({
    inlines: [{ text: 'On filme la place [à compléter] depuis le [à compléter].' }],
  })
})
