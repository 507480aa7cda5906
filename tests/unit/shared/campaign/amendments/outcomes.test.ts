/**
 * Amendments as they are worded, read, applied, weighed and printed, in tables that one can review line by line:
 * `tests/fixtures/outcomes`. A change on purpose changes their lines: read them, then write them again (`vitest run FILE -u`).
 */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { admissibility, momentText } from '../../../../../src/shared/campaign/amendments/admissible.ts'
import { after, apply, before } from '../../../../../src/shared/campaign/amendments/applying/apply.ts'
import { through } from '../../../../../src/shared/campaign/amendments/applying/through.ts'
import { headOf } from '../../../../../src/shared/campaign/amendments/begin.ts'
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
import { amendments as messages } from '../../../../../src/shared/campaign/amendments/contract.ts'
import {
  gageLines,
  lastParagraph,
  paragraphNumber,
  payersOf,
} from '../../../../../src/shared/campaign/amendments/gage.ts'
import { articleIn } from '../../../../../src/shared/campaign/amendments/held.ts'
import {
  amendmentLabel,
  kindLabels,
  parentLabel,
  targetLabel,
} from '../../../../../src/shared/campaign/amendments/label.ts'
import { conflicts, identicalGroups } from '../../../../../src/shared/campaign/amendments/liasse.ts'
import type { Amendment, Change, Rank } from '../../../../../src/shared/campaign/amendments/model.ts'
import { Amendment as AmendmentSchema } from '../../../../../src/shared/campaign/amendments/model.ts'
import { momentOf } from '../../../../../src/shared/campaign/amendments/moment.ts'
import { inDebateOrder, rankOfArticle } from '../../../../../src/shared/campaign/amendments/order.ts'
import { parentsIn, receiveAmendment, subOf } from '../../../../../src/shared/campaign/amendments/parents.ts'
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
import { BillText } from '../../../../../src/shared/campaign/bills/text-model.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'
import { article, cases } from '../../../../fixtures/amendments/cases.ts'
import { drawnLiasse, liasseOf } from '../../../../fixtures/amendments/drawn.ts'
import { aBill } from '../../../../fixtures/builders.ts'

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

