import { randomUUID } from 'node:crypto'
import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { choiceFacts, choiceOf, hasPassed, usualRequest } from '../../../shared/campaign/briefs/choice.ts'
import { mailOf } from '../../../shared/campaign/briefs/mail.ts'
import type { BriefChoice } from '../../../shared/campaign/briefs/model.ts'
import { proposedArguments, proposedMeasures } from '../../../shared/campaign/briefs/propose.ts'
import type { Handlers, Parsed } from '../../../shared/contract/contract.ts'
import { blankDossier, type Dossier } from '../../../shared/dossiers/model.ts'
import { withDefaults } from '../../../shared/drafts/slots/facts.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { dossiers } from '../../dossiers/store.ts'
import { assembleDraft } from '../../drafts/assemble-draft.ts'
import { saveMade } from '../../drafts/assembly.ts'
import { problemsOf } from '../../drafts/checks/check-citations.ts'
import { gather } from '../../drafts/gather.ts'
import { newDraft } from '../../drafts/new-draft.ts'
import { drafts } from '../../drafts/store.ts'
import { template } from '../../drafts/templates.ts'
import type { Context } from '../../kernel/context.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import { logoOf } from '../../kernel/files/pictures.ts'
import type { Library } from '../../kernel/library.ts'
import { allArguments } from '../../library/all-arguments.ts'
import { sourceReader } from '../../library/source-reader.ts'
import { bills } from '../bills/store.ts'
import { campaigns } from '../campaigns/store.ts'
import { emlOf } from '../sets/eml.ts'
import { groupsOf, recipient } from '../sets/recipients.ts'

/** Documents for members, assembled by choosing a bill, a stage, measures and an audience. */
export function briefHandlers({ library }: Context) {
  const { db } = library
  const all = dossiers(db)
  return {
    'briefs.propose': ({ choice, most: limit }) => {
      const bill = bills(db).get(choice.bill)
      const today = localDay(new Date())
      const stage = choice.stage || (currentStage(bill)?.key ?? '')
      const choiceAtStage = { ...choice, stage }
      return {
        stage,
        measures: proposedMeasures(bill, stage),
        request: usualRequest(choiceAtStage, bill),
        arguments: proposedArguments(allArguments(db), choiceAtStage, bill, today).slice(0, limit),
        groups: groupsOf(library, choice.audience.chamber),
      }
    },
    'briefs.list': () => {
      const archived = campaigns(db).archivedBills()
      return bills(db)
        .list()
        .filter(bill => !archived.has(bill.id))
        .flatMap(bill =>
          all.ofBill(bill.id).flatMap(id => {
            const stage = choiceOf(all.get(id).facts)?.stage ?? ''
            return drafts(db)
              .list(id)
              .map(one => ({
                draft: one.id,
                dossier: id,
                title: one.title,
                template: one.template || 'texte',
                bill: bill.id,
                stage: bill.stages.find(each => each.key === stage)?.label ?? stage,
                passed: hasPassed(bill, stage),
              }))
          }),
        )
    },
    'briefs.create': input => create(library, input),
    'briefs.choose': ({ dossier: id, choice }) => {
      const write = db.transaction(() => {
        const before = all.get(id)
        if (!choiceOf(before.facts))
          throw new AppError('refused', 'Ce dossier ne suit aucun texte de loi : rien n’a été changé.')
        const facts = { ...before.facts, ...factsOf(library, choice) }
        all.save({ ...before, facts: { ...facts, ...requestAfter(library, before.facts, facts) } })
      })
      guarded(() => write.immediate())
      return { drafts: drafts(db).list(id) }
    },
    'briefs.choice': ({ dossier }) => {
      const choice = choiceOf(all.get(dossier).facts)
      return choice ? { choice } : {}
    },
    'briefs.mail': ({ draft }) => mailOrRefuse(library, draft),
    'briefs.eml': async ({ draft }) => {
      const mail = await mailOrRefuse(library, draft)
      const { title, dossier } = drafts(db).get(draft)
      const to = recipient(library, all.get(dossier).facts['member.id'] ?? '')?.emails?.[0]
      const eml = emlOf(mail, { to, at: new Date(), id: draft })
      return keepExport(library.folder, nameOf(title, 'eml'), Buffer.from(eml))
    },
  } satisfies Partial<Handlers>
}

