import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { choiceFacts, choiceOf, usualRequest } from '../../../shared/campaign/briefs/choice.ts'
import { headlineKey, usualHeadline } from '../../../shared/campaign/briefs/headline.ts'
import type { BriefChoice } from '../../../shared/campaign/briefs/model.ts'
import { identityKeys } from '../../../shared/campaign/campaigns/model.ts'
import type { Parsed } from '../../../shared/contract/contract.ts'
import type { Dossier } from '../../../shared/dossiers/model.ts'
import { withOwnAnswers } from '../../../shared/drafts/own-answers.ts'
import { withDefaults } from '../../../shared/drafts/slots/facts.ts'
import type { Template } from '../../../shared/drafts/templates/template.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { dossiers } from '../../dossiers/store.ts'
import { saveMade } from '../../drafts/assembly.ts'
import { newDraft } from '../../drafts/new-draft.ts'
import { drafts, type ListedDraft } from '../../drafts/store.ts'
import { findTemplate, template } from '../../drafts/templates.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import type { Library } from '../../kernel/library.ts'
import { sourceReader } from '../../library/source-reader.ts'
import { bills } from '../bills/store.ts'
import { campaigns } from '../campaigns/store.ts'
import { recipient } from '../sets/recipients.ts'

type Facts = Dossier['facts']

/**
 * Writes a document in the dossier of its campaign, which is begun where the bill has none, together or not at all. Its choice and its
 * answers are its own; those of the last document of the same choice serve again; who leads the campaign is said once for all.
 */
export function createBrief(library: Library, input: Parsed<'briefs.create'>) {
  const { db } = library
  const from = template(input.template, db)
  if (!from.brief)
    throw new AppError(
      'refused',
      `«\u00a0${from.title}\u00a0» ne se compose pas d’un texte de loi et de ses mesures.`,
    )
  const write = db.transaction(() => {
    const factsOfChoice = factsOf(library, input.choice)
    const campaign = campaigns(db).begin(input.choice.bill)
    const pool = learnIdentity(db, campaigns(db).dossierOf(campaign.id), from, input.facts)
    const before = answersOfSame(db, input.choice.bill, factsOfChoice)
    const answers = {
      ...withDefaults(from, { 'briefing.date': localDay(new Date()), ...before, ...input.facts }),
      ...factsOfChoice,
      ...Object.fromEntries(Object.entries(input.facts).filter(([, value]) => value.trim())),
    }
    Object.assign(
      answers,
      requestAfter(library, before, answers),
      headlineAfter(library, from, before, answers),
    )
    for (const key of Object.values(identityKeys)) if (answers[key] === pool.facts[key]) delete answers[key]
    const draft = newDraft(
      library,
      from,
      withOwnAnswers(pool, { answers }),
      titleOf(library, from, input, answers),
    )
    return { dossier: pool.id, draft: saveMade(library, { ...draft, answers }).id }
  })
  return guarded(() => write.immediate())
}

/** Changes the choice and the answers of a document, or of all the texts of a dossier of before campaigns; returns those texts. */
export function choose(
  library: Library,
  { dossier: id, draft: draftId, choice, facts: given }: Parsed<'briefs.choose'>,
): Pick<ListedDraft, 'id' | 'title'>[] {
  const { db } = library
  const write = db.transaction(() => {
    const pool = dossiers(db).get(id)
    const draft = draftId === undefined ? undefined : drafts(db).get(draftId)
    const before = withOwnAnswers(pool, draft ?? {}).facts
    if (!choiceOf(before))
      throw new AppError('refused', 'Ce dossier ne suit aucun texte de loi : rien n’a été changé.')
    const facts = { ...before, ...factsOf(library, choice), ...given }
    Object.assign(facts, requestAfter(library, before, facts))
    if (draft?.answers) {
      Object.assign(facts, headlineAfter(library, findTemplate(draft.template, db), before, facts))
      const answers = Object.fromEntries(
        Object.entries(facts).filter(
          ([key, value]) => key in (draft.answers ?? {}) || value !== (pool.facts[key] ?? ''),
        ),
      )
      return [drafts(db).save({ ...draft, answers })]
    }
    if (campaigns(db).isDossier(id))
      throw new AppError(
        'refused',
        'Ce dossier est celui d’une campagne, dont chaque document a son propre choix. Rien n’a été changé : nommez le document.',
      )
    dossiers(db).save({ ...pool, facts })
    return drafts(db).list(id)
  })
  return guarded(() => write.immediate())
}

