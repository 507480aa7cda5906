/**
 * Amendments as they are worded, read and applied, in tables that one can review line by line:
 * `tests/fixtures/outcomes`. A change on purpose changes their lines: read them, then write them again (`vitest run FILE -u`).
 */
import { expect, test } from 'vitest'
import { after, apply, before } from '../../../../../src/shared/campaign/amendments/applying/apply.ts'
import {
  lineChange,
  wordActs,
  wordChange,
} from '../../../../../src/shared/campaign/amendments/composing/acts.ts'
import { compose } from '../../../../../src/shared/campaign/amendments/composing/compose.ts'
import { tokens } from '../../../../../src/shared/campaign/amendments/composing/point.ts'
import type { Change } from '../../../../../src/shared/campaign/amendments/model.ts'
import { parse } from '../../../../../src/shared/campaign/amendments/reading/parse.ts'
import {
  alineaList,
  noun,
  numbersOf,
  of,
  ordinal,
  place,
  rankOf,
  theWords,
  to,
} from '../../../../../src/shared/campaign/amendments/say.ts'
import { nearest, occurrences, sentences } from '../../../../../src/shared/campaign/amendments/words.ts'
import { article, cases } from '../../../../fixtures/amendments/cases.ts'
import { changes, instructions, wheres } from '../../../../fixtures/amendments/changes.ts'

