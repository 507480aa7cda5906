/** Amendments at the edge of what they may say: the last alinéa, one word, a sign that closes, a number written otherwise. */
import { describe, expect, test } from 'vitest'
import { admissibility } from '../../../../../src/shared/campaign/amendments/admissible.ts'
import { apply } from '../../../../../src/shared/campaign/amendments/applying/apply.ts'
import { amendmentBlocks } from '../../../../../src/shared/campaign/amendments/blocks.ts'
import { inDebateOrder, rankOfArticle } from '../../../../../src/shared/campaign/amendments/debate-order.ts'
import { lastParagraph, payersOf } from '../../../../../src/shared/campaign/amendments/gage.ts'
import {
  amendmentLabel,
  parentLabel,
  targetLabel,
} from '../../../../../src/shared/campaign/amendments/label.ts'
import { identicalGroups } from '../../../../../src/shared/campaign/amendments/liasse.ts'
import { Change, type Target } from '../../../../../src/shared/campaign/amendments/model.ts'
import { momentOf } from '../../../../../src/shared/campaign/amendments/moment.ts'
import {
  items,
  opensInstruction,
  plain,
} from '../../../../../src/shared/campaign/amendments/reading/items.ts'
import { parse } from '../../../../../src/shared/campaign/amendments/reading/parse.ts'
import {
  beforeClosing,
  beforeQuote,
  nearest,
  occurrences,
  sentences,
  withSpace,
} from '../../../../../src/shared/campaign/amendments/words.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'

const spaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const cut = (text: string) => sentences(text).map(({ from, to }) => text.slice(from, to))
const closing = (text: string) => `${text.slice(0, beforeClosing(text))}|${text.slice(beforeClosing(text))}`
const quoted = (text: string) => `${text.slice(0, beforeQuote(text))}|${text.slice(beforeQuote(text))}`

