/**
 * Amendments as they are worded, read, applied, weighed and printed, in tables that one can review line by line:
 * `tests/fixtures/outcomes`. A change on purpose changes their lines: read them, then write them again (`vitest run FILE -u`).
 */
import { expect, test } from 'vitest'
import { admissibility, momentText } from '../../../../../src/shared/campaign/amendments/admissible.ts'
import { after, apply, before } from '../../../../../src/shared/campaign/amendments/applying/apply.ts'
import { through } from '../../../../../src/shared/campaign/amendments/applying/through.ts'
import {
  amendmentBlocks,
  fileTitle,
  liasseBlocks,
} from '../../../../../src/shared/campaign/amendments/blocks.ts'
import {
  lineChange,
  wordActs,
  wordChange,
} from '../../../../../src/shared/campaign/amendments/composing/acts.ts'
import { compose } from '../../../../../src/shared/campaign/amendments/composing/compose.ts'
import { tokens } from '../../../../../src/shared/campaign/amendments/composing/point.ts'
import {
  gageLines,
  lastParagraph,
  paragraphNumber,
  payersOf,
} from '../../../../../src/shared/campaign/amendments/gage.ts'
import {
  amendmentLabel,
  kindLabels,
  parentLabel,
  targetLabel,
} from '../../../../../src/shared/campaign/amendments/label.ts'
import { conflicts, identicalGroups } from '../../../../../src/shared/campaign/amendments/liasse.ts'
import type { Amendment, Change, Rank } from '../../../../../src/shared/campaign/amendments/model.ts'
import { inDebateOrder, rankOfArticle } from '../../../../../src/shared/campaign/amendments/order.ts'
import { parentsIn, subOf } from '../../../../../src/shared/campaign/amendments/parents.ts'
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
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'
import { article, cases } from '../../../../fixtures/amendments/cases.ts'
import { drawnLiasse, liasseOf } from '../../../../fixtures/amendments/drawn.ts'

