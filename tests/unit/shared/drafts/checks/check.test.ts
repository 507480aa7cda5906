import { describe, expect, test } from 'vitest'
import { check } from '../../../../../src/shared/drafts/checks/check.ts'
import type { Gathered } from '../../../../../src/shared/drafts/gathered.ts'
import type { Block } from '../../../../../src/shared/drafts/model.ts'
import { anExhibit, aParty } from '../../../../fixtures/builders.ts'
import { fromTemplate, sampleOf, templateOf } from '../gathered.ts'

const rep = templateOf('rep-vsa')
const note = templateOf('note-deputes')
const today = '2026-03-01'
const codes = (gathered: Gathered, template = rep) =>
  new Set(check(gathered, template, today).map(problem => problem.code))

const sample = sampleOf('recourse')
const facts = (given: Record<string, string>): Gathered => ({
  ...sample,
  dossier: { ...sample.dossier, facts: { ...sample.dossier.facts, ...given } },
})
const blocks = (change: (block: Block) => Block[]): Gathered => ({
  ...sample,
  draft: { ...sample.draft, blocks: sample.draft.blocks.flatMap(change) },
})
const parties = (change: (gathered: Gathered) => Gathered['dossier']['parties']): Gathered => ({
  ...sample,
  dossier: { ...sample.dossier, parties: change(sample) },
})
const without = (slot: RegExp) => blocks(block => (slot.test(block.slot ?? '') ? [] : [block]))
const claims = (change: (text: string) => string): Gathered =>
  blocks(block =>
    block.kind === 'list' && block.style === 'claims'
      ? [
          {
            ...block,
            items: block.items.map(item => ({
              ...item,
              inlines: [
                {
                  kind: 'text' as const,
                  text: change(
                    item.inlines
                      .map(i => (i.kind === 'text' ? i.text : i.kind === 'slot' ? '10 €' : ''))
                      .join(''),
                  ),
                },
              ],
            })),
          },
        ]
      : [block],
  )

test('the sample recourse can be filed: nothing blocking; only what is « à vérifier » remains', () => {
  const found = check(sample, rep, today)
  expect(found.filter(problem => problem.severity === 'blocking')).toEqual([])
  expect(new Set(found.map(problem => problem.code))).toEqual(new Set(['to-verify']))
})

describe('each rule fires on its own fault and not on the sample', () => {
  const quiet = codes(sample)
  const cases: readonly (readonly [string, Gathered])[] = [
    ['no-claimant', parties(() => [])],
    ['no-domicile', parties(g => g.dossier.parties.map(party => ({ ...party, address: '' })))],
    [
      'no-facts',
      blocks(block =>
        block.slot === 'facts' || (block.kind === 'heading' && block.level === 1) ? [] : [block],
      ),
    ],
    ['no-ground', without(/^ground/)],
    ['one-family', without(/^ground-external/)],
    ['no-claim', blocks(block => (block.kind === 'list' && block.style === 'claims' ? [] : [block]))],
    [
      'no-decision',
      { ...sample, exhibits: sample.exhibits.filter(exhibit => /statuts/i.test(exhibit.label)) },
    ],
    ['no-decision', facts({ 'decision.type': 'implicite' })],
    [
      'no-inventory',
      blocks(block => (block.kind === 'generated' && block.what === 'inventory' ? [] : [block])),
    ],
    [
      'exhibit-gone',
      {
        ...sample,
        draft: {
          ...sample.draft,
          blocks: [
            ...sample.draft.blocks,
            { kind: 'paragraph', id: 'z', style: 'plain', inlines: [{ kind: 'exhibit', exhibit: 'gone' }] },
          ],
        },
      },
    ],
    ['exhibit-unused', { ...sample, exhibits: [...sample.exhibits, anExhibit({ label: 'Inutile' })] }],
    ['exhibit-label', { ...sample, exhibits: sample.exhibits.map(exhibit => ({ ...exhibit, label: '' })) }],
    ['exhibit-order', { ...sample, exhibits: [...sample.exhibits].reverse() }],
    ['slot-empty', facts({ software: '' })],
    ['injunction-not-claimed', claims(text => text.replaceAll('enjoindre', 'dire'))],
    ['injunction-not-argued', without(/^injunction/)],
    ['penalty-without-amount', claims(text => text.replaceAll('10 €', 'somme'))],
    ['no-costs', claims(text => text.replaceAll('761', '000'))],
    ['money-without-lawyer', claims(text => text.replaceAll('761', '000').replaceAll('astreinte', 'peine'))],
    ['no-single-representative', parties(g => [...g.dossier.parties, aParty({ id: 'other' })])],
    ['no-empowerment', parties(g => g.dossier.parties.map(party => ({ ...party, empowerment: '' })))],
    [
      'no-statutes',
      {
        ...facts({ 'exhibit.statuts': '' }),
        exhibits: sample.exhibits.filter(exhibit => !/statuts/i.test(exhibit.label)),
      },
    ],
    [
      'deadline-near',
      facts({ 'decision.type': 'expresse', 'decision.notified': '2026-01-02', 'filing.date': '' }),
    ],
    [
      'deadline-passed',
      facts({ 'decision.type': 'expresse', 'decision.published': '2025-12-01', 'filing.date': '' }),
    ],
  ]
  test.each(cases)('%s', (code, gathered) => {
    expect(quiet).not.toContain(code)
    expect(codes(gathered)).toContain(code)
  })
})