describe('words', () => {
  test.each([
    ['Un. Deux.', ['Un.', 'Deux.']],
    ['Un', ['Un']],
    ['', ['']],
    ['Un ! Deux ? Trois… Quatre.', ['Un !', 'Deux ?', 'Trois…', 'Quatre.']],
    ['« Un. » Deux.', ['« Un. »', 'Deux.']],
    ['Un. « Deux. »', ['Un.', '« Deux. »']],
    ['XIV. Le rapport est public. Il suit.', ['XIV. Le rapport est public.', 'Il suit.']],
    ['12. Le rapport est public. Il suit.', ['12. Le rapport est public.', 'Il suit.']],
    ['« II. Le rapport. Il suit.', ['« II. Le rapport.', 'Il suit.']],
    ['Voir l’art. L. 1 et MM. Petit, n. Deux. Fin.', ['Voir l’art. L. 1 et MM. Petit, n. Deux.', 'Fin.']],
    ['Le maire est élu. il suit.', ['Le maire est élu. il suit.']],
    ['Mme. Petit vient. Dr. Un. M. Deux.', ['Mme. Petit vient.', 'Dr. Un.', 'M. Deux.']],
  ])('the sentences of « %s »', (text, expected) => expect(cut(text)).toEqual(expected))

  test.each([
    ['Un mot', 'Un mot|'],
    ['Un mot.', 'Un mot|.'],
    ['Un mot ;', 'Un mot| ;'],
    ['Un mot »', 'Un mot| »'],
    ['Un mot. »', 'Un mot|. »'],
    ['Un mot. » ;', 'Un mot|. » ;'],
    ['Un mot ».', 'Un mot| ».'],
    ['Un mot : ', 'Un mot| : '],
    ['', '|'],
  ])('« %s » is completed before what closes it', (text, expected) => expect(closing(text)).toBe(expected))

  test.each([
    ['Un mot.', 'Un mot.|'],
    ['Un mot. »', 'Un mot.| »'],
    ['Un mot. ».', 'Un mot.| ».'],
    ['Un mot.” ; ', 'Un mot.|” ; '],
    ['Un mot. ', 'Un mot.| '],
  ])('a sentence is added to « %s » before the guillemet', (text, expected) =>
    expect(quoted(text)).toBe(expected),
  )

  test.each([
    ['un deux trois', 3, 7, 'un trois'],
    ['un deux', 3, 7, 'un'],
    ['un deux, trois', 3, 7, 'un, trois'],
    ['un deux) trois', 3, 7, 'un) trois'],
    ['un deux» trois', 3, 7, 'un» trois'],
    ['un deuxtrois', 3, 7, 'un trois'],
    ['un  deux', 0, 2, 'deux'],
  ])('deleted from « %s », words take the space left over', (text, from, to, expected) => {
    const span = withSpace(text, { from, to })
    expect(text.slice(0, span.from) + text.slice(span.to)).toBe(expected)
  })

  test('words are found whatever their signs and spaces, never inside a longer word', () => {
    const found = (text: string, words: string) =>
      occurrences(text, words).map(({ from, to }) => text.slice(from, to))
    expect(found("l’État, l'État", "l'État")).toEqual(['l’État', "l'État"])
    expect(found('celui\u2011ci et celui-ci', 'celui-ci')).toHaveLength(2)
    expect(found('« un » et “un”', '« un »')).toEqual(['« un »', '“un”'])
    expect(found('un cœur, un coeur', 'cœur')).toEqual(['cœur', 'coeur'])
    expect(found('a – b ; a — b ; a - b', 'a – b')).toHaveLength(3)
    expect(found('public; secret', 'public ; secret')).toEqual(['public; secret'])
    expect(found('ainsi: un', 'ainsi : un')).toEqual(['ainsi: un'])
    expect(found('les données, données2, 2données', 'données')).toEqual(['données'])
    expect(found('aa a', 'a')).toEqual(['a'])
    expect(found('un\u00a0 deux', ' un  deux ')).toEqual(['un\u00a0 deux'])
    expect(found('un', ' ')).toEqual([])
  })

  test('the nearest words are those that differ by a letter, an accent, or a word more or less', () => {
    const text = 'Les données déchiffrées sont conservées deux ans par les opérateurs.'
    expect(nearest(text, 'donnees dechifrees')).toBe('données déchiffrées')
    expect(nearest(text, 'conservées ans')).toBe('conservées deux ans')
    expect(nearest(text, 'opérateur')).toBe('opérateurs')
    expect(nearest(text, 'préfecture de police')).toBeUndefined()
    expect(nearest(text, '« »')).toBeUndefined()
    expect(nearest('', 'mot')).toBeUndefined()
  })
})

describe('what does not hold', () => {
  const one = { alineas: ['Un seul alinéa.'] }
  const says = (article: { alineas: string[] }, change: Change) =>
    apply(article, [change]).flaws.map(flaw => spaces(flaw.message))
  test('an article of one alinéa, or of two, says how many it has', () => {
    expect(says(one, { kind: 'delete-alineas', alineas: [2] })).toEqual([
      'L’article n’a que 1 alinéa : il n’a pas d’alinéa 2.',
    ])
    expect(says({ alineas: ['Un.', 'Deux.'] }, { kind: 'delete-alineas', alineas: [2, 3] })).toEqual([
      'L’article n’a que 2 alinéas : il n’a pas d’alinéa 3.',
    ])
  })
  test('of many alinéas that are not there, three are named', () =>
    expect(says(one, { kind: 'delete-alineas', alineas: [2, 3, 4, 5, 6] })).toHaveLength(3))
  test('words that stand in other alinéas: these are named, in one or several', () => {
    const article = { alineas: ['Rien.', 'Le préfet décide.', 'Le préfet signe.'] }
    const change: Change = { kind: 'delete-words', where: { alineas: [1] }, words: 'préfet' }
    expect(says(article, change)[0]).toContain('Ces mots sont aux alinéas 2 et 3.')
    expect(says({ alineas: article.alineas.slice(0, 2) }, change)[0]).toContain('Ces mots sont à l’alinéa 2.')
  })
})

