import { describe, expect, test } from 'vitest'
import { Bill } from '../../../../../src/shared/campaign/bills/model.ts'
import { currentStage } from '../../../../../src/shared/campaign/bills/stages.ts'
import { statementsOf } from '../../../../../src/shared/campaign/bills/state/statements.ts'
import { impasseOf, usualRequest } from '../../../../../src/shared/campaign/briefs/choice.ts'
import { thingsOf } from '../../../../../src/shared/campaign/briefs/things.ts'
import { ACTS, type Step } from '../../../../../src/shared/campaign/powers/model.ts'
import { positionsAt } from '../../../../../src/shared/campaign/powers/positions.ts'
import { powersOver, subjectAt } from '../../../../../src/shared/campaign/powers/powers.ts'
import { misfit, unreadClause } from '../../../../../src/shared/campaign/powers/read-request.ts'
import { POWERS } from '../../../../../src/shared/campaign/powers/table.ts'
import { lateText } from '../../../../../src/shared/campaign/powers/whereabouts.ts'
import { wholeRequest } from '../../../../../src/shared/campaign/powers/whole.ts'

const TODAY = '2026-12-02'
const stage = (kind: string, chamber?: string, more: object = {}) => ({
  key: [chamber, kind].filter(Boolean).join('-'),
  label: kind,
  kind,
  ...(chamber && { chamber, reading: 1 }),
  ...more,
})
const aText = (stages: readonly object[], fate = 'adopté', more: object = {}): Bill => {
  const last = stages.at(-1) as { key: string }
  return Bill.parse({
    id: 'loi',
    title: 'Projet de loi X',
    first: 'senat',
    procedure: 'acceleree',
    stages,
    current: last.key,
    measures: [
      { id: 'm', article: '3', title: 'Mesure', fates: fate ? [{ stage: last.key, outcome: fate }] : [] },
    ],
    ...more,
  })
}
const ask = (bill: Bill, chamber: 'an' | 'senat', today = TODAY) => {
  const choice = {
    measures: ['m'],
    stage: currentStage(bill, today)?.key ?? '',
    audience: { chamber, group: '', member: '' },
  }
  return usualRequest(choice, bill, today) || impasseOf(choice, bill, today)
}

test('every act of the table has words, sources and an article; a recalled one is never what a document asks', () => {
  expect(new Set(POWERS.map(power => power.act))).toEqual(new Set(ACTS))
  for (const power of POWERS) {
    expect(power.law).not.toBe('')
    expect(power.until).not.toBe('')
    expect(power.steps.length).toBeGreaterThan(0)
    if (power.rank === 'first') expect(power.source).toBe('read')
  }
})

describe('who may still vote', () => {
  const cases: readonly (readonly [string, Bill, string | RegExp, string | RegExp])[] = [
    [
      'before the Assemblée, senators vote nothing',
      aText([stage('vote', 'senat', { outcome: 'success' }), stage('transmission', 'an')]),
      'voter la suppression de l’article 3',
      /devant l’Assemblée nationale.*Écrivez aux députés/,
    ],
    [
      'after both votes, only the joint committee is ahead',
      aText([
        stage('vote', 'senat', { outcome: 'success' }),
        stage('vote', 'an', { outcome: 'success', date: '2026-11-30' }),
      ]),
      'voter contre les conclusions de la commission mixte paritaire si le texte garde l’article 3',
      'voter contre les conclusions de la commission mixte paritaire si le texte garde l’article 3',
    ],
    [
      'the chamber that has read the conclusions is done',
      aText([
        stage('cmp', undefined, { outcome: 'success' }),
        stage('cmp-lecture', 'senat', { outcome: 'success' }),
      ]),
      'voter contre le texte de la commission mixte paritaire',
      /Les sénateurs se sont déjà prononcés/,
    ],
    [
      'the last word is of the Assemblée',
      aText([
        stage('cmp', undefined, { outcome: 'failure' }),
        stage('nouvelle-lecture', 'senat', { outcome: 'success' }),
      ]),
      'voter contre le texte en lecture définitive',
      /l’Assemblée nationale statue seule/,
    ],
    [
      'once the Conseil has decided, nobody refers',
      aText([stage('conseil', undefined, { date: '2026-11-30', label: 'Décision' })], 'déclaré conforme'),
      /^soutenir, une fois la loi promulguée, l’abrogation/,
      /^soutenir, une fois la loi promulguée, l’abrogation/,
    ],
    [
      'a new reading is of what is still open',
      aText([stage('seance', 'an'), stage('cmp', undefined, { outcome: 'failure' })], '', {
        measures: [
          {
            id: 'm',
            article: '3',
            title: 'Mesure',
            fates: [
              { stage: 'an-seance', outcome: 'voté conforme' },
              { stage: 'cmp', outcome: 'supprimé' },
            ],
          },
        ],
      }),
      /^voter contre l’ensemble du texte/,
      /devant l’Assemblée nationale/,
    ],
    [
      'under article 49, paragraph 3, there is no vote on an article',
      aText([stage('seance', 'an', { label: 'Séance, article 49, alinéa 3' })]),
      'voter la censure si une motion est déposée',
      /censure/,
    ],
    [
      'a proposition the first chamber rejects goes no further',
      aText([stage('vote', 'senat', { outcome: 'failure' })], 'adopté', { title: 'Proposition de loi X' }),
      /^refuser que la mesure .* revienne dans un autre texte$/,
      /^refuser que la mesure .* revienne dans un autre texte$/,
    ],
    [
      'a measure past its term is not repealed',
      aText([stage('promulgation')], 'dans la loi, jusqu’au 31 mars 2025'),
      /^refuser toute reconduction/,
      /^refuser toute reconduction/,
    ],
    [
      'a procedure that is not known is not guessed',
      aText(
        [
          stage('vote', 'senat', { outcome: 'success' }),
          stage('vote', 'an', { outcome: 'success', date: '2026-11-30' }),
        ],
        'adopté',
        { procedure: '' },
      ),
      /Rien ne dit si le texte est/,
      /Rien ne dit si le texte est/,
    ],
    [
      'a state that is not known is not asserted',
      aText([stage('transmission', 'an')], ''),
      /n’est pas connu/,
      /n’est pas connu/,
    ],
  ]
  test.each(cases)('%s', (_name, bill, deputies, senators) => {
    const words = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
    expect(words(ask(bill, 'an'))).toMatch(deputies)
    expect(words(ask(bill, 'senat'))).toMatch(senators)
  })
})

