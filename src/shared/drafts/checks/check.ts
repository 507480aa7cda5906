import { inGravity, type Problem } from '../../dossiers/problem.ts'
import { faultsOf } from '../../exhibits/faults.ts'
import { isProduced } from '../../exhibits/list.ts'
import { localDay } from '../../kernel/days.ts'
import type { Style } from '../../word/style.ts'
import { assemble } from '../assemble/assemble.ts'
import type { Gathered } from '../gathered.ts'
import { questionKeyOf, spokenIn } from '../slots/facts.ts'
import type { Template } from '../templates/template.ts'
import * as brief from './brief.ts'
import * as briefing from './briefing.ts'
import { chronology, datesInOrder } from './chronology.ts'
import { always } from './consistency.ts'
import * as content from './content.ts'
import * as exhibits from './exhibits.ts'
import { ownRules } from './own.ts'
import * as parties from './parties.ts'
import * as quotes from './sources.ts'
import * as sources from './sources.ts'
import { problem, type Rule, type Rules, subjectOf } from './subject.ts'
import {
  appealDeadline,
  cassationDeadline,
  deadline,
  documentMeasure,
  documentsDeadline,
  enforcementOpen,
} from './time.ts'
import { agreement, antecedent, beforeCover, closing, penalties, toldDays } from './wording.ts'

/** The Word model a text is printed on is no longer there: it is printed without. */
const paper: Rule = ({ material }) =>
  material.draft.model && !material.model
    ? [
        problem(
          'warning',
          'model-gone',
          'Le modèle Word de ce texte n’est plus dans la bibliothèque : il est imprimé à sa manière, sans lui. Choisissez-en un autre par «\u00a0Présentation\u00a0».',
          '',
          {},
        ),
      ]
    : []

/** Reports the grounds of the dossier's other filings that a récapitulatif asked for by the court does not take up: they are dropped. */
const carriedOver: Rule = ({ material: { draft, siblings }, fact }) => {
  const isAsked = fact('recap.asked') !== 'non'
  const sourceIds = new Set(draft.blocks.flatMap(block => (block.origin ? [block.origin.source] : [])))
  const siblingGrounds = new Map(
    (siblings ?? []).flatMap(one => one.grounds.map(ground => [ground.id, { ground, one }])),
  )
  return [...siblingGrounds.values()]
    .filter(({ ground }) => !sourceIds.has(ground.id))
    .map(({ ground, one }) =>
      problem(
        isAsked ? 'blocking' : 'information',
        'ground-dropped',
        isAsked
          ? `Le moyen «\u00a0${ground.title}\u00a0», soulevé dans «\u00a0${one.title}\u00a0», n’est pas repris : il serait réputé abandonné. Insérez-le.`
          : `Le moyen «\u00a0${ground.title}\u00a0», soulevé dans «\u00a0${one.title}\u00a0», n’est pas repris ici ; il n’est pas abandonné pour autant.`,
        'art. R. 611-8-1 CJA',
      ),
    )
}

const recourse: readonly Rule[] = [
  parties.domiciles,
  content.facts,
  content.grounds,
  content.bothFamilies,
  content.conclusions,
  exhibits.decisionProduced,
  exhibits.inventory,
  exhibits.labels,
  deadline,
  parties.singleRepresentative,
  parties.associations,
  content.injunction,
  content.penalty,
  content.costs,
  content.money,
  exhibits.neverCalled,
  sources.toVerify,
  sources.withdrawnSources,
  sources.stale,
  exhibits.order,
  quotes.quotes,
  quotes.pictures,
]

const note: readonly Rule[] = [
  briefing.requests,
  briefing.contact,
  briefing.figures,
  sources.toVerify,
  sources.withdrawnSources,
  sources.stale,
  quotes.quotes,
  quotes.pictures,
]

/** A text for an assembly is not held to the plan of a note. */
const parliamentary: readonly Rule[] = [sources.toVerify, sources.withdrawnSources, sources.stale]

