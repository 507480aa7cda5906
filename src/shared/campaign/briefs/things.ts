import { escapeMarkup, type Thing, type Things } from '../../drafts/templates/repeats.ts'
import { dayText } from '../../french/dates.ts'
import { capital, listText, uncapital, withFullStop } from '../../french/wording.ts'
import type { Argument } from '../../library/model.ts'
import type { Bill, Measure } from '../bills/model.ts'
import { articleAt, chosenMeasures, fateAt } from './choice.ts'
import type { BriefChoice } from './model.ts'

/** The matter a text is assembled from, read in one go. */
export interface Matter {
  readonly choice: BriefChoice
  readonly bill: Bill
  /** those chosen that the library has, in their order */
  readonly arguments: readonly Argument[]
  /** rows of the table of members: built where the members are known */
  readonly members?: readonly Thing[]
  readonly votes?: readonly Thing[]
  readonly amendments?: readonly Thing[]
}

/** The lists a template turns over: what each measure, argument, objection, figure, proof says, as words of our markup. */
export function thingsOf({
  choice,
  bill,
  arguments: argumentList,
  members,
  votes,
  amendments,
}: Matter): Things {
  const measures = chosenMeasures(choice, bill)
  return {
    measures: measures.map((one, at) => ({
      id: one.id,
      words: {
        ...measureWords(one, bill, choice.stage),
        end: at < measures.length - 1 ? '\u202f;' : '.',
      },
    })),
    choices: measures.length > 0 ? [{ id: 'all', words: togetherWords(measures, choice.stage) }] : [],
    arguments: argumentList.map(one => ({ id: one.id, words: argumentWords(one) })),
    objections: argumentList.flatMap(one =>
      one.pairs.map((pair, at) => ({
        id: `${one.id}.${at + 1}`,
        // written in our markup, as the argument is
        words: { text: pair.objection, reply: pair.reply },
      })),
    ),
    figures: argumentList.flatMap(one =>
      one.facts.map((fact, at) => ({
        id: `${one.id}.f${at + 1}`,
        words: { text: fact.text.replace(/[.;]\s*$/, ''), source: sourceOf(fact) },
      })),
    ),
    proofs: proofsOf(argumentList),
    bans: argumentList.flatMap(one =>
      one.neverSay.map((text, at) => ({ id: `${one.id}.n${at + 1}`, words: { text } })),
    ),
    members: members ?? [],
    votes: votes ?? [],
    amendments: amendments ?? [],
  }
}

const gap = (label: string) => `{{${label.replace(/[{}]/g, '')}}}`

/** A day in parentheses, or after a comma where the stage already has its own. */
const dateLine = (day: string, label = ''): string =>
  label.endsWith(')') ? `, le ${dayText(day)}` : ` (${dayText(day)})`

function measureWords(measure: Measure, bill: Bill, stage: string): Record<string, string> {
  const article = articleAt(measure, stage)
  const fate = fateAt(measure, bill, stage)
  const at = fate && bill.stages.find(one => one.key === fate.stage)
  const about = article ? `l’article ${article}` : measure.title
  const doubt = measure.certainty === 'to-verify' || fate?.certainty === 'to-verify' ? ' (à vérifier)' : ''
  const fateText = fate
    ? `${uncapital(fate.outcome)}${at ? `, ${uncapital(at.label)}` : ''}${fate.date && !/\d{4}/.test(fate.outcome) ? dateLine(fate.date, at?.label) : ''}${doubt}`
    : 'non connu'
  return {
    article: article ? escapeMarkup(article) : gap(`article de la mesure « ${measure.title} »`),
    title: escapeMarkup(measure.title),
    named: escapeMarkup(uncapital(measure.title)),
    does: measure.does ? escapeMarkup(withFullStop(measure.does)) : gap(`ce que fait ${about}`),
    danger: measure.danger ? escapeMarkup(withFullStop(measure.danger)) : gap(`risque de ${about}`),
    fate: escapeMarkup(fateText),
  }
}

/** All the measures in one sentence, for what is read first. */
function togetherWords(measures: readonly Measure[], stage: string): Record<string, string> {
  const some = measures.slice(0, 3)
  const clause = (text: string) => uncapital(text.trim().replace(/[.;]\s*$/, ''))
  const clauses = some.map(one => {
    const article = articleAt(one, stage)
    const does = one.does ? clause(one.does) : clause(one.title)
    return article ? `article ${escapeMarkup(article)}\u00a0: ${escapeMarkup(does)}` : escapeMarkup(does)
  })
  const dangers = some.flatMap(one => (one.danger ? [escapeMarkup(clause(one.danger))] : []))
  const articles = [...new Set(measures.map(one => articleAt(one, stage)).filter(Boolean))]
  return {
    does: `${capital(clauses.join('\u202f; '))}${measures.length > 3 ? `\u202f; et ${measures.length - 3} autre${measures.length > 4 ? 's' : ''} mesure${measures.length > 4 ? 's' : ''}` : ''}.`,
    danger: dangers.length > 0 ? `${capital(dangers.join('\u202f; '))}.` : gap('risque des mesures'),
    articles: escapeMarkup(listText(articles)),
  }
}

function argumentWords(one: Argument): Record<string, string> {
  return {
    // a title is the objection it answers, in quotation marks
    title: escapeMarkup(one.title),
    thesis: one.thesis,
    // as a title says it
    claim: one.thesis.trim().replace(/[.;]$/, ''),
    short: one.shortForm || one.thesis,
  }
}

const sourceOf = (fact: Argument['facts'][number]): string =>
  [
    fact.source ? `[[${fact.source}]]` : escapeMarkup(fact.sourceText) || gap('source du chiffre'),
    // what is cited says its own
    fact.date && !fact.source ? dayText(fact.date) : '',
  ]
    .filter(Boolean)
    .join(', ')

/** The authorities of the arguments, each once, those in support first. */
function proofsOf(all: readonly Argument[]): Thing[] {
  const proofs = new Map<string, Thing>()
  for (const { source, pin, role } of all.flatMap(one => one.authorities))
    if (role !== 'contrary' && !proofs.has(source))
      // a list of proofs is looked up by itself: none is « précitée »
      proofs.set(source, { id: source, words: { cite: `[[${source}|${pin ?? ''}|full]]` } })
  return [...proofs.values()]
}
