/**
 * Citations as they are read in texts and printed, whatever the court, the act and the hand that wrote them, in tables that one can
 * review line by line: `tests/fixtures/outcomes`. A change on purpose changes their lines: read them, then write them again
 * (`vitest run FILE -u`). The decisions are fictional.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { articlePlace, partsOf, textsAt } from '../../../../../src/shared/library/cite/article-place.ts'
import { pinFromFields, sourceFromFields } from '../../../../../src/shared/library/cite/fields.ts'
import { treatments } from '../../../../../src/shared/library/cite/find/decisions/treatment.ts'
import {
  type Found,
  findCitations,
  findInPassages,
} from '../../../../../src/shared/library/cite/find/find.ts'
import { codeTitles } from '../../../../../src/shared/library/cite/find/laws/codes.ts'
import { capitals, known } from '../../../../../src/shared/library/cite/find/laws/known.ts'
import { findOffers } from '../../../../../src/shared/library/cite/find/offer.ts'
import { hitOf } from '../../../../../src/shared/library/cite/hit.ts'
import { answersTo, borneAs } from '../../../../../src/shared/library/cite/links/answers.ts'
import { namingWords, ofDay, withName } from '../../../../../src/shared/library/cite/links/day.ts'
import { sentenceAround } from '../../../../../src/shared/library/cite/links/excerpt.ts'
import { whereToGet } from '../../../../../src/shared/library/cite/links/where.ts'
import { parsePin, passageAt } from '../../../../../src/shared/library/cite/pin.ts'
import {
  cite,
  citeText,
  keptLabel,
  label,
  precitedName,
} from '../../../../../src/shared/library/cite/print.ts'
import { authorityGroups } from '../../../../../src/shared/library/cite/table.ts'
import { toldApart } from '../../../../../src/shared/library/cite/twin.ts'
import type { Passage, Source } from '../../../../../src/shared/library/model.ts'
import { aDecision, anArticle } from '../../../../fixtures/builders.ts'

const table = (name: string, lines: readonly string[]) =>
  expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../../../../fixtures/outcomes/${name}.txt`)
const json = (value: unknown) => JSON.stringify(value)

/** All that is read of a citation. */
const told = ({ start, end, written, kind, key, keys, label: name, ...rest }: Found) =>
  `  ${start}-${end} ${kind} ${key}${keys.length > 1 ? ` ${keys.slice(1).join(' ')}` : ''} « ${name} » ${json(rest)}`
const read = (text: string) => [text, ...findCitations(text).map(told)]

const courts = [
  ...[
    'CE',
    'CE, 10e et 9e ch. réunies',
    'CE, Ass.',
    'Conseil d’État',
    'CE, ord.',
    'CE, avis',
    'CAA Lyon',
    'CAA de Bordeaux, 3e ch.',
  ],
  ...[
    'cour administrative d’appel de Marseille',
    'TA Cergy-Pontoise',
    'tribunal administratif de Nice',
    'Cass. 1re civ.',
  ],
  ...[
    'Cass. crim.',
    'Soc.',
    'Com.',
    'Ass. plén.',
    'Cour de cassation, chambre sociale',
    'Cons. const.',
    'Conseil constitutionnel',
  ],
  ...[
    'T. confl.',
    'Tribunal des conflits',
    'CJUE, gde ch.',
    'CJCE',
    'Trib. UE',
    'CEDH',
    'CEDH, gde ch.',
    'CNDA',
    'CA Paris',
  ],
  ...['cour d’appel d’Aix-en-Provence', 'TGI Paris', 'TJ Nanterre', 'Cour des comptes'],
]
const dates = ['24 novembre 2021', '1er févr. 2020', '3 mars 1989', '24/11/2021', '5 mai deux mille vingt']
const numbers = [
  ...[
    'n° 405548',
    'n°s 405548, 405549 et 405550',
    'n°19MA01234',
    'n° 2105328',
    'aff. C-511/18',
    'aff. jointes C-511/18 et C-512/18',
  ],
  ...[
    'n° 2016-606 QPC',
    'n° 2021-817 DC',
    'pourvoi n° 14-13.440',
    'req. n° 11519/20',
    'n° 30562/04',
    'n° C3828',
    'RG 19/99438',
  ],
]
const names = [
  '',
  'Dupont',
  'M. B. et Les Cerfs-volants',
  'S. et Martin c. Royaume-Uni',
  'Sté Encre & plume',
  'Commune de Moirans',
]