test('alinéas replaced one for one stand in their order, whatever the order they are named in', () => {
  const article = { alineas: ['Un.', 'Deux.', 'Trois.', 'Quatre.'] }
  const made = (alineas: number[], by: string[]) =>
    apply(article, [{ kind: 'replace-alineas', alineas, by }]).alineas
  expect(made([3, 1], ['A.', 'B.'])).toEqual(['A.', 'Deux.', 'B.', 'Quatre.'])
  expect(made([1, 2], ['A.'])).toEqual(['A.', 'Trois.', 'Quatre.'])
  expect(made([4, 1, 2], ['A.', 'B.'])).toEqual(['A.', 'B.', 'Trois.'])
  expect(made([2, 2], ['A.'])).toEqual(['Un.', 'A.', 'Trois.', 'Quatre.'])
})

describe('labels and order', () => {
  test.each([
    [{ kind: 'article', article: '8 ter' }, 'Article 8 ter'],
    [{ kind: 'beside', side: 'before', article: '8 ter' }, 'Avant l’article 8 ter'],
    [{ kind: 'beside', side: 'after', article: '8 bis A' }, 'Après l’article 8 bis A'],
    [{ kind: 'title' }, 'Intitulé'],
    [{ kind: 'other', label: 'Annexe' }, 'Annexe'],
    [{ kind: 'other', label: '' }, 'Place à préciser'],
  ] as const)('%j', (target, expected) => expect(spaces(targetLabel(target))).toBe(expected))

  test('an amendment and what it is to are named by number and author', () => {
    const of = (authors: string) =>
      spaces(parentLabel(anAmendment({ parent: 'p' }), anAmendment({ id: 'p', number: '674', authors })))
    expect(of('M. Petit, Mme Grand')).toBe('à l’amendement n° 674 de M. Petit')
    expect(of('le Gouvernement')).toBe('à l’amendement n° 674 du Gouvernement')
    expect(of('la commission des lois')).toBe('à l’amendement n° 674 de la commission des lois')
    expect(of('')).toBe('à l’amendement n° 674')
    expect(spaces(amendmentLabel(anAmendment({ number: '78' })))).toBe('Amendement n° 78')
    expect(amendmentLabel(anAmendment({ parent: 'p' }))).toBe('Sous-amendement sans numéro')
  })

  const compare = (a: string, b: string) => {
    const [x, y] = [rankOfArticle(a), rankOfArticle(b)]
    for (let n = 0; n < 4; n += 1) if ((x[n] ?? 0) !== (y[n] ?? 0)) return (x[n] ?? 0) < (y[n] ?? 0)
    return false
  }
  test('articles come as they are numbered', () => {
    const order = [
      '1er',
      '1er bis',
      '2',
      '7',
      '7 bis A',
      '7 bis AA',
      '7 bis B',
      '7 bis',
      '7 ter',
      '7 decies',
      '8 A',
      '8',
      '10',
    ]
    order.forEach((one, n) => {
      for (const later of order.slice(n + 1))
        expect([one, later, compare(one, later)]).toEqual([one, later, true])
    })
    expect(rankOfArticle('8 ')).toEqual([8])
    expect(rankOfArticle('premier')).toEqual([1])
    expect(rankOfArticle('unique')).toEqual([1])
    expect(rankOfArticle('liminaire')).toEqual([Number.MAX_SAFE_INTEGER])
  })
  test('an article is discussed from what deletes it to what completes it, then what stands beside it', () => {
    const of = (id: string, changes: Change[], target: Target = { kind: 'article', article: '3' }) =>
      anAmendment({ id, changes, dispositif: id, target, kind: 'autre' })
    const all = [
      of('titre', [], { kind: 'title' }),
      of('après', [], { kind: 'beside', side: 'after', article: '3' }),
      of('rien', []),
      of('alinéa 2', [{ kind: 'delete-words', where: { alineas: [2] }, words: 'un' }]),
      of('après le premier', [{ kind: 'insert-alineas', after: 1, by: ['A.'] }]),
      of('mots du premier', [{ kind: 'delete-words', where: { alineas: [1] }, words: 'un' }]),
      of('premier', [{ kind: 'delete-alineas', alineas: [1] }]),
      of('récrit', [{ kind: 'rewrite-article', by: ['A.'] }]),
      of('supprimé', [{ kind: 'delete-article' }]),
      of('avant', [], { kind: 'beside', side: 'before', article: '3' }),
    ]
    expect(inDebateOrder(all).map(({ id }) => id)).toEqual([
      ...['avant', 'supprimé', 'récrit', 'premier', 'mots du premier', 'après le premier'],
      ...['alinéa 2', 'rien', 'après', 'titre'],
    ])
  })
  test('two amendments are identical whatever their guillemets, full stops and capitals', () => {
    // words alone: nothing of them was read as changes
    const of = (id: string, dispositif: string, given = {}) =>
      anAmendment({ id, dispositif, changes: [], ...given })
    expect(
      identicalGroups([
        of('a', 'Supprimer le mot : « public ».'),
        of('b', 'supprimer le mot : "public"'),
        of('c', 'Supprimer le mot : « secret ».'),
        of('d', 'Supprimer le mot : « public »', { target: { kind: 'article', article: '9' } }),
        of('e', ' '),
        of('f', ' '),
        of('g', 'Supprimer  le mot : “public” .'),
      ]),
    ).toEqual([['a', 'b', 'g']])
  })
})

