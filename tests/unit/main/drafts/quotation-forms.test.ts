import { beforeAll, expect, test } from 'vitest'
import type { Block } from '../../../../src/shared/drafts/model.ts'
import type { CheckedQuote } from '../../../../src/shared/drafts/verify/cite-check.ts'
import type { Holdings } from '../../../../src/shared/drafts/verify/holdings.ts'
import { hiddenLimits } from '../../../../src/shared/drafts/verify/quotations/cuts.ts'
import { checkQuotation } from '../../../../src/shared/drafts/verify/quotations/quotations.ts'
import { quoteVerdict } from '../../../../src/shared/drafts/verify/verdict.ts'
import { verify } from '../../../../src/shared/drafts/verify/verify.ts'
import { articlePlace } from '../../../../src/shared/library/cite/article-place.ts'
import { anArticle } from '../../../fixtures/builders.ts'
import { libraryOfWhatShips } from '../../../fixtures/check/held.ts'

let held: Holdings
beforeAll(async () => {
  held = await libraryOfWhatShips()
})

const para = (id: string, text: string, italic = false): Block => ({
  kind: 'paragraph',
  id,
  style: 'body',
  inlines: [{ kind: 'text', text, ...(italic && { marks: ['italic' as const] }) }],
})
const quotesOf = (...blocks: Block[]): CheckedQuote['outcome'][] =>
  verify({ blocks }, { facts: {} }, held, '2026-11-28').quotes.map(one => one.outcome)

const CITE = 'CE, 22 novembre 2021, Association Regards libres, n° 999101, pt 3'
const LAW = 'article L. 114-2 du code des relations entre le public et l’administration'
const WORDS =
  'Lorsqu’une demande est adressée à une administration incompétente, cette dernière la transmet à l’administration compétente et en avise l’intéressé'
const WRONG = WORDS.replace('incompétente', 'compétente')

const inOne: readonly (readonly [string, (words: string) => string])[] = [
  ['guillemets', words => `« ${words} » (${LAW}).`],
  ['English quotes', words => `“${words}” (${LAW}).`],
  ['straight quotes', words => `"${words}" (${LAW}).`],
  ['straight quotes with blanks inside', words => `" ${words} " (${LAW}).`],
  ['guillemets of another alphabet', words => `„${words}” (${LAW}).`],
  ['guillemets typed as signs', words => `<< ${words} >> (${LAW}).`],
  ['doubled single quotes', words => `‘‘${words}’’ (${LAW}).`],
  ['a long dash before its source', words => `« ${words} » — ${LAW}.`],
  ['a source between square brackets', words => `« ${words} » [${LAW}].`],
  ['a source after « : »', words => `« ${words} » : ${LAW}.`],
  ['a source after « selon »', words => `« ${words} », selon l’${LAW}.`],
  ['a source after « dispose »', words => `L’${LAW} dispose que « ${words} ».`],
  ['a source a few words before', words => `L’${LAW} dispose, sans aucune exception, que : « ${words} ».`],
  ['guillemets opened again at each line', words => `« ${words.replace(', ', ',\n» ')} » (${LAW}).`],
  ['who emphasises, by another', words => `« ${words} » (${LAW}, c’est nous qui soulignons).`],
  ['emphasis added', words => `« ${words} » (${LAW} ; emphase ajoutée).`],
  ['who emphasises, within', words => `« ${words} (passage souligné par nous) » (${LAW}).`],
  ['a note of who translates', words => `« ${words} (notre traduction) » (${LAW}).`],
  [
    'through who quotes it',
    words => `« ${words} » (article 99 de la loi n° 2099-1 du 1er janvier 2099, reprise par l’${LAW}).`,
  ],
  ['announced, then another source', words => `Aux termes de l’${LAW} : « ${words} ». Voir ${CITE}.`],
  ['announced, then a sentence', words => `L’${LAW} le dit : « ${words} ». V. ${CITE}, en ce sens.`],
  ['announced', words => `Aux termes de l’${LAW} : « ${words} ».`],
  ['who emphasises, after', words => `« ${words} » (${LAW} ; souligné par nous).`],
  ['who emphasises, inside', words => `« ${words} (nous soulignons) » (${LAW}).`],
  ['the first letter adapted', words => `Il est dit que « [l]${words.slice(1)} » (${LAW}).`],
]

