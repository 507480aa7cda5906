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

test('a century and the initials of the trade are no names', () => {
  expect(words('Il vit depuis le XXIe siècle ; il soulève une QPC, puis invoque le CJA et la CEDH.')).toEqual(
    [],
  )
})

test('the day of a decision typed in the text is neither shown nor blanked; the same day elsewhere is', () => {
  const cited = 'Ainsi jugé par CE, 8 novembre 2023, n° 471234, et par la loi n° 2021-1109 du 24 août 2021.'
  expect(words(cited)).toEqual([])
  expect(words('Vu l’arrêté du 9 octobre 2026 du maire.')).toContainEqual(['date', '9 octobre 2026'])
  const { draft } = generalise(typed(cited, 'Le maire a signé le 8 novembre 2023.'))
  const [first, second] = withBlanks(draft, ['8 novembre 2023']).blocks.slice(-2)
  expect(first).toMatchObject({ inlines: [{ text: cited }] })
  expect(second).toMatchObject({ inlines: [{ text: 'Le maire a signé le [à compléter].' }] })
})

test('what is ticked is left to be completed, in the text alone', () => {
  const material = typed('On filme la place Jean-Moulin depuis le 4 avril 2023.')
  const { draft } = generalise(material)
  const last = withBlanks(draft, ['Jean-Moulin', '4 avril 2023']).blocks.at(-1)
  expect(last).toMatchObject({
    inlines: [{ text: 'On filme la place [à compléter] depuis le [à compléter].' }],
  })
})
