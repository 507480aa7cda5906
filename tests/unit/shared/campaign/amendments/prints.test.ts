/**
 * Amendments as they are weighed, ordered and printed, in tables that one can review line by line:
 * `tests/fixtures/outcomes`. A change on purpose changes their lines: read them, then write them again (`vitest run FILE -u`).
 */
import { expect, test } from 'vitest'
import { admissibility, momentText } from '../../../../../src/shared/campaign/amendments/admissible.ts'
import { through } from '../../../../../src/shared/campaign/amendments/applying/through.ts'
import { articleIn } from '../../../../../src/shared/campaign/amendments/article-in.ts'
import { headOf } from '../../../../../src/shared/campaign/amendments/begin.ts'
import {
  amendmentBlocks,
  fileTitle,
  liasseBlocks,
} from '../../../../../src/shared/campaign/amendments/blocks.ts'
import { compose } from '../../../../../src/shared/campaign/amendments/composing/compose.ts'
import { inDebateOrder, rankOfArticle } from '../../../../../src/shared/campaign/amendments/debate-order.ts'
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
import type { Amendment, Change } from '../../../../../src/shared/campaign/amendments/model.ts'
import { momentOf } from '../../../../../src/shared/campaign/amendments/moment.ts'
import { parentsIn, receiveAmendment, subOf } from '../../../../../src/shared/campaign/amendments/parents.ts'
import { BillText } from '../../../../../src/shared/campaign/bills/text-model.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'
import { article } from '../../../../fixtures/amendments/cases.ts'
import { changes } from '../../../../fixtures/amendments/changes.ts'
import { drawnLiasse, liasseOf } from '../../../../fixtures/amendments/drawn.ts'
import { aBill } from '../../../../fixtures/builders.ts'

const chambers = ['an', 'senat'] as const
const table = (name: string, lines: readonly string[]) =>
  expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../../../../fixtures/outcomes/${name}.txt`)
const json = (value: unknown) => JSON.stringify(value)

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
    '8 quater',
    '8 quinquies',
    '8 sexies',
    '8 septies',
    '8 octies',
    '8 nonies',
    '8 decies',
    '8 decies AB',
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
    ...admissibility(ours(), { now, deadline: '2026-03-13T17:00', overtakenBy: 'Le texte a bougé.' }).map(
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

const heading = {
  designation: 'Titre',
  kind: 'title' as const,
  alineas: ['Proposition de loi', 'relative à l’essai'],
}
const billText = BillText.parse({
  ...{ id: 't', bill: 'b', stage: 'an1', chamber: 'an', title: 'Proposition de loi d’essai', number: '1043' },
  articles: [
    heading,
    ...['Article 1er', 'Article 2 bis A', 'Article 3.'].map(designation => ({
      ...{ designation, kind: 'article', alineas: [`${designation} : un alinéa.`] },
    })),
  ],
})

test('the article of a text, the head of an amendment and its moment, from the bill', async () => {
  const bill = aBill({})
  const designations = ['1er', '1', 'premier', 'article 1er', '2 bis a', '2 bis A', '3', '4']
  // the hour of this computer, wherever it is
  const at = new Date(2026, 2, 10, 12, 0)
  await table('amendment-surroundings', [
    ...designations.map(article => `${article} ${json(articleIn(billText, { kind: 'article', article }))}`),
    json(articleIn(billText, { kind: 'title' })),
    json(articleIn({ ...billText, articles: [] }, { kind: 'title' })),
    json(articleIn(billText, { kind: 'beside', side: 'after', article: '1er' })),
    json(headOf(bill, billText)),
    json(headOf(bill, undefined)),
    json(headOf(undefined, billText)),
    json(headOf(undefined, undefined)),
    ...['nouvelle-lecture', 'lecture-definitive', 'cmp', 'cmp-lecture', 'commission-fond', 'seance'].flatMap(
      kind =>
        [1, 2].map(reading => {
          const stage = { ...bill.stages[0]!, key: 'an1', kind, reading, committee: 'commission des lois' }
          return `${kind} ${reading} ${json(headOf({ ...bill, stages: [stage] as never }, billText))}`
        }),
    ),
    ...[undefined, bill].flatMap(known =>
      [
        {},
        { deadline: '2026-03-13T17:00' },
        { parent: 'p' },
        { chamber: 'senat' as const },
        { text: 't' },
      ].map(more =>
        json(
          momentOf(ours(more), at, known, [
            billText,
            { ...billText, id: 'u', stage: bill.stages.at(-1)?.key ?? '' },
          ]),
        ),
      ),
    ),
    ...['Amendement 3', '3', 'import-3', '12', '12 rect.', 'x'].map(
      parent =>
        parentsIn([ours({ id: 'import-3' }), ours({ id: 'a12', number: '12' })])(ours({ id: 's', parent }))
          ?.id ?? '—',
    ),
    json(
      receiveAmendment({
        id: 'r',
        chamber: 'an',
        target: { kind: 'article', article: '8' },
        dispositif: ' Supprimer  cet article. \n\n',
      }),
    ),
    json(receiveAmendment({ id: 'r', chamber: 'senat', target: { kind: 'article', article: '8' } })),
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
