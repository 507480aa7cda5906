import { expect, test } from 'vitest'
import { stagedMeasures } from '../../../../src/shared/campaign/briefs/choice.ts'
import { headlineKey, usualHeadline } from '../../../../src/shared/campaign/briefs/headline.ts'
import { templateOf } from '../drafts/gathered.ts'
import { lintLine } from '../drafts/templates/french-lint.ts'
import { bills } from './stages/documents-at-stage.ts'

const DAY = '2025-03-18'
const narcotrafic = bills.find(one => one.id === 'narcotrafic')!
const headline = (stage: string, ...measures: string[]) =>
  usualHeadline({ stage, measures }, narcotrafic, DAY).replace(/\u00a0/g, ' ')
const named = (words: RegExp) => narcotrafic.measures.find(one => words.test(one.title))!.id

test('a press release, a leaflet and a petition have a headline of their own; a note keeps the one that is asked', () => {
  expect(
    ['communique-presse', 'tract', 'petition', 'fiche-argumentaire', 'note-parlementaires', 'lettre'].map(
      id => headlineKey(templateOf(id)),
    ),
  ).toEqual(['press.title', 'leaflet.title', 'petition.title', undefined, undefined, undefined])
})

test('a headline follows its measure from stage to stage', () => {
  const messages = named(/messages chiffrés/)
  expect(headline('senat-vote', messages)).toBe('Accès aux messages chiffrés : ce que nous demandons')
  expect(headline('loi', messages)).toBe('Accès aux messages chiffrés : ce qui ne doit pas revenir')
  expect(headline('senat-depot', messages)).toBe('')
})

test('at every stage of every bill, it speaks of what stands there, short, in good French', () => {
  const faults: string[] = []
  for (const bill of bills)
    for (const stage of bill.stages)
      for (const size of [1, 2, 3, bill.measures.length])
        for (let from = 0; from + size <= bill.measures.length; from += 1) {
          const measures = bill.measures.slice(from, from + size).map(one => one.id)
          const words = usualHeadline({ stage: stage.key, measures }, bill, DAY)
          const states = stagedMeasures({ stage: stage.key, measures }, bill, DAY).map(one => one.state)
          const known = states.filter(one => one.standing !== 'unknown')
          const isOut = known.length > 0 && known.every(one => one.presence === 'out')
          const says = `${bill.id} ${stage.key} ${measures.join(', ')} : ${words}`
          if ((words === '') !== (known.length === 0)) faults.push(says)
          if (words && isOut !== words.endsWith('ce qui ne doit pas revenir')) faults.push(says)
          if (words.length > 120 || lintLine(words).length > 0 || (words.match(/\u00a0:/g)?.length ?? 0) > 1)
            faults.push(says)
        }
  expect(faults).toEqual([])
})