test.each(inOne)('a quotation is judged as it is written: %s', (_, write) => {
  expect(quotesOf(para('p', write(WORDS)))).toEqual([expect.stringMatching(/^(?:same|punctuation)$/)])
  expect(quotesOf(para('p', write(WRONG)))).toEqual(['altered'])
})

test('a wording said to be a former one is no alteration of today’s, and is not said to be compared', () => {
  const quote = (words: string, clause: string) =>
    verify(
      { blocks: [para('p', `L’${LAW}${clause} dispose que « ${words} ».`)] },
      { facts: {} },
      held,
      '2026-11-28',
    ).quotes.map(one => [one.outcome, quoteVerdict(one)])
  expect(quote(WRONG, ', dans sa rédaction applicable au litige,')).toEqual([['unread', 'unverified']])
  expect(quote(WORDS, ', alors en vigueur,')).toEqual([['same', 'partial']])
  expect(quote(WORDS, '')).toEqual([['same', 'read']])
  expect(quote(WRONG, ', en vigueur,')).toEqual([['altered', 'differs']])
})

test('a ground of who appeals is not quoted from the text that it says was breached', () => {
  expect(
    quotesOf(
      para(
        'p',
        `L’arrêt méconnaît l’${LAW}, alors : « 1°/ que la société n’avait jamais reçu le moindre avis de passage »`,
      ),
    ),
  ).toEqual(['unread'])
  const ground = para('b', '« 1°/ que la société n’avait jamais reçu le moindre avis de passage »')
  expect(quotesOf(para('a', `L’arrêt méconnaît l’${LAW}, alors :`), ground)).toEqual(['unread'])
})

test('what the words before it deny is not quoted as if they did not', () => {
  // « Sa légalité s’apprécie au jour où elle a été arrêtée, et non pas… » of a record of this test
  const refused = (words: string, before: string) => hiddenLimits(words, TEXT, before)
  expect(refused('à l’adresse du siège', 'La notification se fait ')).toBe('non pas à')
  expect(refused('(...) à l’adresse du siège', 'Elle se fait ')).toBe('non pas à')
  expect(refused('à l’adresse du siège', 'Elle ne se fait pas ')).toBeUndefined()
  expect(refused('à la dernière adresse connue', 'Elle se fait ')).toBeUndefined()
  // a whole sentence that is left out denies nothing of the others
  expect(refused('La notification est régulière. […] Le délai court alors', '')).toBeUndefined()
  expect(refused('Le délai court […] contre une société', '')).toBe('alors, sauf fraude')
})
const TEXT =
  'La notification est régulière. Elle n’a pas à être signée. Le délai court alors, sauf fraude, contre une société. La notification est faite, non pas à l’adresse du siège, mais à la dernière adresse connue.'

test('a cut that leaves out all that one sentence says, and takes its subject up, denies nothing of the next', () => {
  const text =
    'L’opposition n’est pas suspensive, à moins qu’il en soit autrement ordonné. Elle doit être formée dans les deux mois. Le délai court librement, sauf fraude. Il expire un jour franc. Le recours est ouvert à tous, sauf au maire. Il est gratuit.'
  expect(hiddenLimits('L’opposition (...) doit être formée dans les deux mois', text, '')).toBeUndefined()
  expect(hiddenLimits('Le délai court (…) expire un jour franc', text, '')).toContain('sauf fraude')
  expect(hiddenLimits('Le recours est ouvert (…) est gratuit', text, '')).toContain('sauf au maire')
  expect(hiddenLimits('doit être formée (…) Le délai court librement', text, '')).toBeUndefined()
})

test('« qu’à » ends a restriction as « que » does: what follows it may be cut', () => {
  const text =
    'Ne sont communicables qu’à l’intéressé les documents qui le nomment, du fait que la loi le dit ; 2° les autres.'
  expect(
    hiddenLimits('Ne sont communicables qu’à l’intéressé les documents (…) ; 2° les autres', text, ''),
  ).toBeUndefined()
})