describe('gages', () => {
  test.each([
    ['La perte de recettes pour l’État est compensée par une taxe.', ['etat']],
    ['La perte de recettes pour l’État est compensée par une hausse versée aux communes.', ['etat']],
    ['Les pertes de recettes pour les communes sont compensées par une taxe.', ['collectivites']],
    ['La perte de recettes pour les départements est compensée par une taxe.', ['collectivites']],
    ['La perte de recettes résultant pour les régions du présent article est compensée.', ['collectivites']],
    ['La perte de recettes pour les organismes de sécurité sociale est compensée.', ['securite-sociale']],
    ['La perte est compensée.', undefined],
    ['La perte de recettes est grande.', undefined],
  ])('%s', (line, payers) => expect(payersOf([line])).toEqual(payers))
  test.each([
    [['I. – Un.', 'II. – Deux.'], 2],
    [['IV bis. – Un.'], 4],
    [['II\u00a0bis A. – Un.', 'I. - Un.'], 2],
    [['XXXIX – Un.'], 39],
    [['Un.', '1° Deux'], undefined],
    [['I – Un.', 'III — Deux.'], 3],
  ])('the last numbered paragraph of %j', (alineas, n) => expect(lastParagraph(alineas)).toBe(n))
})

describe('instructions', () => {
  test('are compared in small letters, with plain signs and spaces', () =>
    expect(plain(' Après\u00a0l’alinéa 3,  INSÉRER ci\u2011dessous :\u202f')).toBe(
      "après l'alinéa 3, insérer ci-dessous:",
    ))
  test('open by their own words', () => {
    for (const line of ['Alinéa 3', 'Supprimer cet article.', 'À l’alinéa 2', 'Après le mot : « un »'])
      expect(opensInstruction(line)).toBe(true)
    for (const line of ['« Supprimer', 'Le maire supprime.', 'Alinéa'])
      expect(opensInstruction(line)).toBe(false)
  })
  test.each([
    [
      ['I. – Supprimer l’alinéa 2.', 'II. – Supprimer l’alinéa 3.'],
      [['Supprimer l’alinéa 2.'], ['Supprimer l’alinéa 3.']],
    ],
    [
      ['A. – Supprimer l’alinéa 2.', 'B. - Supprimer l’alinéa 3.'],
      [['Supprimer l’alinéa 2.'], ['Supprimer l’alinéa 3.']],
    ],
    [
      ['1° Supprimer l’alinéa 2.', '2°\u00a0– Supprimer l’alinéa 3.'],
      [['Supprimer l’alinéa 2.'], ['Supprimer l’alinéa 3.']],
    ],
    [['1°Supprimer l’alinéa 2.'], [['Supprimer l’alinéa 2.']]],
    [['I. – Supprimer l’alinéa 2.'], [['Supprimer l’alinéa 2.']]],
    [['II. – Supprimer l’alinéa 2.'], [['II. – Supprimer l’alinéa 2.']]],
    [
      ['Alinéa 18', '1° Première phrase', 'Supprimer.', '2° Seconde phrase', 'Supprimer.'],
      [
        ['Alinéa 18', 'Première phrase', 'Supprimer.'],
        ['Alinéa 18', 'Seconde phrase', 'Supprimer.'],
      ],
    ],
    [[], [[]]],
  ])('%j', (lines, expected) => expect(items(lines)).toEqual(expected))
  test.each([
    [
      ['« Un.', '« Deux. »'],
      ['Un.', 'Deux.'],
    ],
    [['« Un. ».'], ['Un.']],
    [['«\u00a0Un.\u00a0» .'], ['Un.']],
    [
      ['« Un.', 'Deux. »'],
      ['« Un.', 'Deux. »'],
    ],
    [
      ['« Un.', '« Deux.'],
      ['« Un.', '« Deux.'],
    ],
  ])('the text of a new article, between guillemets or not: %j', (lines, by) =>
    expect(parse(lines, 'an', { kind: 'beside', side: 'after', article: '3' }).changes).toEqual([
      { kind: 'add-article', side: 'after', beside: '3', by },
    ]),
  )
})

