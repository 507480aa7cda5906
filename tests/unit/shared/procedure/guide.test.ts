import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { eventKindOf } from '../../../../src/shared/procedure/events/kinds.ts'
import { knownTo } from '../../../../src/shared/procedure/guide/answers.ts'
import { orient } from '../../../../src/shared/procedure/guide/guide.ts'
import { Guide } from '../../../../src/shared/procedure/guide/model.ts'
import { aDossier } from '../../../fixtures/builders.ts'
import { templateOf } from '../drafts/gathered.ts'

const read = (path: string) => readFileSync(new URL(`../../../../resources/${path}`, import.meta.url), 'utf8')
const guide = Guide.parse(JSON.parse(read('guide.json')))
const templates = readdirSync(new URL('../../../../resources/templates', import.meta.url)).map(name =>
  templateOf(name.replace('.json', '')),
)
const asked = (answers: Record<string, string>, today = '2026-03-02') =>
  orient(guide, { answers, today, templates })
const town = { 'guide.situation': 'ville', commune: 'Moirans', software: 'BriefCam' }

describe('my town has bought BriefCam', () => {
  test('a recours gracieux noted in the dossier makes the time begin again: the town is not said to be out of reach', () => {
    const answers = {
      ...town,
      'guide.proof': 'pieces',
      'guide.written': 'oui',
      'guide.known': 'publication',
      'decision.published': '2025-11-03',
    }
    const today = '2026-03-02'
    const received = { id: 'g', kind: 'gracieux', date: '2025-12-01', label: '', options: [] }
    expect(asked(answers, today).proposal?.title).toBe('Demander d’abroger la décision')
    const now = (day: string, ...events: (typeof received)[]) =>
      orient(guide, { answers, today: day, templates, events })
    // its silence is a rejection on 1 February; a second letter would give no more time
    expect(now('2026-01-15', received).proposal?.title).toBe('Attendre la réponse à votre lettre')
    expect(now('2026-01-15', received).proposal?.limits.at(-1)?.lastDay).toBe('2026-04-02')
    expect(now(today, received)).toMatchObject({ question: { fact: 'guide.urgency' } })
    const refused = { ...received, id: 'r', kind: 'recourse-refused', date: '2026-01-10' }
    expect(now('2026-01-15', received, refused)).toMatchObject({ question: { fact: 'guide.urgency' } })
  })
  test('nothing in hand: the documents first, with the month of the town and the two of the CADA', () => {
    expect(asked(town)).toMatchObject({ question: { fact: 'guide.proof' } })
    const { proposal } = asked({ ...town, 'guide.proof': 'rien', 'guide.asked': 'non' })
    expect(proposal).toMatchObject({
      template: 'demande-cada',
      facts: { commune: 'Moirans', software: 'BriefCam' },
      limits: [],
      ahead: [
        { kind: 'birth', lastDay: '2026-04-02', articles: ['art. R. 311-12 CRPA', 'art. R. 311-13 CRPA'] },
        { title: expect.stringMatching(/CADA/), prudent: '2026-06-02' },
      ],
    })
    expect(proposal?.facts).not.toHaveProperty('guide.proof')
    expect(proposal?.next.map(one => one.template)).toContain('saisine-cada')
  })
  test.each([
    ['2026-01-15', '2026-02-10', '', 'Attendre la fin du temps de réponse'],
    ['2026-01-15', '2026-02-16', 'saisine-cada', 'Saisir la CADA'],
    ['2026-01-15', '2026-04-15', 'saisine-cada', 'Saisir la CADA'],
    ['2026-01-15', '2026-04-30', 'demande-cada', 'Refaire la demande de documents'],
  ])('asked on %s without an answer, on %s: %s', (date, today, template, title) => {
    const answers = {
      ...town,
      'guide.proof': 'rien',
      'guide.asked': 'oui',
      'documents.date': date,
      'documents.answer': 'silence',
    }
    expect(asked(answers, today).proposal).toMatchObject({ template, title })
  })
  test.each([
    // 2 months francs from 12 January: 13 March
    ['2026-02-20', 'oui', 'recours-gracieux', 'Écrire à la commune : recours gracieux'],
    ['2026-02-20', 'non', 'rep-vsa', 'Saisir le tribunal administratif'],
    ['2026-03-10', undefined, 'rep-vsa', 'Saisir le tribunal administratif'],
    ['2026-03-16', undefined, 'recours-gracieux', 'Demander d’abroger la décision'],
  ])(
    'a decision published, on %s: a letter first (%s) or the court, by its last day',
    (today, letter, template, title) => {
      const answers = {
        ...town,
        'guide.proof': 'pieces',
        'guide.written': 'oui',
        'guide.known': 'publication',
        'decision.published': '2026-01-12',
        'guide.urgency': 'oui',
        ...(letter && { 'guide.letter': letter }),
      }
      const { proposal } = asked(answers, today)
      expect(proposal?.title.replaceAll('\u00a0', ' ')).toBe(title)
      expect(proposal).toMatchObject({ template, limits: [{ lastDay: '2026-03-13' }] })
    },
  )
  test('no act at all: a decision that facts reveal, with its référé when it cannot wait', () => {
    const answers = {
      ...town,
      'guide.proof': 'pieces',
      'guide.written': 'non',
      'guide.letter': 'oui',
      'guide.urgency': 'non',
    }
    expect(asked(answers).proposal).toMatchObject({
      template: 'rep-vsa',
      facts: { 'decision.type': 'revelee' },
      with: [{ id: 'refere-suspension' }],
    })
  })
  test('a letter left without an answer: to wait, then to attack the refusal', () => {
    const answers = {
      ...town,
      'guide.proof': 'demande',
      'request.date': '2026-01-15',
      'guide.answer': 'silence',
    }
    expect(asked(answers, '2026-03-10').proposal).toMatchObject({
      template: '',
      limits: [{ lastDay: '2026-03-15' }, {}],
    })
    expect(asked(answers, '2026-03-16').proposal).toMatchObject({
      template: 'rep-vsa',
      facts: { 'decision.type': 'implicite' },
    })
    expect(asked(answers, '2026-05-19').proposal).toMatchObject({ facts: { 'recourse.kind': 'abrogation' } })
  })
})