test('a step noted for a day to come is not the step the text is at', () => {
  const bill = aText([
    stage('commission', 'an', { date: '2026-11-25' }),
    stage('seance', 'an', { date: '2027-01-14' }),
  ])
  expect(currentStage(bill, TODAY)?.key).toBe('an-commission')
  expect(currentStage(bill, '2027-01-15')?.key).toBe('an-seance')
})

test('the position of each stage, before and after its day', () => {
  const at = (one: object, today: string): Step | undefined =>
    positionsAt(aText([one], ''), (one as { key: string }).key, today)[0]?.step
  const day = { date: '2026-11-20' }
  expect(at(stage('vote', 'senat', day), '2026-11-19')).toBe('vote')
  expect(at(stage('vote', 'senat', { ...day, outcome: 'success' }), '2026-11-21')).toBe('committee')
  expect(at(stage('seance', 'senat', day), '2026-11-20')).toBe('sitting')
  expect(at(stage('seance-delai', 'senat', day), '2026-11-19')).toBe('reported')
  expect(at(stage('promulgation', undefined, day), '2026-11-21')).toBe('law')
})

test('past the length of its step, a text is asked where it is, until somebody looked', () => {
  const bill = aText([stage('seance', 'an', { date: '2026-01-13' })])
  expect(lateText(bill, '2026-01-20')).toBeUndefined()
  expect(lateText(bill, TODAY)?.question).toContain('Où en est le texte')
  expect(lateText(bill, TODAY)?.address).toMatch(/^https:/)
  expect(lateText({ ...bill, seenOn: TODAY }, TODAY)).toBeUndefined()
  expect(lateText(aText([stage('promulgation', undefined, { date: '2020-01-01' })]), TODAY)).toBeUndefined()
})

test('requests of several measures come in one order, what nobody can do last', () => {
  const [before, at] = [
    stage('commission', 'an', { date: '2026-11-25' }),
    stage('seance', 'an', { date: TODAY }),
  ]
  const measure = (id: string, article: string, outcome: string) => ({
    id,
    article,
    title: `Mesure ${article}`,
    fates: outcome ? [{ stage: before.key, outcome }] : [],
  })
  const bill = aText([before, at], '', {
    measures: [measure('a', '1er', ''), measure('b', '2', 'supprimé'), measure('c', '3', 'adopté')],
  })
  const audience = { chamber: 'an' as const, group: '', member: '' }
  const choice = { bill: 'loi', stage: at.key, measures: ['a', 'b', 'c'], arguments: [], audience }
  expect(usualRequest(choice, bill, TODAY)).toMatch(/^voter la suppression de l’article 3 et refuser que/)
  const { asks } = thingsOf({ choice, bill, today: TODAY, arguments: [] })
  expect(asks?.map(ask => ask.id)).toEqual(['c', 'b', 'a'])
  expect(asks?.[0]?.words.text).toMatch(/^1\. .*voter la suppression de l’article 3/)
})

test('a request that a member has no power to do is refused, one that nobody can read is told', () => {
  const bill = aText([stage('promulgation', undefined, { date: '2026-11-20' })], 'dans la loi')
  const ground = { bill, stage: 'promulgation', today: TODAY, reader: { chamber: 'an' as const } }
  const subjects = bill.measures.map(one => subjectAt(ground, one))
  for (const request of [
    'promulguer la loi',
    'voter contre cette loi',
    'amender l’article 3',
    'poser une question prioritaire de constitutionnalité',
    'vous opposer à l’article 3',
    'saisir le Conseil constitutionnel',
  ])
    expect(misfit(request, ground, subjects), request).toContain('ne peut pas être demandé')
  expect(misfit('interroger le Gouvernement par une question écrite', ground, subjects)).toBeUndefined()
  expect(unreadClause('organiser un référendum local')).toBe('organiser un référendum local')
  expect(unreadClause('dire votre position')).toBeUndefined()
})

