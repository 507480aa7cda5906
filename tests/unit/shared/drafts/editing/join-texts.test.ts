import { expect, test } from 'vitest'
import { joinTexts } from '../../../../../src/shared/drafts/editing/join-texts.ts'
import { type Block, Draft } from '../../../../../src/shared/drafts/model.ts'

const paragraph = (id: string, text: string): Block => ({
  ...{ kind: 'paragraph', id, style: 'body' },
  inlines: [{ kind: 'text', text }],
})
const aText = (texts: Readonly<Record<string, string>>, revision: number): Draft =>
  Draft.parse({
    ...{ id: 'texte', dossier: 'dossier', title: 'Requête', revision },
    blocks: Object.entries(texts).map(([id, text]) => paragraph(id, text)),
  })

const base = aText({ a: 'Le maire a refusé.', b: 'La décision est illégale.' }, 3)

test('what is being typed and what another saved meanwhile are one text, word by word', () => {
  const mine = aText(
    { a: 'Le maire a encore refusé.', b: 'La décision est illégale.', c: 'Un mot de plus.' },
    3,
  )
  const theirs = aText({ a: 'Le maire a refusé hier.', b: 'La décision est donc illégale.' }, 4)
  const joined = joinTexts(base, mine, theirs)
  expect(joined?.revision).toBe(4)
  expect(joined?.blocks).toEqual(
    aText(
      { a: 'Le maire a encore refusé hier.', b: 'La décision est donc illégale.', c: 'Un mot de plus.' },
      4,
    ).blocks,
  )
})

test('the same words typed and saved otherwise are for somebody to choose, and so is another layout', () => {
  const mine = aText({ a: 'Le maire a accepté.', b: 'La décision est illégale.' }, 3)
  const theirs = aText({ a: 'Le maire a hésité.', b: 'La décision est illégale.' }, 4)
  expect(joinTexts(base, mine, theirs)).toBeUndefined()
  const [here, there] = [' Là.', ' Ici.'].map((end, at) => aText({ a: `Le maire a refusé.${end}` }, 3 + at))
  if (here && there) expect(joinTexts(aText({ a: 'Le maire a refusé.' }, 3), here, there)).toBeUndefined()
  expect(joinTexts(base, base, { ...theirs, title: 'Autre titre' })).toBeUndefined()
})