test('a lawyer makes claims for money and joint filings regular', () => {
  const counsel = aParty({ id: 'c', role: 'counsel', type: 'person', name: 'Avocate' })
  const joint = claims(text => text.replaceAll('761', '000'))
  const found = codes({
    ...joint,
    dossier: { ...joint.dossier, parties: [...joint.dossier.parties, counsel, aParty({ id: 'other' })] },
  })
  expect(found).not.toContain('money-without-lawyer')
  expect(found).not.toContain('no-single-representative')
})

test('a day of filing that is itself too late is said so, though there is time today', () => {
  const filed = (day: string) =>
    check(
      facts({ 'decision.type': 'expresse', 'decision.notified': '2026-02-02', 'filing.date': day }),
      rep,
      '2026-02-10',
    )
      .map(one => one.code)
      .filter(code => code.startsWith('deadline'))
  expect(filed('2026-04-03')).toEqual([])
  expect(filed('2026-04-04')).toEqual(['deadline-passed'])
})

test('an inventory with nothing in it is said, unless the text may join nothing or its exhibits are missed by name', () => {
  const empty = (id: string, given = {}) =>
    check(fromTemplate(templateOf(id), { facts: {}, parties: [aParty()], ...given }), templateOf(id), today)
      .map(one => one.code)
      .filter(code => code === 'inventory-empty' || code === 'exhibit-missing')
  const person = { parties: [aParty({ type: 'person', name: 'Huot' })] }
  expect(empty('inventaire')).toEqual(['inventory-empty'])
  expect(empty('memoire-replique')).toEqual([])
  expect(empty('intervention', person)).toEqual([])
  expect(new Set(empty('saisine-cada'))).toEqual(new Set(['exhibit-missing']))
})

test('a text written against a town is to be read again against another defendant', () => {
  const against = (party: Parameters<typeof aParty>[0]) =>
    check(
      parties(g => [
        ...g.dossier.parties.filter(one => one.role !== 'defendant'),
        aParty({ role: 'defendant', ...party }),
      ]),
      rep,
      today,
    ).filter(one => one.code === 'other-defendant')
  expect(against({ type: 'commune', name: 'Valmont-sur-Isère' })).toEqual([])
  const [told] = against({ type: 'authority', name: 'préfète du Rhône' })
  expect(told?.message).toMatch(
    /^La défense est la préfète du Rhône, mais \d+ passages parlent de «\sla commune\s»/,
  )
  expect(told?.at.block).toBeDefined()
})

test('a claim filed before silence has made a refusal is said to come too soon', () => {
  const codesOf = (given: Record<string, string>) =>
    check(facts({ 'decision.type': 'implicite', 'request.date': '2026-01-12', ...given }), rep, '2026-03-01')
      .map(one => one.code)
      .filter(code => code === 'too-soon')
  expect(codesOf({ 'filing.date': '2026-03-11' })).toEqual(['too-soon'])
  expect(codesOf({ 'filing.date': '2026-03-12' })).toEqual([])
  expect(
    codesOf({ 'decision.type': 'refus', 'refusal.date': '2026-02-01', 'filing.date': '2026-03-01' }),
  ).toEqual([])
})

test('the dates of the time limit are written out', () => {
  const [problem] = check(
    facts({ 'decision.type': 'expresse', 'decision.notified': '2026-01-02', 'filing.date': '' }),
    rep,
    today,
  ).filter(one => one.code === 'deadline-near')
  expect(problem?.message).toContain('mardi 3\u00a0mars 2026')
  expect(problem?.message).toContain('lundi 2\u00a0mars 2026')
  expect(problem?.law).toBe('art.\u00a0R.\u00a0421-1 CJA')
})

test('a doubtful source is named', () => {
  const message = check(sample, rep, today).find(one => one.message.includes('Danthony'))
  expect(message).toMatchObject({ severity: 'warning', code: 'to-verify' })
})