test('a concession, « bien que non », limits nothing that is kept', () => {
  const text =
    'Les décisions motivées, ainsi que celles, bien que non mentionnées ici, qui touchent aux personnes, sont soumises à procédure.'
  expect(hiddenLimits('Les décisions motivées (…) sont soumises à procédure', text, '')).toBeUndefined()
  const denied = text.replace('bien que non mentionnées', 'sauf celles mentionnées')
  expect(hiddenLimits('Les décisions motivées (…) sont soumises à procédure', denied, '')).toContain('sauf')
})

test('the words that another is told to quote are compared alone; a short passage with any sign of a cut is one', () => {
  expect(quotesOf(para('p', `L’avocat écrit que « le texte le dit : “${WORDS}” » (${LAW}).`))).toEqual([
    'same',
  ])
  expect(quotesOf(para('p', `L’avocat écrit que « le texte le dit : “${WRONG}” » (${LAW}).`))).toEqual([
    'altered',
  ])
  expect(quotesOf(para('p', `« en avise l’intéressé (…) » (${LAW}).`))).toHaveLength(1)
})

test('words of an article are compared by their letters before its age is told', () => {
  const quote = (words: string) =>
    quotesOf(para('p', `L’article L. 251-3 du code de la sécurité intérieure : « ${words} ».`))
  const words =
    'Le public est informé de manière claire et permanente de l’existence du système de vidéoprotection'
  expect(quote(words.replace('Le public', 'le Public'))).toEqual(['punctuation'])
})

test('the text that amended an article is not the one that is quoted', () => {
  const amended = (how: string) =>
    quotesOf(
      para(
        'p',
        `Aux termes de l’${LAW}, dans sa rédaction ${how} l’article 10 du décret n° 2016-1480 du 2 novembre 2016 : « ${WORDS} ».`,
      ),
    )
  expect(amended('issue de')).toEqual(['same'])
  expect(amended('résultant de')).toEqual(['same'])
})

test('a wording that began after the day it is read at proves nothing of what was said then', () => {
  const later = anArticle({
    versions: [{ id: 'v', from: '2025-12-31', status: 'VIGUEUR', text: `${WORDS}.` }],
  })
  const judged = (words: string, day: string) => checkQuotation(words, later, { day, close: true }).outcome
  expect(judged(WORDS, '2021-11-09')).toBe('same')
  expect(judged(WRONG, '2021-11-09')).toBe('unread')
  expect(judged(WRONG, '2026-01-01')).toBe('altered')
})

test('a quotation of its own paragraph rests on the citation that announces it', () => {
  const announce = para('a', `Aux termes de l’${LAW} :`)
  expect(quotesOf(announce, para('b', `« ${WORDS}. »`))).toEqual(['same'])
  expect(quotesOf(announce, para('b', `« ${WRONG}. »`))).toEqual(['altered'])
})

test('a paragraph in italics, or set apart, is a quotation where it is announced', () => {
  const announce = para('a', `Aux termes de l’${LAW} :`)
  const apart = (text: string): Block => ({
    kind: 'quote',
    id: 'q',
    verbatim: false,
    repairs: [],
    inlines: [{ kind: 'text', text }],
  })
  expect(quotesOf(announce, para('b', WORDS, true))).toEqual(['same'])
  expect(quotesOf(announce, para('b', WRONG, true))).toEqual(['altered'])
  expect(quotesOf(announce, apart(WRONG))).toEqual(['altered'])
  expect(quotesOf(announce, para('b', WRONG))).toEqual([])
  expect(quotesOf(para('a', 'Voici les faits :'), para('b', WRONG, true))).toEqual([])
})

test('a cut that leaves out « sauf », « que si » or a negation is told', () => {
  const cut = (words: string) => quotesOf(para('p', `« ${words} » (${CITE}).`))
  expect(cut('Elle est communicable à toute personne […], sous la seule réserve de l’occultation')).toEqual([
    'same',
  ])
  // « sous la seule réserve » is what the cut leaves out
  expect(cut('Elle est communicable à toute personne qui en fait la demande […]')).toEqual(['hidden'])
  expect(
    quotesOf(
      para(
        'p',
        '« Le délai de recours contentieux n’est toutefois opposable à l’auteur de la demande […] mentionnant les voies et délais de recours » (CE, avis, 15 novembre 2021, n° 992746, pt 7).',
      ),
    ),
  ).toEqual(['hidden'])
})