/** Dispositifs as chambers, clerks and members write them; one line each, but where `|` cuts it. */
const instructions = [
  ...[
    'Supprimer cet article.',
    'Supprimer l’article 8.',
    'Supprimer l’alinéa 3.',
    'Supprimer les alinéas 3 à 5 et 7.',
    'Supprimer la deuxième phrase de l’alinéa 2.',
  ],
  ...[
    'Alinéa 3|Supprimer cet alinéa.',
    'Alinéas 3 et 4|Supprimer ces alinéas.',
    'Alinéa 3, seconde phrase|Supprimer cette phrase.',
  ],
  ...[
    'Rédiger ainsi cet article :|« Un seul alinéa. »',
    'Rédiger ainsi l’article 8 :|« I. – Un.|« II. – Deux. »',
    'Rédiger ainsi l’intitulé : « De la liberté ».',
  ],
  ...[
    'Rétablir cet article dans la rédaction suivante :|« Un alinéa. »',
    'Après l’article 8, insérer l’article suivant :|« Un article. »',
  ],
  ...[
    'Avant l’article premier|Insérer un article additionnel ainsi rédigé :|Un article.',
    'Après l’article 7 a, insérer un article ainsi rédigé : « Un. »',
  ],
  ...[
    'Compléter cet article par un alinéa ainsi rédigé :|« Un alinéa. »',
    'Compléter cet article par deux alinéas ainsi rédigés :|« Un.|« Deux. »',
    'Compléter l’article par un II ainsi rédigé :|« II. – Un. »',
  ],
  ...[
    'Après l’alinéa 3, insérer l’alinéa suivant :|« Un. »',
    'Avant l’alinéa 3, insérer deux alinéas ainsi rédigés :|« Un.|« Deux. »',
    'Après le premier alinéa, insérer un alinéa ainsi rédigé : « Un. »',
  ],
  ...[
    'Avant le 1er alinéa, ajouter un alinéa ainsi rédigé : « Un. »',
    'Au début, insérer un alinéa ainsi rédigé : « Un. »',
    'Au début de cet article, ajouter deux alinéas ainsi rédigés :|« Un.|« Deux. »',
  ],
  ...[
    'L’alinéa 3 est complété par un alinéa ainsi rédigé : « Un. »',
    'Alinéa 3|Compléter cet alinéa par deux alinéas ainsi rédigés :|Un.|Deux.',
    'Après l’alinéa 3|Insérer un paragraphe ainsi rédigé :|Un.',
  ],
  ...[
    'À l’alinéa 2, supprimer les mots :|« et ses suites ».',
    'À l’alinéa 2, supprimer les mots : « et ses suites ».',
    'Alinéa 2|Supprimer les mots :|et ses suites',
    'Alinéa 2, première phrase|Supprimer le mot|effacées',
  ],
  ...[
    'À la première phrase de l’alinéa 2, substituer aux mots :|« deux ans »|les mots :|« un an ».',
    'À l’alinéa 2, substituer au mot : « deux » le mot : « trois ».',
    'Alinéa 2|Remplacer les mots :|deux ans|par les mots :|un an',
  ],
  ...[
    'Alinéa 2, deuxième phrase|Remplacer le nombre :|dix|par le nombre :|vingt|et le mot :|mois|par le mot :|jours',
    'Alinéas 2 et 4|Remplacer les mots|deux ans|par les mots|un an',
    'À l’alinéa 2, à la première occurrence du mot : « an », substituer au mot : « an » le mot : « mois ».',
  ],
  ...[
    'À l’alinéa 2, substituer à la première occurrence du mot :|« an »|le mot :|« mois ».',
    'À l’alinéa 2, après les mots : « deux ans », insérer les mots : « au plus ».',
    'À l’alinéa 2, avant la dernière occurrence du mot :|« an »,|insérer le mot :|« long ».',
  ],
  ...[
    'Alinéa 2|Après les mots :|deux ans|insérer les mots :|au plus',
    'Alinéa 2|Avant le mot :|an|insérer le mot :|bel',
    'Au début de l’alinéa 2, insérer les mots : « Sauf exception, ».',
    'À la fin de l’alinéa 2, ajouter les mots : « et après ».',
  ],
  ...[
    'Alinéa 2, au début|Ajouter les mots :|Sauf exception,',
    'Compléter l’alinéa 2 par les mots : « et leurs suites ».',
    'Compléter l’alinéa 2 par la phrase suivante :|« Une phrase. »',
    'Compléter la première phrase de l’alinéa 2 par les mots : « et ceci ».',
  ],
  ...[
    'Alinéa 2|Compléter cet alinéa par une phrase ainsi rédigée :|Une phrase.',
    'Alinéa 2|Compléter cet alinéa par les mots :|et ceci',
    'Alinéa 2|Compléter la seconde phrase par les mots :|et ceci',
    'Compléter l’alinéa 2 par deux phrases ainsi rédigées : « Un. Deux. »',
  ],
  ...[
    'Après le mot : « an », rédiger ainsi la fin de l’alinéa 2 : « au plus. »',
    'À l’alinéa 2, après le mot : « an », supprimer la fin de cet alinéa.',
    'Alinéa 2|Après le mot :|an|rédiger ainsi la fin de cet alinéa :|au plus.',
    'Alinéa 2, première phrase|Après le mot :|an|supprimer la fin de cette phrase',
  ],
  ...[
    'Rédiger ainsi l’alinéa 2 :|« Un. »',
    'Rédiger ainsi la première phrase de l’alinéa 2 : « Une phrase. »',
    'Alinéas 2 à 4|Rédiger ainsi ces alinéas :|Un.|Deux.',
    'Alinéa 2, dernière phrase|Rédiger ainsi cette phrase :|Une phrase.',
  ],
  ...[
    'Substituer à l’alinéa 2 les deux alinéas suivants :|« Un.|« Deux. »',
    'Substituer aux alinéas 2 et 3 l’alinéa suivant :|« Un. »',
    'Alinéa 2|Remplacer cet alinéa par deux alinéas ainsi rédigés :|Un.|Deux.',
  ],
  ...[
    'I. – À l’alinéa 2, supprimer le mot : « an ».|II. – En conséquence, procéder à la même suppression à l’alinéa 3.',
    'I. - Alinéa 2|Remplacer le mot :|an|par le mot :|mois|II. - En conséquence, alinéa 4|Procéder à la même substitution.',
  ],
  ...[
    'Alinéa 18|1° Première phrase|Supprimer le mot :|an|2° Seconde phrase|Supprimer le mot :|mois',
    '1° À l’alinéa 2, supprimer le mot : « an » ;|2° Supprimer l’alinéa 3.',
    'A. – Supprimer l’alinéa 2.|B. – Supprimer l’alinéa 3.',
    'I. – Supprimer l’alinéa 2.|III. – Supprimer l’alinéa 3.',
  ],
  ...[
    'Amendement n° 12|Alinéa 2|Supprimer cet alinéa.',
    'Amendement n° 12 rect. bis, alinéa 2|Supprimer cet alinéa.',
    'Amendement n° COM-4, alinéa 3|Supprimer le mot :|an',
    'À l’alinéa unique, supprimer le mot : « an ».',
  ],
  ...[
    'Au deuxième alinéa, supprimer le mot : « an ».',
    'Au dernier alinéa, supprimer le mot : « an ».',
    'À l’intitulé, substituer au mot : « relatif » le mot : « visant ».',
    'Intitulé de la proposition de loi|Remplacer le mot :|relatif|par le mot :|visant',
  ],
  ...[
    'Pour compenser la perte de recettes, compléter cet article par un II ainsi rédigé :|« II. – La perte de recettes pour l’État est compensée à due concurrence par une taxe. »',
    'Compléter cet article par un paragraphe ainsi rédigé :|IV. – La perte de recettes pour les communes est compensée.',
  ],
  ...[
    'À la première colonne du tableau de l’alinéa 2, supprimer le mot : « an ».',
    'Faire autrement.',
    '',
    'Alinéa 2',
    'Supprimer les alinéas.',
    'À l’alinéa 2, insérer les mots : « ici ».',
    'À l’alinéa 2, substituer aux mots : « a » les mots :',
  ],
  ...[
    'À l’alinéa 2, substituer au mot : « an » le mot : « mois » et au mot : « jour » le mot : « mois ».',
    'Alinéa 2|Remplacer la référence :|L. 1|par la référence :|L. 2|et la référence :|L. 3|par la référence :|L. 4',
    'À l’alinéa 2, après le mot : “an”, insérer le mot : “long”.',
  ],
]

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

test('the messages about amendments, and what each changes', async () => {
  const shape = (schema: z.ZodType) =>
    json(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }))
  await table('amendment-messages', [
    ...Object.entries(messages).flatMap(([name, one]) => [
      `${name} ${'changes' in one ? one.changes : ''}`,
      `  ${shape(one.input)}`,
      `  ${shape(one.output)}`,
    ]),
    json(AmendmentSchema.parse({ id: 'a', chamber: 'an', target: { kind: 'title' } })),
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
