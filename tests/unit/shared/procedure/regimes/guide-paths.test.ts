import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Event } from '../../../../../src/shared/dossiers/model.ts'
import { addDays } from '../../../../../src/shared/kernel/days.ts'
import { orient, unknownDay } from '../../../../../src/shared/procedure/guide/guide.ts'
import { type Guidance, Guide } from '../../../../../src/shared/procedure/guide/model.ts'
import { regimes } from '../../../../../src/shared/procedure/regimes/all.ts'
import { naturesIn, natureValues } from '../../../../../src/shared/procedure/regimes/natures.ts'
import { lastDayByLaw, laws, plusMonths } from '../../../../fixtures/procedure/second-calendar.ts'

const guide = Guide.parse(
  JSON.parse(readFileSync(new URL('../../../../../resources/guide.json', import.meta.url), 'utf8')),
)
const regimeByKey = new Map<string, (typeof regimes)[number]>(regimes.map(one => [one.key, one]))
const DAY = '2026-02-03'

interface Path {
  readonly answers: Readonly<Record<string, string>>
  readonly today: string
  readonly proposal: NonNullable<Guidance['proposal']>
}

/** Walks every path: each choice, each nature, each date known or not. */
function pathsFrom(answers: Readonly<Record<string, string>>, today: string): Path[] {
  const { question, proposal } = orient(guide, { answers, today, templates: [] })
  if (proposal) return [{ answers, today, proposal }]
  expect(question, JSON.stringify(answers)).toBeDefined()
  const { fact, kind, choices, optional } = question!
  const replies = {
    question: choices.map(one => one.value),
    text: ['Moirans', ...(optional ? [''] : [])],
    date: [DAY, ...(optional ? [unknownDay] : [])],
  }[kind]
  return replies.flatMap(reply => pathsFrom({ ...answers, [fact]: reply }, today))
}

const nameOf = ({ answers, today, proposal }: Path) =>
  `${Object.values(answers).join(' > ')}, on ${today}: ${proposal.title}`
const paths = [5, 20, 75, 150, 500].flatMap(n => pathsFrom({}, addDays(DAY, n)))
const sentencesOf = ({ proposal }: Path) =>
  [proposal.title, ...proposal.reasons.map(one => one.text)].join(' ')

/** A nature is told, or said not to be known. */
const isAnswered = (nature = '') => nature in natureValues || nature.endsWith(':unknown')

/** The titles of the ends that say a limit is past, or to wait. */
const SAYS_PAST = /paraît (passé|définitif|définitive)|^Refaire|^Demander d’abroger/
const SAYS_WAIT = /^Attendre/
const SAYS_NONE = /^Aucun délai ne se compte/

/** The last day by the law of what a path is about, counted by the second calendar; undefined where no time runs or none is written. */
function lawOf({ answers, proposal }: Path): string | undefined {
  const { facts } = proposal
  const franc15 = lastDayByLaw('regime-prior-prison', { notified: DAY })
  const twoMonths = (from: string) => lastDayByLaw('regime-contract-validity', { notified: from })
  if (answers['guide.ruling'] === 'ordonnance') return franc15
  if (answers['guide.ruling'] === 'arret') return twoMonths(DAY)
  if (answers['guide.judgment'] === 'perdu') {
    const told = facts['limits.nature'] ?? ''
    const possible = told ? naturesIn([told]) : [...regimeByKey.keys()]
    const isMonth = possible.some(one => {
      const count = regimeByKey.get(one)?.appeal?.count
      return count?.kind === 'months' && count.n === 1
    })
    return isMonth && answers['judgment.documents'] !== 'oui'
      ? lastDayByLaw('regime-urb-commercial', { notified: DAY })
      : twoMonths(DAY)
  }
  if (answers['decision.notified'] === DAY || answers['decision.published'] === DAY) {
    const told = facts['limits.nature'] ?? (answers['limits.nature'] ? '' : 'regime-general')
    const possible = told ? naturesIn([told]) : Object.keys(laws)
    const isPublished = answers['decision.published'] === DAY
    const chronology = { notified: DAY, ...(isPublished && { isPublished: true as const }) }
    return possible.flatMap(one => lastDayByLaw(one, chronology) ?? []).toSorted()[0]
  }
  if (answers['request.date'] === DAY && answers['guide.answer'] !== 'refus')
    return twoMonths(plusMonths(DAY, 2))
  if (answers['refusal.date'] === DAY) return twoMonths(DAY)
  if (answers['cada.registered'] === DAY) return twoMonths(plusMonths(DAY, 2))
  if (answers['documents.refused'] === DAY) return twoMonths(DAY)
  if (answers['documents.answer'] === 'silence') return twoMonths(plusMonths(DAY, 1))
  return undefined
}