test('a wording that is years older than the day it is read at proves no alteration', () => {
  const quote = (word: string) =>
    quotesOf(
      para(
        'p',
        `« Le public est informé de manière claire et ${word} de l’existence du système de vidéoprotection » (article L. 251-3 du code de la sécurité intérieure).`,
      ),
    )
  expect(quote('permanente')).toEqual(['same'])
  // what is held of it is of September 2020
  expect(quote('visible')).toEqual(['unread'])
})

const SEVERAL = 'article R. 343-1 du code des relations entre le public et l’administration'
const SECOND = 'La commission transmet les demandes d’avis à l’administration mise en cause'
test.each([
  (rank: string, words: string) => `Aux termes du ${rank} alinéa de l’${SEVERAL} : « ${words} ».`,
  (rank: string, words: string) => `« ${words} » (${rank} alinéa de l’${SEVERAL}).`,
  (rank: string, words: string) => `« ${words} » — ${rank} alinéa de l’${SEVERAL}.`,
])('words of one alinéa are not given to another that stands before its article (%#)', write => {
  expect(quotesOf(para('p', write('premier', SECOND)))).toEqual(['elsewhere'])
  expect(quotesOf(para('p', write('premier', WORDS)))).toEqual(['unfound'])
})

test('a source alone below a quotation set apart is that of its words', () => {
  const apart = (text: string): Block => ({
    kind: 'quote',
    id: 'q',
    verbatim: false,
    repairs: [],
    inlines: [{ kind: 'text', text }],
  })
  const below = para('s', `(${LAW})`)
  expect(quotesOf(apart(WORDS), below)).toEqual(['same'])
  expect(quotesOf(apart(WRONG), below)).toEqual(['altered'])
  expect(quotesOf(para('i', WRONG, true), para('s', `— ${LAW}.`))).toEqual(['altered'])
  // a sentence that goes on is no source
  expect(quotesOf(apart(WRONG), para('s', `L’${LAW} est clair.`))).toEqual([])
})

test('« v. en ce sens » gives a source that may not be that of the words: only like ones are altered', () => {
  const see = (words: string, how: string) => quotesOf(para('p', `Or, « ${words} » (${how} ${LAW}).`))
  for (const how of ['v. en ce sens', 'en ce sens :', 'voir notamment', 'v. déjà', 'not.']) {
    expect(see(WORDS, how)).toEqual(['same'])
    expect(see(WRONG, how)).toEqual(['altered'])
    expect(see('ce droit ne saurait se confondre avec une simple tolérance de fait', how)).toEqual(['unread'])
  }
})

test('a cut, or other words in brackets, is compared in part and says so; one letter in brackets is the word', () => {
  const verdicts = (words: string) =>
    verify({ blocks: [para('p', `« ${words} » (${LAW}).`)] }, { facts: {} }, held, '2026-11-28').quotes.map(
      one => [one.outcome, quoteVerdict(one), one.compared.find(({ what }) => what === 'words')?.why ?? ''],
    )
  expect(verdicts(WORDS)).toEqual([['same', 'read', '']])
  expect(verdicts(`[l]${WORDS.slice(1)}`)).toEqual([['same', 'read', '']])
  expect(verdicts(WORDS.replace('cette dernière', '[celle-ci]'))).toEqual([
    ['same', 'partial', expect.stringContaining('crochets')],
  ])
  expect(verdicts(WORDS.replace('à une administration incompétente', '[…]'))).toEqual([
    ['same', 'partial', expect.stringContaining('coupe')],
  ])
})

test('a negation cut out of words that begin by an adapted letter is found', () => {
  const text = 'Que la requérante n’avait pas fait parvenir de compte à la préfecture dans les délais.'
  expect(
    hiddenLimits('[q]ue la requérante […] avait […] fait parvenir de compte à la préfecture', text, ''),
  ).toBeDefined()
  // a negation that ends the sentence before denies nothing of this one
  expect(
    hiddenLimits(
      'Pour enjoindre, l’arrêt retient',
      'Elle n’en détient pas. Pour enjoindre, l’arrêt retient cela.',
      '',
    ),
  ).toBeUndefined()
})

