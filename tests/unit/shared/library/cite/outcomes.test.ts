import { expect, test } from 'vitest'
import { treatments } from '../../../../../src/shared/library/cite/find/decisions/treatment.ts'
import {
  type FoundCitation,
  findCitations,
  findInPassages,
} from '../../../../../src/shared/library/cite/find/find.ts'
import { codeTitles } from '../../../../../src/shared/library/cite/find/laws/codes.ts'
import { capitals, namedLaws } from '../../../../../src/shared/library/cite/find/laws/named-laws.ts'
import type { Passage } from '../../../../../src/shared/library/model.ts'
import {
  acts,
  articles,
  courts,
  dates,
  dockets,
  names,
  numbers,
  owners,
} from '../../../../fixtures/citations/citation-words.ts'

const table = (name: string, lines: readonly string[]) =>
  expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../../../../fixtures/outcomes/${name}.txt`)
const json = (value: unknown) => JSON.stringify(value)

/** All that is read of a citation. */
const told = ({ start, end, written, kind, key, keys, label: name, ...rest }: FoundCitation) =>
  `  ${start}-${end} ${kind} ${key}${keys.length > 1 ? ` ${keys.slice(1).join(' ')}` : ''} « ${name} » ${json(rest)}`
const read = (text: string) => [text, ...findCitations(text).map(told)]

test('decisions, by their court, day, name and number in every order', async () => {
  const lines = courts.flatMap((court, c) =>
    dates.flatMap((date, d) => {
      const number = numbers[(c * 5 + d * 3) % numbers.length]!
      const name = names[(c + d) % names.length]!
      const named = name && `, ${name}`
      return [
        `Voir ${court}, ${date}${named}, ${number}, pt 3.`,
        d % 2 ? `(${court} ${date} ${number})` : `${court}, ${number}, ${date}${named}.`,
        d % 3
          ? `Par un arrêt ${number} du ${date}, le ${court} a rejeté.`
          : `la décision ${number} du ${court} du ${date} est annulée`,
        d === 4
          ? `${court}, ${name || 'Martin'}, précité`
          : `« ${court}, ${date}${named} ; ${court}, ${dates[0]}, ${number} »`,
      ]
    }),
  )
  const phrases = [
    'Par un jugement n° 1902345 du 5 mai 2020, le tribunal administratif de Lille a annulé cet arrêté. Ce tribunal l’a dit. Le jugement précité aussi.',
    'M. A demande d’annuler l’arrêt n° 18BX99631 du 29 octobre 2020 par lequel la cour administrative d’appel de Bordeaux a rejeté son appel contre le jugement n° 1700001 du tribunal administratif de Pau.',
    'Selon l’arrêt attaqué (Versailles, 16 mai 2019), rendu en matière de référé, et l’ordonnance attaquée (président du tribunal judiciaire de Lyon, 3 juin 2020).',
    'l’arrêt Glukhin c. Russie du 4 juillet 2023 ; l’arrêt Canal, précité ; l’affaire Klass et autres c. Allemagne, 6 septembre 1978, série A n° 28',
    'CE, 3 mars 2020, Martin, n° 400001, Lebon p. 12 ; CE, 4 mars 2020, n° 400002, Lebon T. ; CE, sect., 5 mars 2020, Durand, Rec. p. 3, concl. Petit',
    'son arrêt du même jour, n° 400003 ; ses décisions des 3 et 4 mars 2020 ; nos décisions nos 400004 et 400005 du 5 mars 2020',
    'Cons. const., 16 juill. 1971, n° 71-44 DC, Liberté d’association, cons. 2 ; décision n° 2015-527 QPC du 22 décembre 2015',
    'ECLI:FR:CECHS:2021:448611.20211122 et ECLI:EU:C:2020:791 ; avis CADA n° 20201234 du 3 mars 2020 ; CADA, conseil n° 20195678',
    'CNIL, délibération n° 2019-001 du 10 janvier 2019 ; délib. SAN-2021-003 ; avis n° 2020-056 de la CNIL du 25 mai 2020',
    'rapport n° 512 (2020-2021) de M. Petit ; JO du 3 mars 2020 ; circulaire du 3 mars 2020 ; JORF n° 0123',
  ]
  const proper = dockets.flatMap(([court, number], c) =>
    names.map((name, n) => {
      const [date, named] = [dates[(c + n) % 3]!, name && `, ${name}`]
      const ways = [
        `${court}, ${date}${named}, ${number}, pt 18.`,
        `Par une décision ${number} du ${date}${name && ` ${name}`}, ${court} a jugé que ${court} était compétent.`,
        `${court}, ${number}, ${date}${named} ; ${court}, ${date}${named}, précité`,
        `l’arrêt${name && ` ${name}`} du ${date} de ${court} (${number})`,
        `${court} ${date}${named}, ECLI:FR:X:2020:1, ${number}, non publié`,
      ]
      return ways[(c + n) % ways.length]!
    }),
  )
  await table('cited-decisions', [...lines, ...proper, ...phrases].flatMap(read))
})

const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]
const spoken = (day: string) => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return `${date === 1 ? '1er' : date} ${months[month - 1]} ${year}`
}

test('articles and texts, however they are named', async () => {
  const crossed = articles.flatMap((article, a) =>
    owners.flatMap((owner, o) => {
      const many = /,|et|à/.test(article)
      if ((a + o) % 2) return [`${many ? 'les articles' : 'l’article'} ${article} ${owner}, alors que`]
      return [`${owner.replace(/^(?:du|de la|de) /, '')}, art. ${article} ; `]
    }),
  )
  const dated = acts.map(act => {
    const [nature = '', day = ''] = act.split(' ')
    return `l’article 3 de ${nature === 'loi' ? 'la loi' : nature === 'décret' ? 'ce décret, le décret' : 'l’ordonnance'} du ${spoken(day)}`
  })
  const texts = [
    'les lois n° 83-634 du 13 juillet 1983 et n° 84-16 du 11 janvier 1984 ; la loi organique n° 2001-692 du 1er août 2001',
    'L’article L. 131-16 du code du sport renvoie à l’article L. 131-8 ; l’article 5 de la même loi n’est pas en cause.',
    'la convention n° 87 de l’OIT ; la convention d’Aarhus ; le pacte international relatif aux droits civils et politiques, art. 14',
    'la convention internationale du 20 novembre 1989 ; l’accord franco-algérien du 27 décembre 1968 ; le traité de Lisbonne',
    'le règlement (CE) n° 883/2004 ; le règlement d’exécution (UE) 2021/914 ; la directive (UE) 2016/680 ; la directive 2002/58',
    'le décret n° 2020-1717 du 28 décembre 2020, son article 3 ; l’arrêté du ministre de l’intérieur du 5 juin 2020 ; arrêté NOR INTD2012345A',
    'la loi « informatique et libertés », la loi Sapin 2, la loi DALO, le CGCT, le CRPA, art. L. 311-1, et la LCEN, art. 6',
    'L. n° 78-17, 6 janv. 1978, art. 88 ; D. n° 2019-536, 29 mai 2019 ; Ord. n° 58-1067, 7 nov. 1958, art. 23-5 ; Règl. (UE) 2016/679, art. 5',
    'l’article 1er-1 ; l’article L. 2121-1, 4°, a, du code du travail ; l’alinéa 2 de l’article 3 du code civil ; le II de l’article L. 1',
  ]
  await table('cited-texts', [
    ...[...crossed, ...dated, ...texts].flatMap(read),
    ...codeTitles.flatMap(({ title, shorts }) =>
      [title, ...shorts].flatMap(one => read(`l’article L. 1 du ${one}`)),
    ),
    ...namedLaws.flatMap(([, all]) => all.flatMap(one => read(`l’article 2 de ${one} ; ${one}, art. 3`))),
    ...Object.keys(capitals).flatMap(one => read(`l’article 4 du ${one}, puis ${one}, art. 5`)),
    ...findInPassages(
      [
        { text: 'L’article 6 du code civil.' },
        { text: 'L’article 7 du même code et l’article 8 de cette loi.' },
        { text: 'L’article 9.', section: 'ruling' },
      ],
      { court: 'TA', city: 'Nice', numbers: ['1'], ofText: 'loi n° 78-17 du 6 janvier 1978' },
    ).flatMap(all => all.map(told)),
  ])
})

test('what a ruling does to the decisions it names', async () => {
  const lower = 'l’arrêt n° 17LY99119 du 21 novembre 2019 de la cour administrative d’appel de Lyon'
  const rulings = [
    ...[
      `${lower} est annulé.`,
      `${lower} est annulé en tant qu’il statue sur les frais.`,
      `Le pourvoi de M. G est rejeté.`,
    ],
    ...[
      `L’affaire est renvoyée à la cour administrative d’appel de Lyon.`,
      `${lower} est réformé.`,
      `CASSE ET ANNULE, mais seulement en ses dispositions sur l’amende, ${lower}`,
    ],
    ...[
      `REJETTE le pourvoi`,
      `CONFIRME ${lower}`,
      `L’arrêt du 21 novembre 2019 est annulé`,
      `Les articles 1er et 2 de ${lower} sont annulés.`,
      `La requête est rejetée.`,
    ],
  ]
  await table(
    'cited-rulings',
    rulings.flatMap(ruling => {
      const passages: Passage[] = [
        { section: 'facts', text: `Par ${lower}, son appel a été rejeté.` },
        { section: 'facts', text: 'M. G demande d’annuler cet arrêt ;' },
        { section: 'reasons', text: 'CE, 3 mars 2020, n° 400001, l’a jugé.' },
        { section: 'ruling', text: `D E C I D E :\nArticle 1er : ${ruling}` },
      ]
      return [
        ruling,
        json([...treatments(passages, findInPassages(passages))]),
        json(findInPassages(passages).map(all => all.map(one => one.key))),
      ]
    }),
  )
})
