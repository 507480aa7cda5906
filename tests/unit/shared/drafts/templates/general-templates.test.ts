import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Party } from '../../../../../src/shared/dossiers/model.ts'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import type { Line } from '../../../../../src/shared/drafts/assemble/assembled.ts'
import { linesOf, lineText } from '../../../../../src/shared/drafts/checks/subject.ts'
import { agree } from '../../../../../src/shared/drafts/slots/agreement.ts'
import { gapLabel } from '../../../../../src/shared/drafts/slots/gap-labels.ts'
import { PREPOSITION } from '../../../../../src/shared/drafts/slots/prepositions.ts'
import { defendantOfAuthor } from '../../../../../src/shared/drafts/slots/presumed-defendant.ts'
import { formFor, holdsFor, matterOf, offeredIn } from '../../../../../src/shared/drafts/templates/matter.ts'
import { type Template, templateTexts } from '../../../../../src/shared/drafts/templates/template.ts'
import { answers } from '../../../../fixtures/answers.ts'
import { fromTemplate, starter, templateOf } from '../gathered.ts'
import { lintLine } from './french-lint.ts'
import { neutral, tenDossiers } from './ten-dossiers.ts'

const templates = readdirSync(new URL('../../../../../resources/templates', import.meta.url)).map(name =>
  templateOf(name.replace('.json', '')),
)
const general = templates.filter(one => one.matter === 'any' && one.dossier === 'recourse')

/** Words that only the campaign says, and those that take every defendant for a commune. */
const CAMPAIGN_WORD =
  /vidéosurveill|vidéoprotec|algorithm|caméra|reconnaissance faciale|biométri|lycée|logiciel|\bVSA\b|BriefCam|drone|technopolice|\bimages\b|la commune(?! (?:de |d’)\p{Lu})/iu

const party = (given: Partial<Party>): Party =>
  Party.parse({
    id: given.name,
    role: 'claimant',
    type: 'person',
    address: '4 rue des Tilleuls, 42000 Saint-Étienne',
    ...given,
  })
const association = party({
  type: 'association',
  name: 'Association Toits pour tous',
  alias: 'Toits pour tous',
  representative: 'Mme Ana Roy, présidente',
  empowerment: 'une délibération du 4 mai 2026',
})
const woman = party({ name: 'Idriss', firstName: 'Hélène', civility: 'Mme' })
const man = party({ name: 'Aubry', firstName: 'Yann', civility: 'M.', gender: 'm' })
const groups = [
  [association],
  [woman],
  [man],
  [woman, party({ name: 'Uzan', civility: 'Mme' })],
  [association, man],
]

const counsel = party({
  role: 'counsel',
  name: 'Hugo',
  firstName: 'Inès',
  civility: 'Me',
  bar: 'Conseil d’État et Cour de cassation',
})

/** A line with what is not known yet, or to be joined, as U+FFFC. */
const wordsOf = (line: Line): string =>
  lineText(line.map(one => (one.kind === 'gap' ? { ...one, text: '\ufffc' } : one)))

/** Everything a template says to who uses it, its conditions and keys left out. */
const saidBy = (one: Template): string[] => [
  one.title,
  one.description,
  ...templateTexts(one),
  ...one.facts.flatMap(({ label, question, help, choices, default: usual }) => [
    label,
    question,
    help,
    usual,
    ...choices.map(choice => choice.label),
  ]),
  ...one.exhibits.map(exhibit => exhibit.label),
  ...one.rules.map(rule => rule.message),
  ...one.next.map(step => step.text),
]