/** The rules drafts have by themselves, by the name a template asks for them. */
export const draftRules: Rules = {
  domiciles: parties.domiciles,
  singleRepresentative: parties.singleRepresentative,
  associations: parties.associations,
  facts: content.facts,
  grounds: content.grounds,
  bothFamilies: content.bothFamilies,
  carriedOver,
  conclusions: content.conclusions,
  injunction: content.injunction,
  penalty: content.penalty,
  costs: content.costs,
  money: content.money,
  deadline,
  appealDeadline,
  cassationDeadline,
  documentsDeadline,
  documentMeasure,
  enforcementOpen,
  decisionProduced: exhibits.decisionProduced,
  inventory: exhibits.inventory,
  labels: exhibits.labels,
  neverCalled: exhibits.neverCalled,
  order: exhibits.order,
  requests: briefing.requests,
  contact: briefing.contact,
  figures: briefing.figures,
  words: brief.words,
  characters: brief.characters,
  spokenTime: brief.spokenTime,
  opening: brief.opening,
  oneRequest: brief.oneRequest,
  authorityCount: brief.authorityCount,
  threeArguments: brief.threeArguments,
  neverSay: brief.neverSay,
  toVerify: sources.toVerify,
  withdrawn: sources.withdrawnSources,
  stale: sources.stale,
  quotes: quotes.quotes,
  pictures: quotes.pictures,
}

/** The rules of a text: those its template names, else those of the kind of text it is. Its look decides nothing. */
function rulesOf({ dossier }: Gathered, template: Template | undefined, rules: Rules): readonly Rule[] {
  if (template?.checks) return template.checks.flatMap(name => rules[name] ?? [])
  const kind: Style = template?.style ?? (dossier.type === 'advocacy' ? 'briefing' : 'association')
  if (kind === 'parliament') return parliamentary
  return kind === 'briefing' ? note : recourse
}

/**
 * Lists the faults and gaps of a draft, the gravest first: what assembling found (empty slots, sources and exhibits gone, broken
 * references), then the rules of the filing or of the briefing. `today` is AAAA-MM-JJ, the computer's date unless given; `ruleNames`: the
 * rules a template may name, those of drafts alone unless given.
 */
export function check(
  bundle: Gathered,
  template?: Template,
  today = localDay(new Date()),
  ruleNames: Rules = draftRules,
): Problem[] {
  const material = { ...bundle, dossier: spokenIn(bundle.dossier, template) }
  const assembly = assemble(material, { template, today, withoutTable: true })
  const subject = subjectOf(material, assembly, template, today)
  const rules = [
    ...rulesOf(material, template, ruleNames),
    ownRules,
    exhibits.emptyInventory,
    paper,
    ...always,
  ]
  const problems = [...rules, ...(filing(material, template) ? filingRules : [])]
    .flatMap(rule => rule(subject))
    .map(one => asking(one, template))
  // a rule that points at the same fact says it better than the gap
  const listedIds = new Set(
    problems.filter(problem => problem.severity === 'blocking').map(problem => problem.at.fact),
  )
  // what was put aside is there: another rule says so
  const asideIds = new Set(material.exhibits.filter(one => !isProduced(one)).map(one => one.id))
  const isAside = ({ fact = '', exhibit = '' }: Problem['at']) =>
    asideIds.has(exhibit) || (fact.startsWith('exhibit.') && asideIds.has(material.dossier.facts[fact] ?? ''))
  const gaps = assembly.problems.filter(
    ({ at }) => !isAside(at) && (at.fact === undefined || !listedIds.has(at.fact)),
  )
  const hasInventory = assembly.blocks.some(block => block.kind === 'inventory')
  const files = hasInventory ? faultsOf(material.exhibits).filter(one => one.code !== 'exhibit-no-file') : []
  return inGravity([...gaps, ...problems, ...files])
}

/** The problem at the question this text asks: the date of a letter, not that of the claim of the same dossier. */
const asking = (one: Problem, template: Template | undefined): Problem =>
  one.at.fact === undefined ? one : { ...one, at: { ...one.at, fact: questionKeyOf(one.at.fact, template) } }

/** Further rules of a text put to a court: agreement, dates, sums, its end. */
const filingRules: readonly Rule[] = [
  parties.otherDefendant,
  agreement,
  antecedent,
  toldDays,
  penalties,
  chronology,
  datesInOrder,
  beforeCover,
  closing,
]

const filing = ({ dossier }: Gathered, template: Template | undefined) =>
  dossier.type === 'recourse' &&
  template !== undefined &&
  (template.checks?.includes('conclusions') ?? template.style === 'association')
