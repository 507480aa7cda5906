import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Party } from '../../../../../src/shared/dossiers/model.ts'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import type { Line } from '../../../../../src/shared/drafts/assemble/assembled.ts'
import { check } from '../../../../../src/shared/drafts/checks/check.ts'
import { linesOf, lineText } from '../../../../../src/shared/drafts/checks/subject.ts'
import { answers } from '../../../../fixtures/answers.ts'
import { isWhole } from '../../../../whole.ts'
import { fromTemplate, templateOf } from '../gathered.ts'
import { type Fault, lintFacts, lintLine, lintShortName } from './french-lint.ts'

const templates = readdirSync(new URL('../../../../../resources/templates', import.meta.url)).map(name =>
  name.replace('.json', ''),
)

/** Who decided, by what act. */
const decisions: readonly Readonly<Record<string, string>>[] = [
  { 'decision.type': 'expresse', 'decision.nature': 'délibération', 'decision.author': '' },
  {
    'decision.type': 'expresse',
    'decision.nature': 'délibération',
    'decision.author': 'le conseil municipal de la commune d’Albi',
  },
  {
    'decision.type': 'expresse',
    'decision.nature': 'arrêté',
    'decision.author': 'le maire de la commune d’Albi',
  },
  { 'decision.type': 'expresse', 'decision.nature': 'arrêté', 'decision.author': 'le préfet de l’Isère' },
  { 'decision.type': 'revelee', 'decision.author': '' },
  { 'decision.type': 'revelee', 'decision.author': 'le préfet de l’Isère' },
  { 'decision.type': 'refus', 'decision.author': 'le conseil municipal de la commune d’Albi' },
  { 'decision.type': 'refus', 'decision.author': '' },
  { 'decision.type': 'implicite', 'decision.author': 'le préfet de l’Isère' },
  { 'decision.type': 'implicite', 'decision.author': '' },
  { 'decision.type': 'abrogation', 'decision.author': '', 'refusal.date': '' },
  {
    'decision.type': 'abrogation',
    'decision.author': 'le conseil municipal de la commune d’Albi',
    'refusal.date': '2026-02-09',
  },
]

const party = (given: Partial<Party>): Party =>
  Party.parse({
    id: given.name,
    role: 'claimant',
    type: 'person',
    address: '1 rue de l’Église, 38430 Moirans',
    ...given,
  })
const league = party({
  type: 'association',
  name: 'Association Œil ouvert',
  alias: 'Œil ouvert',
  representative: 'Mme Ana Roy, présidente',
  empowerment: 'l’article 12 de ses statuts',
})
const woman = party({ name: 'Idriss', firstName: 'Hélène', civility: 'Mme' })
const man = party({ name: 'Aubry', firstName: 'Yann', civility: 'M.', gender: 'm' })
const firm = party({
  type: 'firm',
  name: 'société Argus',
  alias: 'Argus',
  representative: 'son gérant',
  empowerment: 'la loi',
})
const groups: readonly (readonly Party[])[] = [
  [league],
  [woman],
  [man],
  [league, woman],
  [woman, man],
  [league, firm, man],
  [league, { ...woman, id: 'b', name: 'Uzan' }, { ...woman, id: 'c', name: 'Hamon' }],
]
const counsel = party({ role: 'counsel', name: 'Hugo', firstName: 'Inès', civility: 'Maître', bar: 'Annecy' })

/** Names that begin by a consonant, a vowel, a mute h, an article; each with an answer on the experiment. */
const names: readonly Readonly<Record<string, string>>[] = [
  {
    commune: 'Moirans',
    software: 'BriefCam',
    supplier: 'la société Argus',
    'experiment.state': 'discussion',
  },
  {
    commune: 'Albi',
    software: 'EvitechX',
    supplier: 'Evitech',
    'experiment.state': 'loi',
    'experiment.law': 'l’article 1er de la loi n° 2027-1',
  },
  { commune: 'Hyères', software: 'Ocula', supplier: 'Orion', 'experiment.state': 'aucune' },
  { commune: 'Le Havre', software: 'Hibou', supplier: 'Hélios', 'experiment.state': '' },
]

/** Facts that are left out, a few at a time. */
const missing: readonly (readonly string[])[] = [
  [],
  ['supplier', 'cameras', 'start.date', 'software.functions'],
  ['decision.number', 'decision.published', 'decision.date', 'request.date'],
  ['costs.amount', 'penalty.amount', 'injunction.delay', 'injunction.hours', 'statute.article'],
]

/** Every group of claimants with every name and every missing facts; each decision with each of the three. */
const cells = groups.flatMap((claimants, g) =>
  names.flatMap((name, at) =>
    missing.map((without, m) => ({
      part: (g + at + m) % missing.length,
      decision: decisions[(at * missing.length + m + 5 * g) % decisions.length]!,
      claimants,
      name,
      without,
    })),
  ),
)

/** The cells tried of a template: a quarter, another one for the next template; all of them in `npm run proof -- whole`. */
const cellsOf = (id: string) =>
  cells.filter(({ part }) => isWhole || part === templates.indexOf(id) % missing.length)

