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
import type { Source } from '../../../../../src/shared/library/model.ts'
import { aDecision, anArticle } from '../../../../fixtures/builders.ts'
import { citationForms, variantsOf } from '../../../../fixtures/citation-forms.ts'

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
    sentenceAround(`${'mot '.repeat(100)}arrêt n° 12. Après.`, 400, 411),
    sentenceAround(`Avant. arrêt n° 12 ${'mot '.repeat(100)}`, 7, 18),
    sentenceAround('x'.repeat(600), 300, 310),
    sentenceAround('Un. Deux trois. Quatre.', 5, 8),
    ...findOffers(citationForms.map(form => variantsOf(form)[0]!)).map(json),
  ])
})