test('a change writes something where it must', () => {
  expect(Change.safeParse({ kind: 'rewrite-title', by: '' }).success).toBe(false)
  expect(Change.safeParse({ kind: 'rewrite-title', by: 'A' }).success).toBe(true)
  expect(Change.safeParse({ kind: 'rewrite-sentence', where: { alineas: [1] }, by: 'A' }).success).toBe(true)
  expect(Change.safeParse({ kind: 'rewrite-end', where: { alineas: [1] }, words: '' }).success).toBe(false)
  expect(Change.safeParse({ kind: 'gage', of: [] }).success).toBe(false)
})

test('a word that only holds another costs nothing', () => {
  const notes = (by: string) =>
    admissibility(
      anAmendment({ changes: [{ kind: 'rewrite-title', by }], kind: 'autre' }),
      momentOf(anAmendment(), new Date('2026-01-05T10:00:00Z'), undefined, []),
    ).filter(({ rule }) => rule === 'art. 40').length
  expect(notes('relatif au financement')).toBe(1)
  expect(notes('relatif à l’autofinancement')).toBe(0)
})

test('sources of the reasons stand as citations in the last line that argues, before who worked on it', () => {
  const lines = (origin: string, ids: string[]) => {
    const one = anAmendment({
      reasons: {
        does: 'Il supprime.',
        why: 'Le contrôle manque.',
        origin,
        sources: ids.map(id => ({ kind: 'decision', id })),
      },
    })
    return amendmentBlocks(one, { articleOf: () => undefined, parentOf: () => undefined }, 'a')
      .flatMap(block => ('inlines' in block ? [block.inlines] : []))
      .map(inlines =>
        inlines
          .map(one =>
            one.kind === 'text'
              ? one.text
              : one.kind === 'citation'
                ? `[${one.source.id} ${one.form}]`
                : one.kind,
          )
          .join(''),
      )
      .map(spaces)
  }
  expect(lines('', ['ce-1', 'ce-2'])).toContain('Le contrôle manque ([ce-1 auto] ; [ce-2 auto]).')
  expect(lines('', [])).toContain('Le contrôle manque.')
  const withOrigin = lines('Petit', ['ce-1'])
  expect(withOrigin).toContain('Le contrôle manque ([ce-1 auto]).')
  expect(withOrigin).toContain('Cet amendement a été travaillé avec Petit.')
  const only = anAmendment({
    reasons: { does: '', why: '', origin: 'Petit', sources: [{ kind: 'decision', id: 'ce-1' }] },
  })
  expect(
    JSON.stringify(amendmentBlocks(only, { articleOf: () => undefined, parentOf: () => undefined }, 'a')),
  ).toContain('"id":"ce-1"')
})