test('a source its publisher took back is named, with the day', () => {
  const taken = { ...sample, sources: sample.sources.map(one => ({ ...one, withdrawn: '2026-03-01' })) }
  expect(codes(sample)).not.toContain('withdrawn')
  const message = check(taken, rep, today).find(one => one.code === 'withdrawn')
  expect(message?.severity).toBe('warning')
  expect(message?.message).toMatch(/^Retiré par son éditeur le\u00a01er\smars 2026\u00a0: /)
})

test('problems come gravest first, and a gap that a rule already tells is not told twice', () => {
  const found = check(fromTemplate(rep, { facts: { commune: 'Moirans' } }), rep, today)
  const severities = found.map(problem => problem.severity).join(' ')
  expect(severities).toMatch(/^(blocking ?)+(warning ?)+(information ?)*$/)
  expect(found.filter(problem => problem.at.fact === 'claimants.names').map(problem => problem.code)).toEqual(
    ['no-claimant'],
  )
})

describe('the note', () => {
  const advocacy = sampleOf('advocacy')
  test('is complete in the sample', () => {
    expect(codes(advocacy, note)).toEqual(new Set(['to-verify']))
  })
  test.each([
    [
      'no-request',
      {
        ...advocacy,
        draft: {
          ...advocacy.draft,
          blocks: advocacy.draft.blocks.filter(block => block.slot !== 'requests'),
        },
      },
    ],
    [
      'no-contact',
      { ...advocacy, dossier: { ...advocacy.dossier, facts: { ...advocacy.dossier.facts, contact: '' } } },
    ],
    [
      'figure-without-source',
      {
        ...advocacy,
        draft: {
          ...advocacy.draft,
          blocks: [
            ...advocacy.draft.blocks,
            {
              kind: 'paragraph',
              id: 'z',
              style: 'body',
              inlines: [{ kind: 'text', text: 'Près de 40 % des alertes sont fausses.' }],
            },
          ],
        },
      },
    ],
  ] as const)('%s', (code, gathered) => {
    expect(codes(gathered as Gathered, note)).toContain(code)
  })
})

test('a look decides no check: the same text in each of them has the same problems', () => {
  const recourse = sampleOf('recourse')
  const advocacy = sampleOf('advocacy')
  for (const [gathered, template] of [
    [recourse, rep],
    [advocacy, note],
  ] as const)
    for (const style of ['association', 'lawyer', 'briefing', 'parliament'] as const) {
      const looked = { ...gathered, draft: { ...gathered.draft, style } }
      expect(new Set(check(looked, template, today).map(one => one.code))).toEqual(
        new Set(check(gathered, template, today).map(one => one.code)),
      )
    }
})

test('what was typed to be verified later blocks, bracketed or not; a pronoun for one of several is told', () => {
  const typed = (text: string) => ({
    ...sample,
    draft: {
      ...sample.draft,
      blocks: [
        ...sample.draft.blocks,
        {
          kind: 'paragraph' as const,
          id: 'typed',
          style: 'body' as const,
          inlines: [{ kind: 'text' as const, text }],
        },
      ],
    },
  })
  for (const text of [
    'Voir le texte n° [à vérifier].',
    'Voir l’arrêt (numéro à vérifier).',
    '[à rédiger : les motifs]',
  ])
    expect(check(typed(text), rep, today).filter(one => one.code === 'left-over')).toMatchObject([
      { severity: 'blocking' },
    ])
  const person = aParty({
    role: 'claimant',
    type: 'person',
    name: 'Durand',
    firstName: 'Ana',
    address: '1 rue',
  })
  const dossier = {
    ...sample.dossier,
    parties: [...sample.dossier.parties, person],
    facts: { ...sample.dossier.facts, 'standing.person': 'Elle réside dans la commune.' },
  }
  expect(codes(fromTemplate(rep, dossier, sample.exhibits), rep)).toContain('pronoun')
  const named = {
    ...dossier,
    facts: { ...dossier.facts, 'standing.person': 'Mme Durand réside dans la commune.' },
  }
  expect(codes(fromTemplate(rep, named, sample.exhibits), rep)).not.toContain('pronoun')
})

test('how near a limit is counts to the day to keep, and says when only the last day is left', () => {
  const template = templateOf('requete-annulation')
  const facts = {
    'decision.type': 'expresse',
    'decision.published': '',
    'decision.notified': '2026-01-12',
    'limits.nature': 'regime-general',
  }
  const told = (today: string) =>
    check(fromTemplate(template, { facts }), template, today)
      .filter(one => one.code.startsWith('deadline-'))
      .map(one => one.message)
  expect(told('2026-03-10')[0]).toMatch(/^Par prudence, le délai de recours expire dans 2 jours/)
  expect(told('2026-03-13')[0]).toMatch(/^La date prudente du délai de recours est passée/)
  expect(told('2026-03-14')[0]).toMatch(/paraît expiré/)
})
