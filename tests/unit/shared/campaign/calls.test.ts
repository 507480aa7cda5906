import { describe, expect, it } from 'vitest'
import { Measure } from '../../../../src/shared/campaign/bills/model.ts'
import type { MeasureState } from '../../../../src/shared/campaign/bills/state/measure-state.ts'
import { typedPlace } from '../../../../src/shared/campaign/calls/place.ts'
import { keepUntil } from '../../../../src/shared/campaign/calls/retention.ts'
import { callScript, type ScriptGround } from '../../../../src/shared/campaign/calls/script.ts'
import { sittingDay } from '../../../../src/shared/campaign/calls/sitting.ts'
import { fillSlots, wordsIn } from '../../../../src/shared/campaign/calls/slots.ts'
import { switchboardNote } from '../../../../src/shared/campaign/calls/standard.ts'
import { summaryOf } from '../../../../src/shared/campaign/calls/summary.ts'
import { Call, Member } from '../../../../src/shared/campaign/members/model.ts'
import { Argument } from '../../../../src/shared/library/model.ts'

const aMember = (given: object = {}) =>
  Member.parse({
    id: 'PA1',
    chamber: 'an',
    civility: 'Mme',
    first: 'Ada',
    last: 'Abeille',
    group: { sigle: 'EXA', label: 'Groupe exemplaire' },
    department: { number: '38', name: 'Isère' },
    source: 'essai',
    ...given,
  })
const anArgument = (id: string, given: object = {}): Argument =>
  Object.assign(
    Argument.parse({
      kind: 'argument',
      id,
      title: id,
      thesis: `Thèse de ${id}.`,
      provenance: [],
      variants: { script: `Dit de ${id} ([[VSA-01]]).` },
      pairs: [{ objection: `«\u00a0Objection à ${id}\u00a0»`, reply: `Réplique de ${id}.` }],
    }),
    { measures: [{ bill: 'narco', measure: 'm1' }] },
    given,
  )
const subject = (state: Partial<MeasureState> = {}) => ({
  measure: Measure.parse({ id: 'm1', title: 'Accès aux messageries chiffrées', article: '8 ter', fates: [] }),
  state: {
    standing: 'in-text',
    presence: 'in',
    phase: 'debate',
    article: '8 ter',
    fate: undefined,
    certain: true,
    after: [],
    ...state,
  } as const,
})
const ground = (given: Partial<ScriptGround> = {}): ScriptGround => ({
  member: aMember(),
  bill: { id: 'narco', title: 'Proposition de loi «\u00a0Narcotrafic\u00a0» (2024-2025)' },
  subject: subject(),
  linkMaker: () => 'par vous',
  request: 'voter la suppression de l’article 8 ter',
  volunteer: 'Camille',
  commune: 'Grenoble',
  department: '38',
  arguments: [anArgument('A'), anArgument('B', { targets: ['EXA'] }), anArgument('C', { targets: ['AUT'] })],
  outdatedArguments: [],
  committee: undefined,
  today: '2025-03-10',
  ...given,
})
const requestSaid = (request: string) =>
  callScript(ground({ request })).blocks.find(one => one.key === 'demande')?.text
const whole = (given: Partial<ScriptGround> = {}) =>
  callScript(ground(given))
    .blocks.map(one => one.text)
    .join('\n')