test.each([
  ['2026-04-30', 'Attendre que le refus soit confirmé'],
  ['2026-05-20', 'Saisir le tribunal du refus de documents'],
  ['2026-12-01', 'Refaire la demande de documents'],
])('the CADA seized in March, on %s: %s', (today, title) => {
  const answers = {
    'guide.situation': 'refus',
    commune: 'Valmont',
    'documents.date': '2026-01-15',
    'documents.answer': 'cada',
    'cada.registered': '2026-03-10',
  }
  const { proposal } = asked(answers, today)
  expect(proposal?.title).toBe(title)
  expect(proposal?.facts['documents.answer']).toBeUndefined()
})

test('a judgment lost may be appealed until the last day, by a lawyer; on documents there is no appeal', () => {
  const lost = {
    'guide.situation': 'jugement',
    'guide.ruling': 'jugement',
    'guide.judgment': 'perdu',
    'limits.nature': 'regime-general',
    'judgment.notified': '2026-01-27',
  }
  const on = (documents: string, today: string) =>
    asked({ ...lost, 'judgment.documents': documents }, today).proposal?.title
  expect(on('non', '2026-03-30')).toBe('Faire appel')
  expect(on('non', '2026-03-31')).toBe('Le jugement paraît définitif')
  expect(on('oui', '2026-03-02')).toBe('Se pourvoir devant le Conseil d’État')
})