/** Who leads the campaign, as the author of a document says it the first time: said for all its documents. */
function learnIdentity(db: Database, pool: Dossier, from: Template, facts: Facts): Dossier {
  const keys = Object.values(identityKeys).filter(key => from.facts.some(one => one.key === key))
  const learned = keys.flatMap(key =>
    !pool.facts[key]?.trim() && facts[key]?.trim() ? [[key, facts[key]]] : [],
  )
  if (learned.length === 0) return pool
  return dossiers(db).save({ ...pool, facts: { ...pool.facts, ...Object.fromEntries(learned) } })
}

/** The answers of the last text of the same choice. */
function answersOfSame(db: Database, bill: string, factsOfChoice: Facts): Facts {
  const all = dossiers(db)
    .ofBill(bill)
    .flatMap(id => {
      const pool = dossiers(db).get(id)
      return drafts(db)
        .list(id)
        .map(one => one.answers ?? pool.facts)
    })
  const same = all.findLast(facts =>
    Object.entries(factsOfChoice).every(([key, value]) => (facts[key] ?? '') === value),
  )
  return same ?? {}
}

function titleOf(
  library: Library,
  from: Template,
  { choice, title }: Parsed<'briefs.create'>,
  answers: Facts,
): string {
  if (title !== undefined) return title
  const argument = from.brief?.parts.length
    ? sourceReader(library.db).existing(choice.arguments.slice(0, 1))[0]
    : undefined
  if (argument?.kind === 'argument') return argument.title.slice(0, 200)
  const several = /,| et /.test(answers.article ?? '')
  const about = answers.article
    ? `${several ? 'articles' : 'article'} ${answers.article}`
    : bills(library.db).get(choice.bill).title
  return `${from.title} (${about})`.slice(0, 200)
}

/** The facts a choice gives, once what it names is known to exist. */
function factsOf(library: Library, choice: BriefChoice): Dossier['facts'] {
  const { db } = library
  const bill = bills(db).get(choice.bill)
  const stage = choice.stage || (currentStage(bill, localDay(new Date()))?.key ?? '')
  if (stage && !bill.stages.some(one => one.key === stage))
    throw new AppError(
      'not-found',
      `Ce texte n’a pas de stade «\u00a0${stage}\u00a0». Connus : ${bill.stages.map(one => one.key).join(', ')}.`,
    )
  const unknownMeasure = choice.measures.find(id => !bill.measures.some(one => one.id === id))
  if (unknownMeasure)
    throw new AppError(
      'not-found',
      `Ce texte n’a pas de mesure «\u00a0${unknownMeasure}\u00a0». Connues : ${bill.measures.map(one => one.id).join(', ')}.`,
    )
  const ids = new Set(
    sourceReader(db)
      .existing(choice.arguments)
      .map(one => one.id),
  )
  const absent = choice.arguments.find(id => !ids.has(id))
  if (absent)
    throw new AppError('not-found', `Il n’y a pas d’argument «\u00a0${absent}\u00a0» dans la bibliothèque.`)
  const { member } = choice.audience
  const to = member ? recipient(library, member) : undefined
  if (member && !to)
    throw new AppError(
      'not-found',
      `Il n’y a pas de parlementaire «\u00a0${member}\u00a0» dans la bibliothèque : importez les données de l’assemblée.`,
    )
  // a member is asked what a member of their chamber can do
  const audience = to ? { ...choice.audience, chamber: to.chamber } : choice.audience
  return choiceFacts({ ...choice, stage, audience }, bill, localDay(new Date()), to)
}

/** The request of a dossier after a choice: the one its author wrote, else the one that fits the state of the measures at the stage. */
function requestAfter(library: Library, before: Dossier['facts'], facts: Dossier['facts']): Dossier['facts'] {
  const usual = (of: Dossier['facts']) => {
    const choice = choiceOf(of)
    return choice ? usualRequest(choice, bills(library.db).get(choice.bill), localDay(new Date())) : ''
  }
  const typed = facts['request.vote']?.trim() ?? ''
  const isOwn = typed !== '' && typed !== usual(before)
  const request = usual(facts)
  return isOwn || request === '' ? {} : { 'request.vote': request }
}

/** The headline of a document after a choice: the one its author wrote, else the one that fits the measures at the stage. */
function headlineAfter(library: Library, from: Template | undefined, before: Facts, facts: Facts): Facts {
  const key = from && headlineKey(from)
  if (!key) return {}
  const usual = (of: Facts) => {
    const choice = choiceOf(of)
    return choice ? usualHeadline(choice, bills(library.db).get(choice.bill), localDay(new Date())) : ''
  }
  const typed = facts[key]?.trim() ?? ''
  return typed !== '' && typed !== usual(before) ? {} : { [key]: usual(facts) }
}