/** A line with what is not known yet, or to be joined, as U+FFFC. */
const wordsOf = (line: Line): string =>
  lineText(line.map(one => (one.kind === 'gap' ? { ...one, text: '\ufffc' } : one)))

test('the cells hold every pair of a decision, claimants, a name and missing facts', () => {
  const factors = [decisions, groups, names, missing] as const
  const factorsOf = (cell: (typeof cells)[number]) => [cell.decision, cell.claimants, cell.name, cell.without]
  for (const [a, one] of factors.entries())
    for (const [b, other] of factors.entries())
      if (a < b) {
        const pairs = new Set(
          cells
            .map(factorsOf)
            .map(cell => one.indexOf(cell[a] as never) * 100 + other.indexOf(cell[b] as never)),
        )
        expect(pairs.size).toBe(one.length * other.length)
      }
})

test('each template meets each decision, each group of claimants, each name and each missing facts', () => {
  for (const id of templates) {
    const met = cellsOf(id).flatMap(({ decision, claimants, name, without }) => [
      decision,
      claimants,
      name,
      without,
    ])
    expect(new Set<unknown>(met)).toEqual(new Set([decisions, groups, names, missing].flat()))
  }
})

describe.each(templates)('%s', id => {
  const template = templateOf(id)
  test('is good French whoever decided, whoever acts, whatever their names and what is not known', () => {
    const faults = new Map<string, string>()
    for (const { decision, claimants, name, without } of cellsOf(id)) {
      const facts: Record<string, string> = { ...answers, ...name, ...decision }
      for (const key of without) delete facts[key]
      const parties = [...claimants, counsel].map(one => ({ ...one }))
      const gathered = fromTemplate(template, { facts, parties })
      const printed = assemble(gathered, { template, today: '2026-03-16' })
      const lines = printed.blocks.flatMap(block => linesOf(block).map(wordsOf))
      const known = {
        form: decision['decision.type'] ?? '',
        nature: decision['decision.nature'] ?? '',
        claimants: claimants.length,
      }
      const found: Fault[] = [
        ...lines.flatMap(line => lintLine(line)),
        ...lintFacts([...lines, printed.footer].join('\n'), known),
        ...(claimants.includes(league) && !printed.blocks.some(block => block.kind === 'cover')
          ? lintShortName(lines, 'association Œil ouvert', 'Œil ouvert')
          : []),
        ...check(gathered, template, '2026-03-16')
          .filter(one => ['gender', 'word-twice', 'guillemets', 'left-over'].includes(one.code))
          .map(one => ({ rule: one.code, around: one.message })),
      ]
      for (const { rule, around } of found) {
        const key = `${rule} : …${around}…`
        if (!faults.has(key)) faults.set(key, `${known.form}/${known.nature}/${known.claimants}`)
      }
    }
    expect([...faults].map(([key, where]) => `${key} (${where})`)).toEqual([])
  })
})

describe('the lint', () => {
  test.each([
    ['elision', 'avant la mise en service de EvitechX par la commune'],
    ['elision', 'les pièces établissent que Ocula comporte une fonction'],
    ['contraction', 'la délibération de le maire'],
    ['double punctuation', 'la commune, , soumet'],
    ['empty clause', 'par un courrier reçu le .'],
    ['placeholder', 'le texte n° [à vérifier]'],
    ['pronoun', 'Elle réside dans la commune.'],
    ['pronoun', 'Le maire a décidé. Elle est entrée en vigueur.'],
    ['pronoun', 'La décision est illégale. Ils demandent son annulation.'],
  ])('sees %s in « %s »', (rule, line) => expect(lintLine(line).map(one => one.rule)).toEqual([rule]))
  test.each([
    'Il appartient à la commune de les occulter, et de le dire.',
    'L’association agit. Elle a son siège à Albi.',
    'Mme Hélène Idriss et M. Yann Aubry agissent. Ils résident à Albi.',
    'la commune d’Albi, le Havre, le onze mars',
    'le tribunal (TA Grenoble, 7e ch., 24 janvier 2025, M. B., n° 2105328) l’a jugé.',
  ])('says nothing of « %s »', line => expect(lintLine(line)).toEqual([]))
  test('sees what goes against a fact, and a short name that nobody introduced', () => {
    const known = { form: 'expresse', nature: 'délibération', claimants: 2 }
    const text =
      'la délibération du 2 février, par laquelle le maire a décidé de filmer. Vigie et autres c. Albi'
    expect(lintFacts(text, known).map(one => one.rule)).toEqual([
      'mayor for a deliberation',
      'et autres for two',
    ])
    expect(
      lintShortName(
        ['L’association Vigie citoyenne agit.', 'Vigie défend.'],
        'association Vigie citoyenne',
        'Vigie',
      ),
    ).toHaveLength(1)
    const said = ['L’association Vigie citoyenne (ci-après « Vigie ») agit.', 'Vigie défend.']
    expect(lintShortName(said, 'association Vigie citoyenne', 'Vigie')).toEqual([])
  })
})