describe.each(general.map(one => [one.id, one] as const))('%s', (_, template) => {
  test('says nothing of the campaign, and takes nobody for a commune', () => {
    expect(saidBy(template).filter(text => CAMPAIGN_WORD.test(text))).toEqual([])
  })
  test('is good French in dossiers of other matters, whoever acts, against whomever', () => {
    const faults = new Set<string>()
    for (const { defendant, facts } of tenDossiers)
      for (const claimants of groups) {
        const defence = party({ role: 'defendant', ...defendant })
        const { commune: _commune, software: _software, ...others } = answers
        const gathered = fromTemplate(template, {
          facts: { ...others, 'decision.published': '', ...neutral, ...facts },
          parties: [...claimants, defence, counsel].map(one => ({ ...one })),
        })
        const printed = assemble(gathered, { template, today: '2026-03-16' })
        for (const line of printed.blocks.flatMap(block => linesOf(block).map(wordsOf))) {
          const word = CAMPAIGN_WORD.exec(line)
          if (word) faults.add(`${word[0]} : ${line.slice(0, 200)}`)
          for (const { rule, around } of lintLine(line)) faults.add(`${rule} : …${around}…`)
        }
      }
    expect([...faults]).toEqual([])
  })
})

/** The gaps that no text of a dossier may show: these answers say already what they ask. */
function answeredGaps(template: Template, facts: Readonly<Record<string, string>>): Set<string> {
  const answered = template.facts
    .filter(({ key }) => facts[key]?.trim())
    .map(({ key }) => gapLabel(key, template))
  const ofDecision = facts['decision.type'] ? ['décision attaquée', 'auteur de la décision'] : []
  return new Set([...answered, ...ofDecision, 'défendeur'].map(label => `[à compléter : ${label}]`))
}

test.each(tenDossiers.map(one => [one.subject, one] as const))(
  'a dossier of %s is asked nothing twice, its defendant named as a party or by the author of the decision',
  (_, { defendant, facts: own }) => {
    const { commune: _commune, software: _software, ...others } = answers
    const facts = { ...others, 'decision.published': '', ...neutral, ...own }
    const isPresumed = defendantOfAuthor(own['decision.author'] ?? '') !== undefined
    const repeated = new Set<string>()
    for (const template of general)
      for (const parties of [
        [association, party({ role: 'defendant', ...defendant })],
        ...(isPresumed ? [[association]] : []),
      ]) {
        const answered = answeredGaps(template, facts)
        const gathered = fromTemplate(template, { facts, parties: parties.map(one => ({ ...one })) })
        const printed = assemble(gathered, { template, today: '2026-03-16' })
        const gaps = printed.blocks
          .flatMap(linesOf)
          .flat()
          .filter(inline => inline.kind === 'gap')
          .map(({ text }) => text.replace(/\u00a0/g, ' '))
        for (const gap of gaps) {
          if (answered.has(gap)) repeated.add(`${template.id} : ${gap}`)
          // a name in French, never a key
          if (/\[[^\]]*\b[a-z]+\.[a-z]+|\b(?:stage|text|contact|measure|author)\b/.test(gap))
            repeated.add(`${template.id} : ${gap}`)
        }
      }
    expect([...repeated]).toEqual([])
  },
)

/** Words of another court than the one that a text is for: a tribunal named whole is the one that judged. */
const OTHER_COURT: Readonly<Record<string, RegExp>> = {
  'TA Lyon':
    /(?:à|de) la cour(?! de justice| européenne| administrative| de cassation)|plaise au Conseil d’État/iu,
  'CAA Lyon':
    /(?:au|le|du) tribunal(?! administratif| judiciaire)|plaise au Conseil d’État|notification du jugement(?! attaqué)/iu,
  CE: /plaise (?:au tribunal|à la cour)|(?:le|du) tribunal(?! administratif| judiciaire)|notification (?:du jugement|de l’arrêt) ?[,;.]/iu,
}
/** Texts that one court alone is asked: those that name it by a question of their own, and the first ones of a case of a tribunal. */
const ofOneCourt = (one: Template): boolean =>
  one.answers.court !== undefined || ['demande-execution', 'requete-documents'].includes(one.id)