test('what a quotation set apart cites is cited by another: it is neither said repealed nor to be elsewhere', () => {
  const words =
    'Le délai mentionné à l’article L. 9999-1 du code des relations entre le public et l’administration est suspendu'
  const block: Block = {
    kind: 'quote',
    id: 'q',
    verbatim: false,
    repairs: [],
    inlines: [{ kind: 'text', text: words }],
  }
  const remarks = (blocks: Block[]) =>
    verify({ blocks }, { facts: {} }, held, '2026-11-28').citations.flatMap(one => one.remarks)
  expect(remarks([para('p', `${words}.`)])).not.toEqual([])
  expect(remarks([block])).toEqual([])
})

const TWO = 'article L. 243-2 du code des relations entre le public et l’administration'
const OF_SECOND =
  'L’administration est tenue d’abroger expressément un acte non réglementaire non créateur de droits devenu illégal ou sans objet'
test('an alinéa said apart from its article, before or after it, is where the words must be', () => {
  const said = (text: string) => quotesOf(para('p', text))
  for (const [rank, outcome] of [
    ['second', 'same'],
    ['premier', 'elsewhere'],
  ] as const) {
    expect(said(`L’${TWO} est clair. Au ${rank} alinéa : « ${OF_SECOND} ».`)).toEqual([outcome])
    expect(said(`Le ${rank} alinéa de cet article le dit (${TWO}) : « ${OF_SECOND} ».`)).toEqual([outcome])
  }
})

test('a sentence of an article is where the words must be', () => {
  const article = anArticle({
    versions: [
      {
        id: 'v',
        from: '2016-01-01',
        status: 'VIGUEUR',
        text: 'Le délai est de deux mois (art. L. 5 du code). Il court de la notification de la décision.\nIl est franc, sauf texte contraire.',
      },
    ],
  })
  const judged = (words: string, wording: string) =>
    checkQuotation(words, article, {
      day: '2026-11-28',
      close: true,
      place: articlePlace(wording)!,
    }).outcome
  expect(judged('court de la notification de la décision', 'seconde phrase')).toBe('same')
  expect(judged('court de la notification de la décision', 'première phrase')).toBe('elsewhere')
  expect(judged('court de la notification de la décision', 'dernière phrase du premier alinéa')).toBe('same')
  expect(judged('est franc, sauf texte contraire', 'première phrase du second alinéa')).toBe('same')
})

test('« cet article », « cette décision », of the line before, is the one it cited', () => {
  const after = (before: string, text: string) => quotesOf(para('a', before), para('b', text))
  expect(after(`L’${LAW} est connu.`, `Cet article dispose que « ${WORDS} ».`)).toEqual(['same'])
  expect(after(`L’${LAW} est connu.`, `Aux termes de cet article : « ${WRONG} ».`)).toEqual(['altered'])
  expect(after(`L’${LAW} est connu.`, `Cette décision juge que « ${WRONG} ».`)).toEqual(['unread'])
  expect(
    after(`L’${LAW} et l’${TWO}.`, `Cet article dispose que « rien de tel ne s’y lit nulle part ».`),
  ).toEqual(['unread'])
})

test('a point said apart from its decision is where the words must be', () => {
  const words =
    'Elle est communicable à toute personne qui en fait la demande, sous la seule réserve de l’occultation'
  const decision = 'CE, 22 novembre 2021, Association Regards libres, n° 999101'
  for (const [n, outcome] of [
    [3, 'same'],
    [2, 'elsewhere'],
  ] as const) {
    expect(
      quotesOf(para('p', `Il a été jugé (${decision}), au considérant ${n}, que « ${words} ».`)),
    ).toEqual([outcome])
    expect(
      quotesOf(
        para(
          'p',
          `Au point ${n} de sa décision Association Regards libres du 22 novembre 2021, n° 999101, le Conseil d’État juge que « ${words} ».`,
        ),
      ),
    ).toEqual([outcome])
  }
})
