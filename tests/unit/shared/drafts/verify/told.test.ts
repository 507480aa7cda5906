import { beforeAll, describe, expect, test } from 'vitest'
import type { VerifiedItem } from '../../../../../src/shared/drafts/verify/cite-check.ts'
import type { Holdings } from '../../../../../src/shared/drafts/verify/holdings.ts'
import { citationItem } from '../../../../../src/shared/drafts/verify/verdict.ts'
import { verify } from '../../../../../src/shared/drafts/verify/verify.ts'
import { label } from '../../../../../src/shared/library/cite/print.ts'
import type { Decision } from '../../../../../src/shared/library/model.ts'
import { drawing } from '../../../../fixtures/check/drawn-quotations.ts'
import { libraryOfWhatShips } from '../../../../fixtures/check/held.ts'

const NUMBERS = ['999101', '999105', '999106', '999110', '999111', '999114', '999116', '999201', '999203']
/** Words that none of these decisions has. */
const FOREIGN = [
  'trottinette',
  'unanimité',
  'boulangerie',
  'prescrite',
  'douzaine',
  '4815',
  'Carcassonne',
  'inexistante',
]

let held: Holdings
let decisions: Decision[]
let cited: (text: string) => VerifiedItem[]
beforeAll(async () => {
  held = await libraryOfWhatShips()
  decisions = NUMBERS.flatMap(number => {
    const [source] = held.lookalikes({ numbers: [number], keys: [] } as never)
    return source?.kind === 'decision' ? [source] : []
  })
  cited = text =>
    verify(
      { blocks: [{ kind: 'paragraph', id: 'p', style: 'body', inlines: [{ kind: 'text', text }] }] },
      { facts: {} },
      held,
      '2026-11-28',
    ).citations.map(citationItem)
})

/** The sentences of a decision that cite nothing and are long enough to say something. */
const sentencesOf = ({ text }: Decision): string[] =>
  text
    .filter(({ section }) => section !== 'ruling')
    .flatMap(passage => passage.text.split(/(?<=\p{L}{3}\.)\s+/u))
    .map(sentence => sentence.replace(/\.$/, ''))
    .filter(sentence => sentence.split(' ').length >= 8 && !/[«»"0-9:;]/.test(sentence))

test('a sentence with a word that its decision has nowhere is never green, wherever the word stands', () => {
  expect(decisions).toHaveLength(NUMBERS.length)
  const draw = drawing(37)
  let greens = 0
  for (const decision of decisions)
    for (const sentence of sentencesOf(decision)) {
      const words = sentence.split(' ')
      const cite = ` (${label(decision)}).`
      if (cited(sentence + cite).every(({ verdict }) => verdict === 'read')) greens += 1
      const foreign = FOREIGN[draw(FOREIGN.length)]!
      const faulty = words.toSpliced(1 + draw(words.length - 1), draw(2), foreign).join(' ')
      for (const item of cited(faulty + cite)) expect([faulty, item.verdict]).not.toEqual([faulty, 'read'])
    }
  // else nothing would have been tried
  expect(greens).toBeGreaterThan(20)
})

describe('a sentence is held against its decision by', () => {
  const raises = (right: string, wrong: string) => {
    expect([right, cited(right).some(({ alarm, verdict }) => alarm || verdict === 'differs')]).toEqual([
      right,
      false,
    ])
    expect([wrong, cited(wrong).some(({ alarm, verdict }) => alarm || verdict === 'differs')]).toEqual([
      wrong,
      true,
    ])
  }

  test('the order it gives two decisions', () => {
    const two = (words: string) =>
      `La décision Association Généalogies (CE, 9 novembre 2021, n° 999114) ${words} (CE, 22 novembre 2021, n° 999101).`
    raises(two('a été suivie d’une décision postérieure'), two('a été suivie d’une décision antérieure'))
    raises(two('et, treize jours plus tard,'), two('et, deux ans plus tard,'))
    const opening = (word: string) =>
      `Rendue ${word} l’avis du 15 novembre 2021 (n° 992746), la décision du 5 novembre 2021 est claire (CE, 5 novembre 2021, n° 999117).`
    raises(opening('avant'), opening('après'))
  })

  test('the number of the judgment it was given on', () => {
    const on = (number: string) =>
      `L’arrêt n° ${number} du 18 octobre 2019 a été annulé (CE, 24 novembre 2021, n° 999116).`
    raises(on('17BX99916'), on('17BX99961'))
  })

  test('the ground of annulment, the bench, the way it came, the court that speaks', () => {
    const cite = '(CE, 24 novembre 2021, Société Moulins de la Brève, n° 999116)'
    raises(
      `L’arrêt a été annulé pour erreur de droit ${cite}.`,
      `L’arrêt a été annulé pour insuffisance de motivation ${cite}.`,
    )
    raises(
      `Saisi d’un pourvoi, le Conseil d’État l’a annulé ${cite}.`,
      `Le Conseil d’État statuait en premier et dernier ressort ${cite}.`,
    )
    raises(
      `La mise en demeure est une mesure de police ${cite}.`,
      `La Cour de cassation a jugé que la mise en demeure est une mesure de police ${cite}.`,
    )
    const section = '(CE, 19 novembre 2021, Ligue des libertés locales, n° 999110)'
    raises(
      `Le juge, statuant en Section, l’a annulée ${section}.`,
      `Le juge, statuant en Assemblée, l’a annulée ${section}.`,
    )
  })
})