describe.each(Object.keys(OTHER_COURT))('before %s', court => {
  const asked = templates.filter(
    one => one.dossier === 'recourse' && one.facts.some(({ key }) => key === 'court') && !ofOneCourt(one),
  )
  test('no text speaks of another court, whoever acts, against whomever', () => {
    const faults = new Set<string>()
    for (const template of asked)
      for (const { defendant, facts } of tenDossiers) {
        const defence = party({ role: 'defendant', ...defendant })
        const gathered = fromTemplate(template, {
          facts: {
            ...answers,
            'decision.published': '',
            ...neutral,
            ...facts,
            court,
            'qpc.before': court === 'CE' ? 'ce' : 'tribunal',
          },
          parties: [association, defence, counsel].map(one => ({ ...one })),
        })
        const printed = assemble(gathered, { template, today: '2026-03-16' })
        for (const line of printed.blocks.flatMap(block => linesOf(block).map(wordsOf))) {
          const word = OTHER_COURT[court]!.exec(line)
          if (word)
            faults.add(`${template.id} : ${line.slice(Math.max(0, word.index - 60), word.index + 60)}`)
        }
      }
    expect(asked.length).toBeGreaterThan(15)
    expect([...faults]).toEqual([])
  })
})

test('a template of the campaign names a general form, which holds for any act and has its aim', () => {
  for (const one of templates.filter(({ matter, id }) => matter === 'vsa' && id !== 'plainte-cnil')) {
    const form = templates.find(({ id }) => id === one.generalForm)
    expect(form?.matter, one.id).toBe('any')
    expect(form?.aim, one.id).toBe(one.aim)
  }
})

test('a dossier of another matter is offered no text of the campaign, and the general form of each', () => {
  const begging = { template: 'requete-annulation', facts: {} }
  const offered = offeredIn(templates, matterOf(begging, templates))
  expect(offered.filter(one => one.matter === 'vsa')).toEqual([])
  expect(formFor('memoire-replique', matterOf(begging, templates), templates)).toBe('replique-generale')
  expect(formFor('plainte-cnil', 'any', templates)).toBe('')
  // what is there already stays
  expect(offeredIn(templates, 'any', ['memoire-replique']).map(one => one.id)).toContain('memoire-replique')
})

test('a dossier of the campaign is known by its first text, or by the software it names', () => {
  expect(matterOf({ template: 'rep-vsa', facts: {} }, templates)).toBe('vsa')
  expect(matterOf({ template: 'requete-annulation', facts: { software: 'BriefCam' } }, templates)).toBe('vsa')
  expect(formFor('memoire-replique', 'vsa', templates)).toBe('memoire-replique')
  expect(templates.every(one => holdsFor(one, 'vsa'))).toBe(true)
})

test('every gap a text may show has a name in French, not its key', () => {
  const keysIn = (texts: readonly string[]) =>
    texts.flatMap(text => [...text.matchAll(/\{\{([^}]+)\}\}/g)].map(([, key]) => key!))
  const named = [
    ...templates.map(one => [one, keysIn(templateTexts(one))] as const),
    ...starter.flatMap(source =>
      source.kind === 'argument' ? [[undefined, keysIn(Object.values(source.variants))] as const] : [],
    ),
  ]
  const unnamed = named.flatMap(([template, keys]) =>
    keys
      .filter(key => agree(key.replace(/^claimants\./, ''), { gender: 'f', plural: false }) === undefined)
      .filter(key => {
        const bare = key.replace(PREPOSITION, '')
        return gapLabel(key, template) === bare && bare !== 'commune'
      }),
  )
  expect([...new Set(unnamed)]).toEqual([])
})

test('« Aux termes de » announces the very words, in every template and argument', () => {
  const texts = [
    ...templates.flatMap(one => templateTexts(one).map(text => [one.id, text] as const)),
    ...starter.flatMap(source =>
      source.kind === 'argument'
        ? [source.development, ...Object.values(source.variants)].map(text => [source.id, text] as const)
        : [],
    ),
  ]
  const paraphrases = texts.flatMap(([id, text]) =>
    [...text.matchAll(/aux termes d[eu](?:(?!\. ).)*/gis)].flatMap(([words]) =>
      words.includes('«') ? [] : [`${id} : ${words.slice(0, 120)}`],
    ),
  )
  expect(paraphrases).toEqual([])
})