/** Courts with the numbers they give. */
const dockets: readonly (readonly [string, string])[] = [
  ['CE, 10e et 9e ch. réunies', 'n° 405548'],
  ['CE, Ass.', 'n°s 405548 et 405549'],
  ['le Conseil d’État', 'no 405548'],
  ['CAA Lyon, 3e ch.', 'n° 19LY01234'],
  ['la cour administrative d’appel de Marseille', 'n° 19MA01234, 19MA01235'],
  ['TA Cergy-Pontoise', 'n° 2105328'],
  ['le tribunal administratif de la Guadeloupe', 'nos 1902345 et 1902346'],
  ['Cass. 2e civ.', 'n° 18-23.923, Bull.'],
  ['Cass. crim.', 'pourvoi n° 20-83.355'],
  ['la chambre sociale de la Cour de cassation', 'n° 14-13.440'],
  ['Cons. const.', 'n° 2016-606/607 QPC'],
  ['le Conseil constitutionnel', 'n° 2021-817 DC'],
  ['T. confl.', 'n° C3828'],
  ['CJUE, gde ch.', 'aff. jointes C-511/18, C-512/18 et C-520/18'],
  ['la Cour de justice de l’Union européenne', 'C-528/16'],
  ['CJCE', 'aff. 26/62, Rec. p. 3'],
  ['CEDH, gde ch.', 'n°s 30562/04 et 30566/04'],
  ['la Cour européenne des droits de l’homme', 'req. no 11519/20'],
  ['la Cour nationale du droit d’asile', 'n° 21997728'],
  ['la cour d’appel de Caen', 'n° RG : 19/99438'],
]

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

const articles = [
  ...[
    'L. 521-1',
    'R. 421-1',
    '6',
    '1er',
    'L. 1 à L. 5',
    'L. 1, L. 2 et L. 3',
    'L. 1 et suivants',
    '8, § 1, c)',
    '5, 1°,',
    'L. O. 128',
  ],
  ...[
    '80 duodecies',
    'premier',
    '6-1',
    'L. 132-1-1 A',
    '706-73-1',
    'D.* 12',
    '1382, devenu 1240,',
    'L.521-2',
    '9 bis',
    '6 § 1 et 13',
  ],
]
const owners = [
  ...[
    'du code de justice administrative',
    'du CSI',
    'CJA',
    'du même code',
    'de la loi n° 78-17 du 6 janvier 1978',
    'de cette loi',
  ],
  ...[
    'de la loi du 29 juillet 1881',
    'du RGPD',
    'de la Convention européenne des droits de l’homme',
    'de la Constitution',
    'du TFUE',
  ],
  ...[
    'de la directive 95/46/CE',
    'du règlement (UE) n° 1215/2012',
    'de l’ordonnance n° 45-2658 du 2 novembre 1945',
    'du décret du 3 mars 2020',
  ],
  ...[
    'de l’arrêté du 22 mars 2017',
    'de la Charte de l’environnement',
    'de la Déclaration de 1789',
    'précité',
    'du code inconnu des choses',
  ],
  ...[
    'du protocole n° 1 à cette convention',
    'de la charte des droits fondamentaux',
    'de la décision 2010/87/UE',
    'du livre des procédures fiscales',
  ],
]
const acts = [
  ...[
    'loi 1955-04-03',
    'loi 1965-07-10',
    'loi 1968-12-31',
    'loi 1971-12-31',
    'loi 1978-01-06',
    'loi 1978-07-17',
    'loi 1979-07-11',
  ],
  ...[
    'loi 1982-03-02',
    'loi 1983-07-13',
    'loi 1984-01-11',
    'loi 1984-01-26',
    'loi 1985-07-05',
    'loi 1986-01-09',
    'loi 1986-09-30',
  ],
  ...[
    'loi 1989-07-06',
    'loi 1990-05-31',
    'loi 1991-07-10',
    'loi 1995-01-21',
    'loi 2000-04-12',
    'loi 2002-03-04',
    'loi 2004-06-21',
  ],
  ...[
    'loi 2020-03-23',
    'loi 2021-05-31',
    'loi 2021-08-05',
    'loi 2023-05-19',
    'loi 2025-04-28',
    'loi 2025-06-13',
    'ordonnance 1945-02-02',
  ],
  ...[
    'ordonnance 1945-11-02',
    'ordonnance 1958-11-07',
    'ordonnance 2016-02-10',
    'décret 1991-12-19',
    'décret 2019-05-29',
    'décret 2020-12-28',
  ],
]
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
    ...known.flatMap(([, all]) => all.flatMap(one => read(`l’article 2 de ${one} ; ${one}, art. 3`))),
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

interface Case {
  readonly type: string
  readonly fields: Record<string, unknown>
}
const sources: Source[] = [
  ...(
    JSON.parse(
      readFileSync(new URL('../../../../fixtures/citations.json', import.meta.url), 'utf8'),
    ) as Case[]
  ).map(({ type, fields }, n): Source => ({ ...sourceFromFields(type, fields), id: `s${n}` })),
  aDecision({
    id: 'd1',
    court: 'TA',
    city: 'Nice',
    formation: '7e ch.',
    date: '2025-01-24',
    name: 'M. B.',
    numbers: ['2105328', '2105329', '2105330'],
  }),
  aDecision({
    id: 'd2',
    court: 'CE',
    numbers: ['400001'],
    text: [{ n: 1, text: 'Un.' }, { text: 'Suite.' }, { n: 2, text: 'Deux.' }],
  }),
  anArticle({ id: 'a1', number: 'L. 1', tags: ['essai'], notes: 'Une note.' }),
]

