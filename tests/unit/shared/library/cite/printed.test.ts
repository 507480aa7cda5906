/**
 * Sources as they are printed, and the keys, parts and places that citations lead to, in tables that one can
 * review line by line: `tests/fixtures/outcomes`. A change on purpose changes their lines: read them, then write them again
 * (`vitest run FILE -u`). The decisions are fictional.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { authorityGroups } from '../../../../../src/shared/drafts/assemble/closing.ts'
import { articlePlace, partsOf, textsAt } from '../../../../../src/shared/library/cite/article-place.ts'
import { findOffers } from '../../../../../src/shared/library/cite/find/offer.ts'
import { hitOf, toldApart } from '../../../../../src/shared/library/cite/hit.ts'
import { answersTo, borneAs } from '../../../../../src/shared/library/cite/links/answers.ts'
import { namingWords, ofDay, withName } from '../../../../../src/shared/library/cite/links/day.ts'
import { sentenceAround } from '../../../../../src/shared/library/cite/links/read-citations.ts'
import { whereToGet } from '../../../../../src/shared/library/cite/links/where.ts'
import { parsePin, passageAt } from '../../../../../src/shared/library/cite/pin.ts'
import {
  cite,
  citeText,
  keptLabel,
  label,
  precitedName,
} from '../../../../../src/shared/library/cite/print.ts'
import { pinFromFields, sourceFromFields } from '../../../../../src/shared/library/cite/source-fields.ts'
import { Document, type Source } from '../../../../../src/shared/library/model.ts'
import { aDecision, anArticle } from '../../../../fixtures/builders.ts'
import { citationForms, variantsOf } from '../../../../fixtures/citations/citation-forms.ts'

const table = (name: string, lines: readonly string[]) =>
  expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../../../../fixtures/outcomes/${name}.txt`)
const json = (value: unknown) => JSON.stringify(value)

interface Case {
  readonly type: string
  readonly fields: Record<string, unknown>
}
const sources: Source[] = [
  ...(
    JSON.parse(
      readFileSync(new URL('../../../../fixtures/citations/citations.json', import.meta.url), 'utf8'),
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
    sentenceAround(`${'mot '.repeat(100)}arrêt n° 12. Après.`, 400, 411),
    sentenceAround(`Avant. arrêt n° 12 ${'mot '.repeat(100)}`, 7, 18),
    sentenceAround('x'.repeat(600), 300, 310),
    sentenceAround('Un. Deux trois. Quatre.', 5, 8),
    ...findOffers(citationForms.map(form => variantsOf(form)[0]!)).map(json),
  ])
})

test('blank lines are no alinéas', () => {
  const text = '\nPremier.\n \n\u00a0\nSecond.\n\n'
  expect(textsAt(text, { alinea: 2, wording: 'al. 2' })).toEqual(['Second.', 'Second.'])
  expect(textsAt(text, { alinea: -1, wording: 'dernier alinéa' })).toEqual(['Second.', 'Second.'])
  expect(textsAt(text, { alinea: 3, wording: 'al. 3' })).toEqual([])
  expect(partsOf(text, { alinea: 3, wording: 'al. 3' })).toBe('2 alinéas')
})

test('a code whose title is not known is a code still', () => {
  const article = anArticle({ of: { nature: 'code', title: '' }, number: 'L. 1' })
  expect(label(article)).toBe('article\u00a0L.\u00a01 du code')
})

test('an item is told by the mark that begins its line', () => {
  const text = 'Le 2° ci-dessous est clair.\n2° Deux ;\nII.-Le second.'
  expect(textsAt(text, { item: '2°', wording: '2°' })).toEqual(['2° Deux ;'])
  expect(partsOf(text, { item: '3°', wording: '3°' })).toBe('un seul élément')
})

const whole = { kind: 'document', id: 'd', title: 'La vidéosurveillance' } as const
test.each<[object, string, string, string]>([
  [
    { type: 'report', author: 'Petit', publisher: 'La Documentation française', year: 2019, page: '12' },
    'Petit, La vidéosurveillance, La Documentation française, 2019, p. 12',
    'Petit, La vidéosurveillance',
    'Petit, La vidéosurveillance, précité',
  ],
  [
    { type: 'report', chamber: 'Sénat', nature: 'rapport', numbers: ['534'], date: '2025-04-10', year: 2024 },
    'Sénat, rapport n° 534, La vidéosurveillance, 10 avril 2025',
    'Sénat, rapport n° 534, La vidéosurveillance',
    'Sénat, rapport n° 534, La vidéosurveillance, précité',
  ],
  [
    { type: 'other', nature: 'mise en demeure', numbers: ['3', '4'], date: '2024-01-02', page: 'annexe' },
    'mise en demeure nos 3 et 4, La vidéosurveillance, 2 janvier 2024, annexe',
    'mise en demeure nos 3 et 4, La vidéosurveillance',
    'mise en demeure nos 3 et 4, La vidéosurveillance, précitées',
  ],
  [
    { type: 'report', nature: 'rapport sur la proposition de loi', numbers: ['534'] },
    'rapport sur la proposition de loi n° 534, La vidéosurveillance',
    'rapport sur la proposition de loi n° 534, La vidéosurveillance',
    'rapport sur la proposition de loi n° 534, La vidéosurveillance, précité',
  ],
  [
    { type: 'book', author: 'Petit', publisher: 'LGDJ', year: 2019, page: '12' },
    'Petit, La vidéosurveillance, LGDJ, 2019, p. 12',
    'Petit, La vidéosurveillance',
    'Petit, La vidéosurveillance, précité',
  ],
  [
    { type: 'doctrine', author: 'Petit', publisher: 'AJDA', date: '2019-03-04', page: '612' },
    'Petit, « La vidéosurveillance », AJDA 2019, p. 612',
    'Petit, « La vidéosurveillance »',
    'Petit, « La vidéosurveillance », précité',
  ],
  [
    { type: 'doctrine', author: 'Petit', year: 2019 },
    'Petit, « La vidéosurveillance », 2019',
    'Petit, « La vidéosurveillance »',
    'Petit, « La vidéosurveillance », précité',
  ],
  [
    { type: 'press', author: 'Petit', publisher: 'Le Monde', year: 2019 },
    'Petit, « La vidéosurveillance », Le Monde, 2019',
    'Petit, « La vidéosurveillance »',
    'Petit, « La vidéosurveillance », précité',
  ],
  [
    {
      type: 'web',
      publisher: 'CNIL',
      date: '2024-05-06',
      url: 'https://exemple.invalid/a',
      accessed: '2025-01-02',
    },
    '« La vidéosurveillance », CNIL, 6 mai 2024, en ligne : https://exemple.invalid/a, consulté le 2 janvier 2025',
    '« La vidéosurveillance »',
    '« La vidéosurveillance », précité',
  ],
  [
    { type: 'cnil', nature: 'délib.', numbers: ['2019-001'], date: '2019-01-10' },
    'CNIL, délib. n° 2019-001, 10 janvier 2019, La vidéosurveillance',
    'CNIL, délib. n° 2019-001',
    'CNIL, délib. n° 2019-001, précitée',
  ],
  [
    { type: 'cnil', publisher: 'CADA', nature: 'avis', date: '2019-01-10' },
    'CADA, avis, 10 janvier 2019, La vidéosurveillance',
    'CADA, avis, 10 janvier 2019',
    'CADA, avis, 10 janvier 2019, précité',
  ],
  [
    {
      type: 'parliament',
      chamber: 'AN',
      nature: 'proposition de loi',
      numbers: ['12'],
      session: '2024-2025',
      author: 'Petit',
      date: '2024-10-01',
    },
    'AN, proposition de loi n° 12 (2024-2025), Petit, La vidéosurveillance, 1er octobre 2024',
    'AN, proposition de loi n° 12 (2024-2025)',
    'AN, proposition de loi n° 12 (2024-2025), précitée',
  ],
  [
    {
      type: 'amendment',
      chamber: 'Sénat',
      numbers: ['7'],
      article: '3',
      billNumber: '12',
      session: '2024-2025',
      author: 'Petit',
      date: '2024-10-01',
    },
    'Sénat, amendement n° 7 à l’article 3, texte n° 12 (2024-2025), Petit, 1er octobre 2024',
    'Sénat, amendement n° 7 à l’article 3, texte n° 12 (2024-2025)',
    'Sénat, amendement n° 7 à l’article 3, texte n° 12 (2024-2025), précité',
  ],
  [
    { type: 'amendment', chamber: 'AN', nature: 'sous-amendement', numbers: ['7'], session: 'XVIIe' },
    'AN, sous-amendement n° 7, (XVIIe)',
    'AN, sous-amendement n° 7, (XVIIe)',
    'AN, sous-amendement n° 7, (XVIIe), précité',
  ],
])('a document: %j', (given, full, short, again) => {
  const source = Document.parse({ ...whole, ...given })
  const text = (form: 'full' | 'short' | 'again') =>
    citeText(source, { form })
      .replace(/[\u00a0\u202f]/g, ' ')
      .replaceAll("'", '’')
  expect([text('full'), text('short'), text('again')]).toEqual([full, short, again])
})

const inFrench = (source: Source, options: Parameters<typeof citeText>[1]) =>
  citeText(source, options).replace(/[\u00a0\u202f]/g, ' ')
test.each<[object, string, object, string]>([
  [{ nature: 'directive UE', title: '', number: '95/46/CE' }, '2', {}, 'directive 95/46/CE, art. 2'],
  [{ nature: 'directive UE', title: '', number: '92/43/CEE' }, '2', {}, 'directive 92/43/CEE, art. 2'],
  [{ nature: 'décision UE', title: '', number: '2010/87' }, '2', {}, 'décision (UE) 2010/87, art. 2'],
  [{ nature: 'décision UE', title: '', number: '2010/87' }, '2', { form: 'same' }, 'même décision, art. 2'],
  [
    { nature: 'décision UE', title: '', number: '2010/87' },
    '2',
    { profile: 'reflex' },
    'Déc. (UE) 2010/87, art. 2',
  ],
  [{ nature: 'code', title: 'Code civil', short: 'C. civ.' }, '', { form: 'short' }, 'C. civ.'],
  [{ nature: 'code', title: 'Code civil', short: 'C. civ.' }, '', {}, 'code civil'],
  [{ nature: 'code', title: 'Code civil' }, '', { profile: 'reflex' }, 'code civil'],
  [
    { nature: 'code', title: 'Nouveau Code de procédure civile' },
    '6',
    {},
    'article 6 du Nouveau Code de procédure civile',
  ],
  [
    { nature: 'code', title: 'Livre des procédures fiscales' },
    'L57',
    { pin: 'al. 2' },
    'article L. 57, al. 2, du livre des procédures fiscales',
  ],
  [
    { nature: 'code', title: 'Annexe au code' },
    'Annexe A1',
    { form: 'same' },
    'article Annexe A1 du même code',
  ],
  [
    { nature: 'loi', title: 'relative à l’eau', date: '1992-01-03' },
    '2',
    { form: 'short', profile: 'reflex' },
    'loi du 3 janvier 1992 relative à l’eau, art. 2',
  ],
  [
    { nature: 'loi', title: 'relative à l’eau', date: '1992-01-03', number: '92-3' },
    '2',
    { form: 'short' },
    'loi n° 92-3, art. 2',
  ],
  [
    { nature: 'loi', title: 'relative à l’eau', date: '1992-01-03', number: 'n° 92-3' },
    '2',
    { form: 'again' },
    'loi n° 92-3 du 3 janvier 1992 précitée, art. 2',
  ],
  [
    { nature: 'arrêté', title: 'fixant le modèle' },
    '2',
    { form: 'again' },
    'arrêté fixant le modèle précité, art. 2',
  ],
  [
    { nature: 'projet de loi', title: 'relatif à l’eau' },
    '2',
    { form: 'same' },
    'même projet de loi, art. 2',
  ],
  [
    { nature: 'convention', title: 'Convention d’Aarhus' },
    '2',
    { form: 'again' },
    'Convention d’Aarhus, art. 2',
  ],
])('an article: %j %s %j', (of, number, options, expected) =>
  expect(inFrench(anArticle({ of: of as never, number }), options)).toBe(expected),
)

test.each<[object, object, string]>([
  [{ formation: 'Sect., avis', date: '2020-03-03' }, { form: 'again' }, 'CE, 3 mars 2020, précité'],
  [{ formation: 'avis', date: '2020-03-03' }, { form: 'again' }, 'CE, avis, 3 mars 2020, précité'],
  [{ nature: 'ord.', date: '2020-03-03' }, { form: 'again' }, 'CE, 3 mars 2020, précitée'],
  [{ court: 'TC', date: '2020-03-03' }, { form: 'again' }, 'TC, 3 mars 2020, précitée'],
  [{ court: 'CAA', city: 'Lyon', date: '2020-03-03' }, { form: 'again' }, 'CAA Lyon, 3 mars 2020, précité'],
  [{ date: undefined, name: 'Canal' }, { form: 'again' }, 'CE, Canal, précitée'],
  [{ date: undefined, name: undefined, numbers: ['1'] }, { form: 'again' }, 'CE, n° 1, précitée'],
  [
    { court: 'CJUE', name: 'Ryneš', numbers: ['C-212/13'], ecli: 'ECLI:EU:C:2014:2428', date: '2014-12-11' },
    {},
    'CJUE, 11 décembre 2014, Ryneš, C-212/13, EU:C:2014:2428',
  ],
  [
    { court: 'CJUE', name: 'Ryneš', numbers: ['C-212/13'], ecli: 'ECLI:EU:C:2014:2428', date: '2014-12-11' },
    { profile: 'reflex' },
    'CJUE, 11 déc. 2014, aff. C-212/13, Ryneš',
  ],
  [
    { court: 'CJUE', name: 'Tele2', numbers: ['C-203/15', 'C-698/15'], andOthers: true, date: '2016-12-21' },
    {},
    'CJUE, 21 décembre 2016, Tele2, C-203/15 et C-698/15 et autres',
  ],
  [
    { court: 'CEDH', name: 'Klass', state: 'Allemagne', numbers: ['1', '2'], date: '1978-09-06' },
    { profile: 'reflex', form: 'again' },
    'CEDH, Klass c/ Allemagne, précité',
  ],
  [
    { court: 'CEDH', name: undefined, state: 'Allemagne', numbers: ['1', '2'], date: '1978-09-06' },
    {},
    'CEDH, 6 septembre 1978, Allemagne, nos 1 et 2',
  ],
  [
    { name: undefined, numbers: ['1'], date: '2020-03-03', publication: 'Lebon', page: 12 },
    {},
    'CE, 3 mars 2020, n° 1, Lebon p. 12',
  ],
  [
    { name: undefined, numbers: ['1'], date: '2020-03-03', publication: 'Lebon T.' },
    {},
    'CE, 3 mars 2020, n° 1, Lebon T.',
  ],
  [
    {
      court: 'Cass.',
      formation: 'crim.',
      nature: 'QPC',
      name: undefined,
      numbers: ['1'],
      date: '2020-03-03',
    },
    {},
    'Cass. crim., QPC, 3 mars 2020, n° 1',
  ],
  [{ court: 'autre', city: undefined, name: undefined, numbers: ['1'] }, { form: 'short' }, 'décision, n° 1'],
])('a decision: %j %j', (given, options, expected) =>
  expect(
    inFrench(
      aDecision({ formation: undefined, ...given, ...(!('date' in given) && { date: undefined }) } as object),
      options,
    ),
  ).toBe(expected),
)