/** The facts a choice gives, once what it names is known to exist. */
function factsOf(library: Library, choice: BriefChoice): Dossier['facts'] {
  const { db } = library
  const bill = bills(db).get(choice.bill)
  const stage = choice.stage || (currentStage(bill)?.key ?? '')
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
  return choiceFacts({ ...choice, stage }, bill, to)
}

/** The request of a dossier after a choice: the one its author wrote, else the one that fits the state of the measures at the stage. */
function requestAfter(library: Library, before: Dossier['facts'], facts: Dossier['facts']): Dossier['facts'] {
  const usual = (of: Dossier['facts']) => {
    const choice = choiceOf(of)
    return choice ? usualRequest(choice, bills(library.db).get(choice.bill)) : ''
  }
  const typed = facts['request.vote']?.trim() ?? ''
  const isOwn = typed !== '' && typed !== usual(before)
  const request = usual(facts)
  return isOwn || request === '' ? {} : { 'request.vote': request }
}

/** A document and its dossier, together or not at all. One of the same choice is joined: its answers serve again. */
function create(library: Library, input: Parsed<'briefs.create'>) {
  const { db } = library
  const from = template(input.template, db)
  if (!from.brief)
    throw new AppError(
      'refused',
      `«\u00a0${from.title}\u00a0» ne se compose pas d’un texte de loi et de ses mesures.`,
    )
  const write = db.transaction(() => {
    const factsOfChoice = factsOf(library, input.choice)
    const same = dossiers(db)
      .ofBill(input.choice.bill)
      .map(id => dossiers(db).get(id))
      .find(one => Object.entries(factsOfChoice).every(([key, value]) => (one.facts[key] ?? '') === value))
    const today = localDay(new Date())
    const facts = {
      ...withDefaults(from, { 'briefing.date': today, ...same?.facts, ...input.facts }),
      ...factsOfChoice,
      ...Object.fromEntries(Object.entries(input.facts).filter(([, value]) => value.trim())),
    }
    Object.assign(facts, requestAfter(library, same?.facts ?? {}, facts))
    const bill = bills(db).get(input.choice.bill)
    const several = /,| et /.test(facts.article ?? '')
    const about = facts.article ? `${several ? 'articles' : 'article'} ${facts.article}` : bill.title
    const dossier = dossiers(db).save(
      same
        ? { ...same, facts }
        : blankDossier({
            id: randomUUID(),
            type: 'advocacy',
            title: `${bill.title} : ${facts.article ? about : (facts['stage.label'] ?? '')}`.slice(0, 200),
            template: from.id,
            facts,
          }),
    )
    const argument = from.brief?.parts.length
      ? sourceReader(db).existing(input.choice.arguments.slice(0, 1))[0]
      : undefined
    const title =
      input.title ??
      (argument?.kind === 'argument' ? argument.title : `${from.title} (${about})`).slice(0, 200)
    const draft = saveMade(library, newDraft(library, from, dossier, title))
    return { dossier: dossier.id, draft: draft.id }
  })
  return guarded(() => write.immediate())
}

/** A mail that may be sent: not too long, with an opening of its own, nothing left to fill. */
async function mailOrRefuse(library: Library, id: string) {
  const material = gather(library, id)
  const blocking = problemsOf(library, material).filter(
    one => one.severity === 'blocking' || one.code === 'slot-empty',
  )
  if (blocking.length > 0)
    throw new AppError(
      'refused',
      `Le message n’est pas prêt à partir. ${blocking
        .slice(0, 3)
        .map(one => one.message)
        .join(' ')}`,
      blocking,
    )
  const assembly = assembleDraft(library, material)
  return mailOf(assembly, material.draft, await logoOf(library, assembly.letterhead))
}