describe('what the dossier says is not asked again', () => {
  const event = (kind: string, date: string) => ({ id: kind, kind, date, label: '', options: [] })
  const facts = { commune: 'Moirans', software: 'BriefCam' }
  const from = (
    dossier: ReturnType<typeof aDossier>,
    answers: Record<string, string> = {},
    again: string[] = [],
    today = '2026-03-02',
  ) => orient(guide, { answers, again, today, templates, events: dossier.events, known: knownTo(dossier) })

  test('documents asked and refused, by the dates noted: the CADA at once, each answer said to come from the dossier', () => {
    const dossier = aDossier({
      facts,
      events: [event('cada-request', '2026-01-15'), event('cada-refused', '2026-02-10')],
    })
    const { said, proposal } = from(dossier)
    expect(proposal).toMatchObject({
      template: 'saisine-cada',
      facts: {
        'documents.date': '2026-01-15',
        'documents.refused': '2026-02-10',
        'documents.answer': 'refus',
      },
    })
    expect(said.map(one => one.known)).toEqual(said.map(() => true))
    expect(said.map(one => one.fact)).not.toContain('software')
  })
  test('a silence is no event: whether it lasts is asked', () => {
    const dossier = aDossier({
      facts: { ...facts, 'documents.date': '2026-01-15', 'documents.answer': 'silence' },
    })
    expect(from(dossier)).toMatchObject({ question: { fact: 'documents.answer' } })
  })
  test('a decision published, a letter received: neither is asked', () => {
    const dossier = aDossier({
      facts,
      events: [event('published', '2025-11-03'), event('gracieux', '2025-12-01')],
    })
    expect(from(dossier, {}, [], '2026-01-15').proposal?.title).toBe('Attendre la réponse à votre lettre')
  })
  test('an answer is changed: it is asked with what the dossier says, and the day given counts, not the one noted', () => {
    const dossier = aDossier({ facts, events: [event('published', '2025-11-03')] })
    expect(from(dossier, {}, ['decision.published'])).toMatchObject({
      question: { fact: 'decision.published', known: '2025-11-03' },
    })
    const changed = from(dossier, { 'decision.published': '2026-02-02', 'guide.letter': 'oui' }, [
      'decision.published',
    ])
    expect(changed.proposal).toMatchObject({
      template: 'recours-gracieux',
      limits: [{ lastDay: '2026-04-03' }],
    })
    expect(changed.said.find(one => one.fact === 'decision.published')).toMatchObject({
      known: false,
      noted: expect.stringContaining('novembre'),
    })
  })
  test('a claim filed is a trial, a judgment its end; a campaign is about a law', () => {
    const filed = aDossier({ facts, events: [event('filed', '2026-01-15')] })
    expect(from(filed)).toMatchObject({ question: { fact: 'guide.trial' } })
    const judged = aDossier({ ...filed, events: [...filed.events, event('judgment', '2026-02-20')] })
    expect(from(judged)).toMatchObject({ question: { fact: 'guide.ruling' } })
    expect(from(aDossier({ type: 'advocacy' }))).toMatchObject({ question: { fact: 'guide.law' } })
  })
  test('a demand sent after the decision is the last step', () => {
    const dossier = aDossier({
      facts,
      events: [
        event('published', '2024-11-03'),
        event('request', '2026-02-01'),
        event('refused', '2026-02-20'),
      ],
    })
    expect(from(dossier).proposal?.title).toBe('Attaquer le refus écrit')
  })
})

test('an answer that is none is asked again', () => {
  expect(asked({ 'guide.situation': 'autre' })).toMatchObject({
    said: [],
    question: { fact: 'guide.situation' },
  })
  const dated = { ...town, 'guide.proof': 'demande', 'request.date': 'hier' }
  expect(asked(dated)).toMatchObject({ question: { fact: 'request.date', optional: false } })
})

test('every step leads somewhere, every end to a template and an event that exist; none is out of reach', () => {
  const { nodes, first } = guide
  const next = (id: string): string[] => {
    const node = nodes[id]!
    switch (node.kind) {
      case 'question':
        return node.choices.map(one => one.next)
      case 'text':
        return [node.next]
      case 'nature':
        return [node.next, node.special, node.unknown].filter(Boolean)
      case 'date':
        return [node.next, node.unknown].filter(Boolean)
      case 'letter':
        return [node.interrupts, node.unmoved, node.none]
      case 'limit':
        return [node.open, node.near, node.passed, node.none].filter(Boolean)
      case 'end':
        return []
    }
  }
  const reached = new Set([first])
  for (const id of reached) for (const one of next(id)) reached.add(one)
  expect([...reached].sort()).toEqual(Object.keys(nodes).sort())
  const ids = new Set(templates.map(one => one.id))
  for (const node of Object.values(nodes)) {
    if (node.kind !== 'end') continue
    for (const id of [node.template, ...node.with].filter(Boolean)) expect(ids).toContain(id)
    if (node.send) expect(eventKindOf(node.send), node.send).toBeTruthy()
    expect(node.reasons.length).toBeGreaterThan(0)
  }
})