test('sources as they are printed, in each profile and form', async () => {
  const pins = [
    'pt 5',
    'pts 5 et 6',
    '§§ 12 à 15',
    'cons. 3',
    'al. 2',
    'p. 8',
    'n° 4',
    '§ 1er',
    'pt cinq',
    '',
    'points 1, 2-4',
  ]
  await table('printed-sources', [
    ...sources.flatMap(source => [
      `${label(source)} | ${keptLabel(source)} | ${precitedName(source)}`,
      ...(['pretoire', 'reflex'] as const).flatMap(profile =>
        (['full', 'short', 'again'] as const).map(
          form =>
            `  ${profile} ${form} : ${citeText(source, { profile, form, pin: form === 'short' ? 'pt 3' : '' })}`,
        ),
      ),
      `  ${json(cite(source, { form: 'again', among: sources, pin: 'pts 2 et 3' }))}`,
      `  ${toldApart(source)} ${json(hitOf(source))}`,
    ]),
    ...pins.map(pin => `${pin} ${json(parsePin(pin))} ${json(passageAt(sources.at(-2)!, pin))}`),
    json(pinFromFields({ pin: 'pt 3' })),
    ...authorityGroups(sources).map(group => `${group.title} : ${group.sources.map(label).join(' ; ')}`),
  ])
})

test('the parts of an article that a text names', async () => {
  const text =
    'I.-Le premier alinéa :\n1° Un ;\n2° Deux :\na) Ceci ;\nb) Cela ;\n3° bis Trois.\nII.-Le second.\nUn alinéa sans marque.\nLe dernier.'
  const places = [
    ...[
      'premier alinéa',
      'deuxième alinéa',
      'second alinéa',
      'dernier alinéa',
      'avant-dernier alinéa',
      'dixième al.',
      'al. 3',
      'alinéa 12',
    ],
    ...['1°', '2°', '3° bis', 'I', 'II', 'IV', 'a)', 'rien', 'septième alinéa', 'le 8° ter', 'II de la loi'],
  ]
  await table(
    'article-parts',
    places.map(written => {
      const place = articlePlace(written)
      return `${written} ${json(place)} ${place ? `${json(textsAt(text, place))} ${json(partsOf(text, place))}` : ''}`
    }),
  )
})

test('the keys a citation answers to, where it may be got, and what is offered while one types', async () => {
  const keys = [
    ...[
      'decision:ce||442364|2022-04-26',
      'decision:consconst||2016606qpc|2017-01-24',
      'decision:consconst||2016606|2017-01-24',
      'decision:ta|nice||2020-01-02',
    ],
    ...[
      'decision:cass||1524397|2017-09-13',
      'decision:caa|nantes|19nt03268|',
      'decision:cjue||c40508|2010-02-11',
      'decision:cedh||1151920|2023-07-04',
    ],
    ...[
      'article:code civil|1',
      'article:code civil|1-er',
      'article:reglement ue 2016679|5',
      'article:directive ue n9546ce|1',
      'article:loi 7817|',
      'article:code de justice administrative|l-822-1',
    ],
    ...[
      'document:cnil||delib||||2019001|2019-01-10',
      'document:cnil||avis||||2019001|2019-01-10',
      'ecli:ECLI:FR:CECHS:2021:1.2',
      'ecli:FR:X',
      'decision:ce|||2021-12-24~cerfs volants',
      'decision:autre|courdappeldeparis||2020-03-03',
      'decision:tc||c3828|2011-10-17',
    ],
  ]
  const long = `${'mot '.repeat(100)}arrêt n° 12 ${'mot '.repeat(100)}`
  await table('citation-keys', [
    ...keys.flatMap(key => [
      key,
      `  ${answersTo(key).join(' ')}`,
      `  ${borneAs(key).join(' ')}`,
      `  ${whereToGet(key, 'CE, un label') ?? '—'}`,
      `  ${json(ofDay(key))}`,
    ]),
    ...['Société Encre et plume c/ Commune', 'M. B.', 'Ministre de l’intérieur c. M. Durand'].flatMap(
      name => [json(namingWords(name)), withName('k', name)],
    ),
    sentenceAround(long, 400, 411),
    sentenceAround('Un. Deux trois. Quatre.', 5, 8),
    ...findOffers([
      ...courts.map(
        (court, n) => `Selon ${court}, ${dates[n % 5]}, ${numbers[n % numbers.length]}, pt ${n} et la suite`,
      ),
      'l’article L. 521-1 CJA, al. 2',
    ]).map(json),
  ])
})