describe('the script', () => {
  it('never asks a member to ask, whoever wrote the request', () => {
    expect(requestSaid('Demander l’abrogation de cette loi.')).toBe(
      'Je vous demande de soutenir l’abrogation de cette loi.',
    )
    expect(requestSaid('interroger le Gouvernement')).toBe('Je vous demande d’interroger le Gouvernement.')
  })

  it('greets, says who calls and from where, asks one thing, gives two arguments, asks the position', () => {
    expect(callScript(ground()).blocks.map(one => one.text)).toEqual([
      'Bonjour Madame la Députée. Je m’appelle Camille, j’habite Grenoble, dans votre département, et je participe à une campagne pour les libertés.',
      'Je vous appelle au sujet de l’article 8 ter de la proposition de loi «\u00a0Narcotrafic\u00a0» (l’accès aux messageries chiffrées).',
      'Je vous demande de voter la suppression de l’article 8 ter.',
      'Dit de B.',
      'Dit de A.',
      'Puis-je vous demander comment vous comptez voter ?',
      expect.stringMatching(/^Merci/),
    ])
  })
  it.each([
    ['Projet de loi relatif aux jeux de 2030', 'au sujet du projet de loi relatif aux jeux de 2030.'],
    ['Proposition de loi sur les drones', 'au sujet de la proposition de loi sur les drones.'],
    ['Loi n° 2023-380', 'au sujet du texte «\u00a0Loi n° 2023-380\u00a0».'],
  ])('names the whole of a bill as one says it: %s', (title, spoken) => {
    const { blocks, voicemail } = callScript(ground({ bill: { id: 'narco', title }, subject: undefined }))
    expect(blocks[1]?.text).toContain(spoken)
    expect(voicemail).toContain(spoken)
  })
  it('puts the group’s own argument first, leaves out those of other groups, says why', () => {
    const { because } = callScript(ground())
    expect(because.slice(0, 2)).toEqual([
      '«\u00a0B\u00a0» : lié à cette mesure par vous\u202f; écrit pour le groupe EXA',
      '«\u00a0A\u00a0» : lié à cette mesure par vous\u202f; écrit pour tous les groupes',
    ])
    expect(whole({ member: aMember({ group: { sigle: 'AUT', label: 'Autre' } }) })).toContain('Dit de C.')
    expect(whole({ arguments: [anArgument('C', { targets: ['AUT'] })] })).toContain('Dit de C.')
  })
  it('does not claim the département of someone else’s constituents', () => {
    const text = whole({ department: '75' })
    expect(text).toContain('j’habite Grenoble, et je participe')
    expect(text).not.toContain('votre département')
  })
  it('speaks to a rapporteur of the opinion, to the committee of the examination, thanks for a past vote', () => {
    const role = { bill: 'narco', role: 'rapporteur' }
    expect(whole({ member: aMember({ roles: [role] }) })).toContain('Vous êtes rapporteure de ce texte')
    expect(whole({ committee: 'now' })).toContain('Vous siégez à la commission qui l’examine.')
    const vote = { position: 'contre', wished: 'contre', date: '2025-03-20' } as const
    expect(whole({ vote })).toContain('Le 20 mars 2025, vous avez voté contre : merci.')
    const other = { position: 'pour', wished: 'contre', date: '2025-03-20' } as const
    expect(whole({ vote: other })).toContain('vous avez voté pour ; j’aimerais')
  })
  it('does not say of a committee that has reported that it examines the bill', () => {
    const { blocks, because } = callScript(ground({ committee: 'then' }))
    expect(blocks[1]?.text).toContain('Vous siégez à la commission qui a examiné ce texte.')
    expect(because.join(' ')).not.toContain('encore temps d’amender')
  })
  it('says of a measure that is out since when, and that it must not come back', () => {
    const fate = {
      stage: 'c',
      outcome: 'supprimé',
      date: '2025-03-05',
      certainty: 'verified',
      source: '',
    } as const
    const at = {
      key: 'c',
      label: 'Commission',
      reference: '',
      rapporteurs: [],
      certainty: 'verified',
      source: '',
      note: '',
    } as const
    const out = subject({
      standing: 'deleted',
      presence: 'out',
      fate: { ...fate, at: { ...at, rapporteurs: [] } },
    })
    expect(whole({ subject: out })).toContain(
      'Cette mesure a été supprimée le 5\u00a0mars 2025\u00a0: elle ne doit pas revenir.',
    )
  })
  it('chooses no argument that nobody linked, and offers what may be linked', () => {
    const other = anArgument('Z', { measures: [], tags: ['messageries chiffrées'] })
    const script = callScript(ground({ arguments: [other] }))
    expect(script.blocks.some(one => one.key === 'argument')).toBe(false)
    expect(script.candidates).toEqual([{ argument: 'Z', title: 'Z' }])
    expect(script.because[0]).toContain('Aucun argument n’est lié à cette mesure')
  })
  it('takes an argument that cites the article of code the measure changes', () => {
    const measure = Measure.parse({
      id: 'm1',
      title: 'Boîtes noires (CSI, art. L. 851-3)',
      article: '8',
      fates: [],
    })
    const cites = anArgument('Z', { measures: [], authorities: [{ source: 'CSI-L851-3', role: 'support' }] })
    const { because } = callScript(ground({ subject: { ...subject(), measure }, arguments: [cites] }))
    expect(because[0]).toContain('cite le même article (CSI\u00a0L851-3)')
  })
  it('is said aloud: what agrees with the member is of one gender', () => {
    const vote = { position: 'abstention', wished: 'contre', date: '2025-03-20' } as const
    const { blocks, assistant } = callScript(ground({ vote }))
    const text = (all: typeof blocks) => all.map(one => one.text).join(' ')
    expect(text(blocks)).toContain('vous vous êtes abstenue')
    expect(text(assistant)).toContain('elle s’est abstenue ; j’aimerais la faire changer d’avis')
  })
  it.each([
    ['Montreuil (93)', 'Montreuil', '93'],
    ['Montreuil, 93100', 'Montreuil', '93'],
    ['Saint-Denis 97400', 'Saint-Denis', '974'],
    ['Bastia (2b)', 'Bastia', '2B'],
    ['Bastia 20200', 'Bastia', undefined],
    ['Grenoble', 'Grenoble', undefined],
  ])('%s is the commune %s', (typed, commune, department) =>
    expect(typedPlace(typed)).toEqual({ commune, ...(department && { department }) }),
  )
  it('speaks of the member to an assistant, never to an assistant as the member', () => {
    const vote = { position: 'contre', wished: 'contre', date: '2025-03-20' } as const
    const { assistant, voicemail } = callScript(ground({ committee: 'now', vote }))
    const text = assistant.map(one => one.text).join('\n')
    expect(text).toContain('je souhaite parler à Madame la Députée Ada Abeille')
    expect(text).toContain('elle a voté contre')
    expect(text).toContain('Elle siège à la commission')
    expect(text).toContain('j’habite Grenoble, dans son département')
    expect(text).not.toMatch(/vous avez voté|Vous siégez|votre département/)
    expect(voicemail).toContain('message pour Madame la Députée Ada Abeille')
  })
  it('has one card a key, nine at most, and says what not to say', () => {
    const many = Array.from({ length: 12 }, (_, n) =>
      anArgument(`N${n}`, { neverSay: ['«\u00a0Big Brother\u00a0»'] }),
    )
    const { cards, neverSay } = callScript(ground({ arguments: many }))
    expect(cards.map(card => card.key)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(neverSay).toEqual(['«\u00a0Big Brother\u00a0»'])
  })
  it('leaves out an argument past its date', () => {
    expect(whole({ arguments: [anArgument('A', { validTo: '2025-01-01' }), anArgument('B')] })).not.toContain(
      'Dit de A',
    )
  })
  it('says which arguments it leaves aside, written for a state that has passed', () => {
    const { because } = callScript(
      ground({ outdatedArguments: [{ title: '«\u00a0Trop tôt\u00a0»', writtenFor: 'Sénat' }] }),
    )
    expect(because).toContain(
      '«\u00a0Trop tôt\u00a0» : laissé de côté, écrit pour «\u00a0Sénat\u00a0» quand le texte en est plus loin',
    )
  })
  it('shows what is not known as something to complete, and says citations aloud to nobody', () => {
    expect(
      fillSlots('À **{{commune}}**, {{inconnu}} ([[VSA-01|5]]) ((une note)).', { commune: 'Nice' }),
    ).toBe('À Nice, [à compléter : inconnu].')
    expect(wordsIn('Je vous demande — de voter contre.')).toBe(6)
  })
})

describe('the day', () => {
  it.each([
    ['2025-03-24', 'preferred', 'Lundi 24 mars 2025'],
    ['2025-03-25', 'possible', 'Mardi 25 mars 2025'],
    ['2025-03-27', 'preferred', 'Jeudi 27 mars 2025'],
    ['2025-03-28', 'preferred', 'Vendredi 28 mars 2025'],
    ['2025-03-29', 'closed', 'Samedi 29 mars 2025'],
    ['2025-05-01', 'closed', 'Jeudi 1er mai 2025'],
    ['2025-08-12', 'preferred', 'Hors session ordinaire'],
  ])('%s is %s', (day, kind, words) => {
    const found = sittingDay(day)
    expect(found.kind).toBe(kind)
    expect(found.sentence).toContain(words)
  })
  it('sends to the next one that is better', () => {
    expect(sittingDay('2025-03-29').next).toBe('2025-03-31')
    expect(sittingDay('2025-03-25').next).toBe('2025-03-27')
  })
})

it.each([
  ['an', 'de l’Assemblée'],
  ['senat', 'du Sénat'],
] as const)('says whose switchboard is called, %s', (chamber, whose) =>
  expect(switchboardNote(chamber)).toContain(`le standard ${whose}, à vérifier`),
)

it('keeps a call six months, to the last day of a shorter one', () => {
  expect(keepUntil('2025-03-10')).toBe('2025-09-10')
  expect(keepUntil('2025-08-31')).toBe('2026-02-28')
})

describe('the summary', () => {
  const aCall = (given: object) =>
    Call.parse({
      id: 'c',
      member: 'PA1',
      bill: 'narco',
      at: '2025-03-10T09:00:00Z',
      answered: 'assistant',
      volunteer: 'Camille',
      keepUntil: '2025-09-10',
      ...given,
    })
  const positionsOf = (calls: readonly Call[]) =>
    summaryOf(calls, [aMember()], '2025-03-10').said[0]?.positions
  it('keeps a position once said when somebody, later, does not know it', () => {
    const known = [aCall({ id: '2', position: 'inconnue' }), aCall({ id: '1', position: 'indécis' })]
    expect(positionsOf(known)).toEqual([{ value: 'indécis', members: 1 }])
    const never = [aCall({ id: '2', position: 'inconnue' })]
    expect(positionsOf(never)).toEqual([{ value: 'inconnue', members: 1 }])
  })
  it('tells what is said of the bill apart from what is said of one of its measures', () => {
    const of = [
      aCall({ id: '3', position: 'contre', measure: 'm1' }),
      aCall({ id: '2', position: 'pour' }),
      aCall({ id: '1', member: 'PA2', position: 'pour', measure: 'm1' }),
    ]
    const { said, reached } = summaryOf(of, [aMember()], '2025-03-10')
    expect(reached).toBe(2)
    expect(said.map(({ measure, positions }) => [measure, positions])).toEqual([
      [undefined, [{ value: 'pour', members: 1 }]],
      [
        'm1',
        [
          { value: 'pour', members: 1 },
          { value: 'contre', members: 1 },
        ],
      ],
    ])
  })
  it('does not count a telephone that rang, and takes the last position said', () => {
    const found = summaryOf(
      [
        aCall({ id: '3', position: 'contre' }),
        aCall({ id: '2', position: 'indécis' }),
        aCall({
          id: '1',
          member: 'PA2',
          answered: 'messagerie',
          followUp: 'Rappeler',
          followUpOn: '2025-03-01',
        }),
      ],
      [aMember()],
      '2025-03-10',
    )
    expect(found).toMatchObject({
      calls: 3,
      answered: 2,
      unanswered: 1,
      members: 2,
      reached: 1,
      said: [{ positions: [{ value: 'contre', members: 1 }] }],
      followUps: [{ member: 'PA2', late: true }],
    })
    expect(JSON.stringify(found)).not.toContain('Camille')
  })
})