const chambers = ['an', 'senat'] as const
const table = (name: string, lines: readonly string[]) =>
  expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../../../../fixtures/outcomes/${name}.txt`)
const json = (value: unknown) => JSON.stringify(value)
const indent = (lines: readonly string[]) => lines.map(line => `  ${line}`)

const wheres = [
  { alineas: [1] },
  { alineas: [2], sentence: 1 as Rank },
  { alineas: [3], sentence: 'last' as Rank, occurrence: 2 as Rank },
  { alineas: [2, 3, 4], occurrence: 'last' as Rank },
  { alineas: [1], edge: 'start' as const },
  { alineas: [3], edge: 'end' as const },
  { alineas: [], title: true },
]
/** Every kind of change, at every kind of place. */
const changes: readonly Change[] = [
  { kind: 'delete-article' },
  { kind: 'rewrite-article', by: ['Un seul alinéa.'] },
  { kind: 'rewrite-article', by: ['I. – Un alinéa.', 'II. – Un autre.'] },
  { kind: 'add-article', side: 'after', beside: '8', by: ['Un article.'] },
  { kind: 'add-article', side: 'before', beside: '1er', by: ['Un article.', 'Deux alinéas.'] },
  { kind: 'restore-article', by: ['Un alinéa rétabli.'] },
  { kind: 'delete-alineas', alineas: [2] },
  { kind: 'delete-alineas', alineas: [1, 3, 4, 5] },
  { kind: 'delete-alineas', alineas: [90] },
  { kind: 'replace-alineas', alineas: [3], by: ['Un alinéa.'] },
  { kind: 'replace-alineas', alineas: [2, 3], by: ['Un alinéa.', 'Un autre.', 'Un troisième.'] },
  { kind: 'insert-alineas', after: 0, by: ['En tête.'] },
  { kind: 'insert-alineas', after: 2, by: ['Après.', 'Encore après.'] },
  { kind: 'complete-article', by: ['Un dernier alinéa.'] },
  { kind: 'complete-article', by: ['Un avant-dernier.', 'Un dernier.'] },
  { kind: 'rewrite-title', by: 'De la liberté' },
  { kind: 'gage', of: ['etat'] },
  { kind: 'gage', of: ['etat', 'collectivites', 'securite-sociale'], after: 3 },
  ...wheres.flatMap((where): Change[] => [
    { kind: 'delete-words', where, words: 'les données' },
    { kind: 'delete-words', where, words: 'et', consequence: true },
    { kind: 'replace-words', where, words: 'les', by: 'des' },
    { kind: 'insert-words', where, side: 'after', words: 'les données', by: 'personnelles' },
    { kind: 'insert-words', where, side: 'before', words: '', by: 'En tout état de cause,' },
    { kind: 'insert-words', where, side: 'after', words: ',', by: 'le cas échéant,' },
    { kind: 'complete', where, unit: 'words', by: 'et leurs suites' },
    { kind: 'complete', where, unit: 'sentence', by: 'Elle est motivée.' },
    { kind: 'delete-sentence', where },
    { kind: 'rewrite-sentence', where, by: 'Une autre phrase.' },
    { kind: 'rewrite-end', where, words: 'les', by: 'autres fins' },
    { kind: 'rewrite-end', where, words: 'les données', by: '' },
  ]),
]

/** What a change makes of an article: the alinéas it touches, and its flaws. */
function applied(all: readonly Change[], chamber: 'an' | 'senat'): string[] {
  const made = apply(article, all, chamber)
  return [
    `alinéas ${made.alineas.length}, intitulé ${made.title ?? '—'}`,
    ...made.rows
      .filter(row => before(row) !== after(row))
      .map(row => `${json(before(row))} => ${json(after(row))}`),
    ...made.flaws.map(
      flaw => `! ${flaw.severity} ${flaw.code} ${flaw.alinea ?? ''} ${flaw.nearest ?? ''} ${flaw.message}`,
    ),
  ]
}

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
      ...indent(compose([change], { chamber: 'an', within: '674' })),
      ...indent(compose([change], { chamber: 'senat', within: '674' })),
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
    ].map(word => `${word} ${rankOf(word) ?? '—'}`),
    ...([1, 2, 12, 13, 'last'] as const).map(ordinal),
    ...wheres.flatMap(where => [place(where), of(place(where)), to(place(where))]),
    ...['le mot', 'les mots', 'la phrase'].flatMap(one => [of(one), to(one)]),
  ])
})

test('which amendments of a liasse cannot both be adopted, with the article and without', async () => {
  const all = changes.map((change, n) => liasseOf(n, [change]))
  const told = (known: boolean) =>
    conflicts(all, () => (known ? article : undefined)).map(
      ({ a, b, kind, alinea, certain }) => `${a} ${b} ${kind} ${alinea ?? '—'} ${certain}`,
    )
  const [first, second] = [all[8]!, { ...all[9]!, fallbackOf: all[8]!.id }]
  await table('amendment-conflicts', [
    ...told(true),
    ...told(false),
    ...conflicts([first, second], () => article).map(one => one.message),
    ...conflicts(all.slice(11, 40), () => article).map(one => one.message),
    json(identicalGroups([...all, ...all.map(one => ({ ...one, id: `${one.id} bis` }))])),
  ])
})

test('the order of the debate, article by article', async () => {
  const designations = [
    '7',
    '7 bis A',
    '7 bis',
    '7 ter',
    '8 A',
    '8',
    'premier',
    'unique',
    '1er',
    '1er bis',
    '10',
    '8 AA',
    '8 B',
    '8 nonies',
    'annexe',
  ]
  const sorted = inDebateOrder([
    ...designations.flatMap((one, n) => [
      anAmendment({ id: `sur ${one}`, target: { kind: 'article', article: one }, number: String(90 - n) }),
      anAmendment({ id: `après ${one}`, target: { kind: 'beside', side: 'after', article: one } }),
      anAmendment({ id: `avant ${one}`, target: { kind: 'beside', side: 'before', article: one } }),
    ]),
    anAmendment({ id: 'intitulé', target: { kind: 'title' } }),
    anAmendment({ id: 'autre', target: { kind: 'other', label: 'Chapitre II' } }),
    ...changes.map((change, n) => liasseOf(n, [change])),
    { ...liasseOf(1, [changes[1]!]), id: 'repli', fallbackOf: 'amendement-0' },
    { ...liasseOf(1, [changes[1]!]), id: 'sous', parent: 'amendement-9' },
    { ...liasseOf(1, [changes[1]!]), id: 'identique' },
    { ...liasseOf(1, [changes[1]!]), id: 'ailleurs', textLabel: 'un autre texte' },
  ])
  await table('amendment-order', [
    ...designations.map(one => `${one} ${json(rankOfArticle(one))}`),
    ...sorted.map(one => one.id),
  ])
})

const ours = (more: Partial<Amendment> = {}): Amendment => {
  const known = more.changes ?? [changes[6]!]
  return {
    ...anAmendment({
      ...{
        id: 'a',
        number: '12',
        authors: 'Mme Une, M. Deux',
        textLabel: 'proposition de loi n° 1043',
        kind: 'autre',
      },
      ...{ reading: 'Première lecture', target: { kind: 'article', article: '8 ter' }, changes: known },
      dispositif: compose(known, { chamber: more.chamber ?? 'an' }).join('\n'),
    }),
    ...more,
  }
}

test('the notes of admissibility', async () => {
  const by = (words: string): Change[] => [
    { kind: 'complete', where: { alineas: [1] }, unit: 'words', by: words },
  ]
  const now = '2026-03-10T12:00'
  const subjects: readonly (readonly [string, Partial<Amendment>])[] = [
    ['ordinaire', {}],
    ['au Sénat', { chamber: 'senat' }],
    ['une charge', { money: 'charge' }],
    ['une perte', { money: 'loss' }],
    ['une perte gagée', { money: 'loss', changes: [...by('exonération'), { kind: 'gage', of: ['etat'] }] }],
    ['un gage sans perte', { changes: [...by('ceci'), { kind: 'gage', of: ['etat'] }] }],
    ...[
      'création d’un fonds',
      'subvention',
      'gratuit',
      'une taxe',
      'le taux de',
      'un rapport',
      'un décret fixe',
      'par arrêté',
      'rien',
    ].map(words => [words, { changes: by(words) }] as const),
    ['sans dispositif', { changes: [], dispositif: '' }],
    ['non compris', { changes: [], dispositif: 'Faire autrement.' }],
    ['à temps', { deadline: '2026-03-10T12:00' }],
    ['trop tard', { deadline: '2026-03-10T11:59' }],
    [
      'un article additionnel',
      { target: { kind: 'beside', side: 'after', article: '8' }, changes: [changes[3]!] },
    ],
    ['un titre', { target: { kind: 'title' }, changes: [changes[15]!] }],
    ['un sous-amendement', { parent: '674' }],
    ['un sous-amendement au Sénat', { parent: '674', chamber: 'senat' }],
    ['un sous-amendement qui supprime', { parent: '674', changes: [changes[0]!] }],
    [
      'motivé',
      { reasons: { does: 'Il protège.', why: 'Parce que.', origin: 'une association', sources: [] } },
    ],
    ['de suppression', { kind: 'suppression', changes: [changes[0]!] }],
    ['d’appel', { kind: 'appel' }],
    ['sans auteur', { authors: '', number: '', reading: '' }],
  ]
  await table('amendment-notes', [
    ...subjects.flatMap(([name, more]) => [
      name,
      ...admissibility(ours(more), { now }).map(note => `  ${note.rule} ${note.severity} ${note.message}`),
    ]),
    ...admissibility(ours(), { now, deadline: '2026-03-13T17:00', moved: 'Le texte a bougé.' }).map(
      note => note.message,
    ),
    momentText('2026-03-13T17:00'),
    momentText('2026-03-13'),
  ])
})

test('amendments as they are printed, alone and in a liasse', async () => {
  const parent = ours({ id: 'p', number: '674', authors: 'le Gouvernement' })
  const sub = {
    ...subOf(parent, 's'),
    changes: [changes[6]!],
    dispositif: 'Supprimer l’alinéa 2.',
    authors: 'M. Trois',
  }
  const all = [
    ours(),
    ours({
      id: 'b',
      chamber: 'senat',
      changes: [changes[3]!],
      target: { kind: 'beside', side: 'after', article: '8' },
    }),
    ours({ id: 'c', target: { kind: 'title' }, changes: [changes[15]!], number: '', authors: '' }),
    ours({ id: 'd', kind: 'repli', fallbackOf: 'a', expose: 'Un exposé.\nEn deux lignes.' }),
    ours({
      id: 'e',
      target: { kind: 'other', label: '' },
      reasons: { does: 'Ceci.', why: 'Car.', origin: 'Une association', sources: [] },
    }),
    ...changes
      .slice(8, 14)
      .map((change, n) => ours({ id: `f${n}`, changes: [change], deadline: '2026-03-13T17:00' })),
    parent,
    sub,
  ]
  const around = { articleOf: () => article, parentOf: parentsIn(all) }
  await table('amendment-prints', [
    ...all.flatMap(one => [
      `${fileTitle(one)} | ${amendmentLabel(one)} | ${targetLabel(one.target)} | ${kindLabels[one.kind]} | ${parentLabel(one, parentsIn(all)(one))}`,
      ...amendmentBlocks(one, around, 'x').map(json),
      ...amendmentBlocks(one, { articleOf: () => undefined, parentOf: () => undefined }, 'y').map(json),
    ]),
    ...liasseBlocks(all, around, 'Liasse').map(json),
    ...liasseBlocks(drawnLiasse(4, 6).all, around, '').map(json),
    json(through(sub, parent, article)),
  ])
})

test('gages, and whose revenue they make up for', async () => {
  const payers = [['etat'], ['collectivites'], ['securite-sociale'], ['etat', 'collectivites']] as const
  await table('amendment-gages', [
    ...chambers.flatMap(chamber =>
      payers.flatMap(of =>
        [undefined, 4].flatMap(last => {
          const lines = gageLines({ of: [...of], after: last }, chamber)
          return [...lines, json(payersOf(lines)), json(lastParagraph(lines))]
        }),
      ),
    ),
    ...['I. – A', 'IV bis. – B', 'II bis A. – C', 'V – D', 'Un', 'XL. – E', 'II.– F'].map(
      line => `${line} ${paragraphNumber(line) ?? '—'}`,
    ),
    json(payersOf(['Les pertes de recettes pour les communes et les régions sont compensées.'])),
    json(payersOf(['La perte de recettes est compensée.'])),
    json(payersOf(['Autre chose.'])),
    json(payersOf([])),
  ])
})