test('the request of a whole text is of the table too', () => {
  const whole = (bill: Bill, chamber: 'an' | 'senat') =>
    wholeRequest({ bill, stage: bill.current ?? '', today: TODAY, reader: { chamber } })
  expect(whole(aText([stage('transmission', 'an')]), 'an')).toBe('voter contre ce texte')
  expect(whole(aText([stage('transmission', 'an')]), 'senat')).toBeUndefined()
  expect(whole(aText([stage('promulgation')]), 'senat')).toBe('soutenir l’abrogation de cette loi')
})

describe('words that tell when a measure of a law applies', () => {
  const LAW = [stage('promulgation', undefined, { date: '2026-11-20' })]
  const subjectOf = (outcome: string, today = TODAY) => {
    const bill = aText(LAW, outcome)
    const ground = { bill, stage: 'promulgation', today, reader: { chamber: 'an' as const } }
    return subjectAt(ground, bill.measures[0]!)
  }
  test.each([
    'dans la loi, en vigueur le 1er janvier 2027',
    'dans la loi ; entrée en vigueur différée au 1er janvier 2027',
    'dans la loi, applicable à compter du 1er janvier 2027',
    'dans la loi, à partir du 1er janvier 2027',
    'dans la loi, qui entre en vigueur le 1er janvier 2027',
  ])('a provision is not in force before its day: %s', outcome => {
    expect(subjectOf(outcome).state.deferred).toEqual({ day: '2027-01-01' })
    expect(statementsOf(subjectOf(outcome)).does.heading).toBe('Ce qu’elle fera')
    expect(subjectOf(outcome, '2027-01-01').state.deferred).toBeUndefined()
    expect(subjectOf(outcome, '2027-01-01').state.standing).toBe('law')
    expect(ask(aText(LAW, outcome), 'senat')).toMatch(
      /^soutenir l’abrogation .* avant son entrée en vigueur$/,
    )
    expect(ask(aText(LAW, outcome), 'an', '2027-01-02')).not.toContain('entrée en vigueur')
  })

  test('a delay without a day leaves it not in force: nobody poses a question about it yet', () => {
    const bill = aText(LAW, 'dans la loi, entrée en vigueur différée')
    const reader = { chamber: 'an' as const, roles: ['litigant' as const] }
    const ground = { bill, stage: 'promulgation', today: TODAY, reader }
    const acts = (outcome: string) => powersOver(ground, subjectOf(outcome)).map(({ act }) => act)
    expect(acts('dans la loi, entrée en vigueur différée')).not.toContain('qpc')
    expect(acts('dans la loi')).toContain('qpc')
  })

  test.each([
    'dans la loi, expérimentation close le 31 mars 2025',
    'dans la loi, l’expérimentation a pris fin le 31 mars 2025',
    'dans la loi, en vigueur jusqu’au 31 mars 2025',
    'dans la loi ; cesse de produire effet le 31 mars 2025',
    'dans la loi (fin de l’expérimentation le 31 mars 2025)',
    'dans la loi, s’achève le 31 mars 2025',
  ])('an experiment that has ended is not renewed: %s', outcome => {
    expect(subjectOf(outcome).state).toMatchObject({ standing: 'expired', presence: 'out' })
    expect(subjectOf(outcome).state.deferred).toBeUndefined()
    expect(ask(aText(LAW, outcome), 'an')).toMatch(/^refuser toute reconduction/)
    expect(subjectOf(outcome, '2025-03-31').state.standing).toBe('law')
  })
})

test.each(['49-3', '49.3', 'article 49, alinéa 3', 'art. 49, al. 3', 'engagement de responsabilité'])(
  'the responsibility of the Government, as a campaign writes it: %s',
  words => {
    const at = (kind: string) =>
      positionsAt(aText([stage(kind, 'an', { label: `Séance, ${words}`, date: TODAY })]), `an-${kind}`, TODAY)
    for (const kind of ['seance', 'nouvelle-lecture', 'lecture-definitive', 'cmp-lecture'])
      expect(at(kind).map(({ step }) => step)).toEqual(['engaged'])
    expect(
      positionsAt(aText([stage('seance', 'an', { label: 'Séance, 493 amendements' })]), 'an-seance', TODAY),
    ).not.toContainEqual(expect.objectContaining({ step: 'engaged' }))
  },
)

test('an amendment that costs is refused by article 40, whoever is asked for it', () => {
  const bill = aText([stage('commission', 'an', { date: TODAY })])
  const ground = { bill, stage: 'an-commission', today: TODAY, reader: { chamber: 'an' as const } }
  for (const request of [
    'déposer un amendement qui crée un fonds de contrôle',
    'déposer un amendement pour augmenter les moyens de la CNIL',
    'cosigner un amendement qui finance des postes d’enquêteurs',
  ])
    expect(misfit(request, ground, []), request).toContain('article 40')
  expect(misfit('voter un amendement de suppression', ground, []) ?? '').not.toContain('article 40')
})