const claims = /^(rep|prior|cada-seize|cada-suit|precontractual|contract|account|appeal|cassation|ref-)/

/** Natures of which a recours gracieux exists and moves nothing, by the texts: until the end of the time, or within a month (art. L. 600-12-2 C. urb.). */
const letters = new Set([
  'regime-oqtf',
  'regime-env-authorisation',
  'regime-env-classified',
  'regime-env-operator',
  'regime-title-local',
  'regime-security-measure',
  'regime-security-exit',
])
const lettersOfMonth = new Set([
  'regime-urb-refusal',
  'regime-urb-permit',
  'regime-urb-tense',
  'regime-urb-certificate',
])

describe('every path of the guide', () => {
  test('reaches each end, and there are paths', () => {
    expect(paths.length).toBeGreaterThan(2000)
    const titles = new Set(
      Object.values(guide.nodes).flatMap(node => (node.kind === 'end' && !node.regime ? [node.title] : [])),
    )
    const reached = new Set(paths.map(one => one.proposal.title))
    // a recours gracieux waited for is noted in a dossier, not told by the guide
    expect([...titles].filter(one => !reached.has(one))).toEqual(['Attendre la réponse à votre lettre'])
  })
  test('shows no day later than the law gives', () => {
    const faults = paths.flatMap(path => {
      const law = lawOf(path)
      if (!law) return []
      return (
        path.proposal.limits
          .filter(
            one =>
              claims.test(one.key) &&
              !(one.key.startsWith('cada-seize') && path.answers['documents.answer'] === 'recus') &&
              !one.key.startsWith('ref-confirm') &&
              one.fate === 'running' &&
              one.kind === 'limit',
          )
          // of what is not known, the earliest is shown beside the others
          .filter((one, _, shown) =>
            path.answers['limits.nature']?.endsWith(':unknown')
              ? shown.every(other => other.prudent! > law)
              : one.prudent! > law,
          )
          .map(one => `${nameOf(path)}: ${one.title}, ${one.prudent} after ${law}`)
      )
    })
    expect(faults.slice(0, 10)).toEqual([])
  })
  test('sends nobody to a judge after the last day, nor says past what is not', () => {
    const faults = paths.flatMap(path => {
      const law = lawOf(path)
      if (!law || path.proposal.template === 'refere-liberte') return []
      const isPast = SAYS_PAST.test(path.proposal.title)
      if (SAYS_WAIT.test(path.proposal.title)) return path.today > law ? [`${nameOf(path)}: waits`] : []
      const [first] = path.proposal.limits
        .filter(one => claims.test(one.key) && one.kind === 'limit' && one.fate === 'running')
        .map(one => one.prudent!)
      if (path.today > law && !isPast && /^(rep|requete|pourvoi)/.test(path.proposal.template))
        return [`${nameOf(path)}: open after ${law}`]
      return isPast && path.today <= (first ?? law) ? [`${nameOf(path)}: past before ${first ?? law}`] : []
    })
    expect(faults.slice(0, 10)).toEqual([])
  })
  test('asks what decides before it proposes to contest: the nature of an act, the kind of a ruling', () => {
    const faults = paths.flatMap(path => {
      const { answers } = path
      const about = answers['guide.situation']
      if (about === 'acte' && !isAnswered(answers['limits.nature'])) return [nameOf(path)]
      if (about === 'jugement' && !answers['guide.ruling']) return [nameOf(path)]
      if (answers['guide.ruling'] === 'ordonnance' && !answers['order.basis']) return [nameOf(path)]
      // what is known of the software of a town is of general law
      const isToldBySubject = about === 'ville' && (answers.software || answers['request.date'])
      const isAct = answers['decision.notified'] === DAY || answers['decision.published'] === DAY
      if (isAct && !isToldBySubject && !isAnswered(answers['limits.nature'])) return [nameOf(path)]
      if (answers['guide.judgment'] === 'perdu' && answers['judgment.documents'] === 'non')
        return isAnswered(answers['limits.nature']) ? [] : [nameOf(path)]
      return []
    })
    expect(faults).toEqual([])
  })
  test('offers a letter to who took an act while its time runs, where the law has one, and says what it moves', () => {
    const faults = paths.flatMap(path => {
      const { answers, proposal, today } = path
      if (answers['guide.situation'] !== 'acte' || answers['guide.act'] === 'silence') return []
      const nature = answers['limits.nature'] ?? ''
      const isRunning = !SAYS_PAST.test(proposal.title)
      const isInterrupted = laws[nature]?.recourse === true && isRunning
      const isOpen =
        isRunning && (letters.has(nature) || (lettersOfMonth.has(nature) && today <= plusMonths(DAY, 1)))
      if ((answers['guide.letter'] !== undefined) !== (isInterrupted || isOpen)) return [nameOf(path)]
      if (answers['guide.letter'] !== 'oui') return []
      const said = sentencesOf(path)
      return [
        ...(proposal.template === 'recours-administratif' ? [] : ['another text']),
        ...(said.includes('interrompt') === isInterrupted ? [] : ['what it moves']),
        ...(isOpen && !said.includes(regimeByKey.get(nature)!.unmoved) ? ['what it does not move'] : []),
      ].map(one => `${nameOf(path)}: ${one}`)
    })
    expect(faults.slice(0, 10)).toEqual([])
  })
  test('proposes no second letter where the first moves nothing, nor to wait for its answer', () => {
    const sent = { id: 'g', kind: 'gracieux', date: addDays(DAY, 3), label: 'Recours gracieux', options: [] }
    const answers = {
      'guide.situation': 'acte',
      'limits.nature': 'regime-oqtf',
      'guide.act': 'notification',
      'decision.notified': DAY,
    }
    const { proposal } = orient(guide, {
      answers,
      today: addDays(DAY, 5),
      templates: [],
      events: [Event.parse(sent)],
    })
    expect(proposal?.template).toBe('requete-annulation')
  })
  test('asks nothing of what an act is once the documents of a dossier about software have come', () => {
    const known = { commune: 'Moirans', software: 'BriefCam', 'documents.date': DAY }
    const asked = (answers: Readonly<Record<string, string>>, dossier: Readonly<Record<string, string>>) =>
      orient(guide, { answers, today: addDays(DAY, 20), templates: [], known: dossier }).question?.fact
    const received = { 'guide.situation': 'refus', 'documents.answer': 'recus' }
    expect(asked(received, known)).toBe('guide.written')
    expect(asked(received, { ...known, software: '' })).toBe('limits.nature')
  })
  test('names the judge of the regime, what is filed and what comes first', () => {
    const faults = paths.flatMap(path => {
      const { answers, proposal } = path
      if ([SAYS_PAST, SAYS_WAIT, SAYS_NONE].some(one => one.test(proposal.title))) return []
      const regime = regimeByKey.get(proposal.facts['limits.nature'] ?? '')
      if (answers['guide.situation'] === 'acte' && answers['guide.letter'] !== 'oui') {
        const said = sentencesOf(path)
        // one who does not know what the act decides is given no text, and is told why
        if (!regime)
          return proposal.template === '' && said.includes('la plus proche')
            ? []
            : [`${nameOf(path)}: no regime`]
        return [regime.judge, regime.title, regime.first]
          .filter(one => !said.includes(one))
          .map(one => `${nameOf(path)}: ${one}`)
      }
      if (answers['limits.nature']?.endsWith(':unknown'))
        return proposal.template === '' ? [] : [nameOf(path)]
      if (answers['guide.judgment'] === 'perdu' && proposal.limits.length > 0) {
        const isCassation = answers['judgment.documents'] === 'oui' || regime?.appeal?.key === 'cassation'
        return (proposal.template === 'pourvoi-cassation') === isCassation ? [] : [nameOf(path)]
      }
      return []
    })
    expect(faults.slice(0, 10)).toEqual([])
  })
})

test('no sentence of the guide states a limit of its own: the days come from the rules', () => {
  const LENGTH =
    /\b(un|une|deux|trois|quatre|cinq|six|sept|huit|dix|onze|quinze|trente|quarante-huit|vingt-quatre|\d+)[\s\u00a0](mois|jours?|heures?|ans?|années?)\b/i
  const sentences = Object.values(guide.nodes).flatMap(node => {
    switch (node.kind) {
      case 'end':
        return [node.title, ...node.reasons.map(one => one.text)]
      case 'limit':
      case 'letter':
        return []
      case 'nature':
        return [node.help]
      case 'question':
        return [node.question, node.help, ...node.choices.map(one => one.label)]
      default:
        return [node.question, node.help]
    }
  })
  // how long a court takes, and how urgent a matter is, are no limits
  expect(sentences.filter(one => LENGTH.test(one) && !/^Le jugement prendra|tout se joue/.test(one))).toEqual(
    [],
  )
})
