import { describe, expect, test } from 'vitest'
import { treatmentOf } from '../../../../../src/shared/cite/links/treatment.ts'
import type { Treatment } from '../../../../../src/shared/model/graph.ts'

const treated = (text: string, section: 'ruling' | 'reasons' = 'ruling') => {
  const [before = '', cited = ''] = text.split('[')
  const start = before.length
  const [name = ''] = cited.split(']')
  return treatmentOf({ section, text: text.replace(/[[\]]/g, '') }, { start, end: start + name.length })
}

describe('what a ruling does to a decision it names', () => {
  const cases: [string, Treatment][] = [
    [
      'Article 1er : [L’arrêt du 4 octobre 2019 de la cour administrative d’appel de Marseille] est annulé.',
      'overturns',
    ],
    [
      "Article 1er : [Le jugement n° 1800080 du tribunal administratif de Marseille] est annulé en tant qu'il rejette la demande de Mme C.",
      'partly-overturns',
    ],
    [
      'Article 2 : [L’ordonnance n° 2102069 du 24 septembre 2021] et la décision du préfet sont annulées.',
      'overturns',
    ],
    [
      "CASSE ET ANNULE, en toutes ses dispositions, [l'arrêt rendu le 15 décembre 2016, entre les parties, par la cour d'appel d'Aix-en-Provence] ;",
      'overturns',
    ],
    [
      "CASSE ET ANNULE, mais seulement en ce qu'il déclare irrecevable la demande, [l'arrêt rendu le 15 décembre 2016 par la cour d'appel d'Aix-en-Provence] ;",
      'partly-overturns',
    ],
    [
      "CASSE ET ANNULE l'arrêt attaqué ; remet l'affaire au même état et la renvoie devant [la cour d'appel de Montpellier] ;",
      'cites',
    ],
    ['CONFIRME [le jugement rendu le 3 mars 2020 par le tribunal judiciaire de Caen].', 'confirms'],
    ['Article 1er : La requête dirigée contre [le jugement n° 1800080] est rejetée.', 'cites'],
    [
      'Article 1er : [Le jugement n° 1904248 du 25 février 2021] est réformé en ce qu’il a de contraire.',
      'partly-overturns',
    ],
  ]
  test.each(cases)('%s', (text, expected) => expect(treated(text)).toBe(expected))

  test('reasons do nothing, whatever they tell', () => {
    expect(treated('[Le jugement n° 1800080] est annulé.', 'reasons')).toBe('cites')
  })
  test('a passage of no known part is a ruling when it begins like one', () => {
    expect(
      treatmentOf({ text: 'Article 1er : Le jugement n° 1800080 est annulé.' }, { start: 14, end: 35 }),
    ).toBe('overturns')
    expect(treatmentOf({ text: 'Puis le jugement n° 1800080 est annulé.' }, { start: 5, end: 26 })).toBe(
      'cites',
    )
  })
})