const chambers = ['an', 'senat'] as const
const table = (name: string, lines: readonly string[]) =>
  expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../../../../fixtures/outcomes/${name}.txt`)
const json = (value: unknown) => JSON.stringify(value)
const indent = (lines: readonly string[]) => lines.map(line => `  ${line}`)

/** The outcome of a change to an article: the alinéas it touches, and its flaws. */
function applied(all: readonly Change[], chamber: 'an' | 'senat'): string[] {
  const made = apply(article, all, chamber)
  const { rows, alineas, title, flaws, ...besides } = made
  return [
    `alinéas ${alineas.length}, intitulé ${title ?? '—'} ${json(besides)}`,
    ...rows
      .filter(row => before(row) !== after(row))
      .map(
        ({ number, fate, pieces }) =>
          `${number ?? '+'} ${fate} ${pieces.map(one => `${one.mark}(${one.text})`).join('')}`,
      ),
    ...(json(rows.map(after).filter(Boolean)) === json(alineas) ? [] : [json(alineas)]),
    ...flaws.map(
      flaw => `! ${flaw.severity} ${flaw.code} ${flaw.alinea ?? ''} ${flaw.nearest ?? ''} ${flaw.message}`,
    ),
  ]
}

test('an article whose heading, alinéas, sentences or words are not there says so', async () => {
  const bare = { alineas: ['Un seul alinéa. Deux phrases.', 'Un alinéa.'] }
  await table(
    'amendment-flaws',
    changes.flatMap(change => {
      const { flaws, alineas } = apply(bare, [change], 'an')
      return [json(change), `  ${json(alineas)}`, ...flaws.map(flaw => `  ! ${json(flaw)}`)]
    }),
  )
})

test('each kind of change as each chamber words it, reads it back and applies it', async () => {
  await table('amendment-changes', [
    ...article.alineas.map((line, n) => `alinéa ${n + 1} : ${line}`),
    ...changes.flatMap(change => [
      json(change),
      ...chambers.flatMap(chamber => {
        const lines = compose([change], { chamber })
        const again = parse(lines, chamber)
        const same = json(again) === json({ changes: [change], unread: [] })
        return [...indent(lines), same ? '  relu à l’identique' : `  relu ${json(again)}`]
      }),
      ...indent(compose([change], { chamber: 'an', parentNumber: '674' })),
      ...indent(compose([change], { chamber: 'senat', parentNumber: '674' })),
      ...indent(applied([change], 'an')),
    ]),
    ...changes.slice(0, 30).flatMap((change, n) => {
      const both = [change, changes[(n * 7 + 20) % changes.length]!]
      return [
        json(both),
        ...chambers.flatMap(chamber => indent(compose(both, { chamber }))),
        ...indent(applied(both, 'senat')),
      ]
    }),
  ])
})

/** The ways a clerk, a word processor or a web page writes the same dispositif. */
const manners: readonly ((line: string) => string)[] = [
  line => line.replaceAll('\u00a0', ' ').replaceAll('’', "'"),
  line => line.replaceAll('«\u00a0', '“').replaceAll('\u00a0»', '”'),
  line => `  ${line}  `,
  line => line.replace(/^([IVX]+)\.\u00a0–\u00a0/, '$1 - '),
  line => line.replaceAll('alinéa\u00a0', 'alinéa n°\u00a0').replace('Supprimer', 'supprimer'),
  line => line.replace(/\.$/, ''),
]

test('each worked dispositif however it was typed, and what is not understood of it', async () => {
  await table(
    'amendment-readings',
    cases.flatMap(({ name, manner, dispositif, changes: known }) => {
      const chamber = manner === 'an' ? 'an' : 'senat'
      return [
        `${manner} : ${name}`,
        ...manners.map(write => {
          const read = parse(dispositif.map(write), chamber)
          return json(read.changes) === json(known) && read.unread.length === 0
            ? '  compris'
            : `  ${json(read)}`
        }),
        `  autre chambre ${json(parse(dispositif, chamber === 'an' ? 'senat' : 'an'))}`,
        ...indent(applied(known, chamber)),
      ]
    }),
  )
})

test('dispositifs as chambers, clerks and members write them', async () => {
  await table(
    'amendment-instructions',
    instructions.flatMap(written => [
      written,
      ...chambers.map(chamber => `  ${chamber} ${json(parse(written.split('|'), chamber))}`),
      `  collé ${json(parse(written.replaceAll('|', '\n\n'), 'an', { kind: 'beside', side: 'after', article: '8' }))}`,
    ]),
  )
})

test('words pointed at, the acts on them, the places they are said to stand', async () => {
  const text =
    'II. – Les données, dit M. Bon, sont effacées. Les données d’un mineur le sont au bout d’un mois ; les autres, après.'
  const words = [
    'les données',
    'mois',
    'd’un',
    'LES',
    'donnée',
    '',
    'les autres , après',
    '« cité »',
    'sont  effacées',
  ]
  await table('amendment-words', [
    ...tokens(text).map(
      span => `${text.slice(span.from, span.to)} ${json(wordChange('delete', text, 2, span, ''))}`,
    ),
    ...wordActs.flatMap(({ act, label, needs }) => [
      `${act} ${label} ${needs}`,
      ...[0, 2].flatMap(alinea =>
        [14, 60].map(from => `  ${json(wordChange(act, text, alinea, { from, to: from + 7 }, 'ceci'))}`),
      ),
    ]),
    ...(
      [
        'delete',
        'rewrite',
        'after',
        'delete-article',
        'rewrite-article',
        'complete-article',
        'add-article',
      ] as const
    ).flatMap(act =>
      [[3, 1], []].map(alineas => `${act} ${json(lineChange(act, alineas, '8', ['a', 'b']))}`),
    ),
    ...words.map(
      one =>
        `« ${one} » ${json(occurrences(text, one))} ${nearest(text, one) ?? '—'} ${noun(one)} ${theWords(one)}`,
    ),
    ...['donées', 'effacés', 'un mineurs', 'au bout du mois', 'zzz'].map(
      one => `${one} ~ ${nearest(text, one) ?? '—'}`,
    ),
    ...sentences(text).map(span => text.slice(span.from, span.to)),
    ...['Art. L. 1. – Un. Deux.', 'M. X et Mme Y. Ils vont.', '« Un. » Deux', '', 'Un… Deux ? Trois !'].map(
      one => json(sentences(one).map(span => one.slice(span.from, span.to))),
    ),
    ...[[1], [1, 2], [1, 2, 3], [5, 3, 4, 9], [1, 1, 2, 4, 6, 7, 8], []].map(list => alineaList(list)),
    ...['1', '3 et 4', '7 à 12', '1er, 3-5', 'aucun'].map(list => json(numbersOf(list))),
    ...[
      'première',
      'premier',
      'seconde',
      '2nde',
      'dernier',
      'troisième',
      '13e',
      '4 ème',
      'douzième',
      'onze',
      'avant-dernière',
      'dernièrement',
    ].map(word => `${word} ${rankOf(word) ?? '—'}`),
    ...([1, 2, 12, 13, 'last'] as const).map(ordinal),
    ...wheres.flatMap(where => [place(where), of(place(where)), to(place(where))]),
    ...['le mot', 'les mots', 'la phrase'].flatMap(one => [of(one), to(one)]),
  ])
})
