import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { choiceOf, hasPassed, impasseOf, usualRequest } from '../../../shared/campaign/briefs/choice.ts'
import { mailOf } from '../../../shared/campaign/briefs/mail.ts'
import { proposedArguments, proposedMeasures } from '../../../shared/campaign/briefs/propose.ts'
import type { Handlers } from '../../../shared/contract/contract.ts'
import { withOwnAnswers } from '../../../shared/drafts/own-answers.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { dossiers } from '../../dossiers/store.ts'
import { assembleDraft } from '../../drafts/assemble-draft.ts'
import { problemsOf } from '../../drafts/checks/check-citations.ts'
import { gather } from '../../drafts/gather.ts'
import { drafts } from '../../drafts/store.ts'
import type { Context } from '../../kernel/context.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import { logoOf } from '../../kernel/files/pictures.ts'
import type { Library } from '../../kernel/library.ts'
import { allArguments } from '../../library/all-arguments.ts'
import { bills } from '../bills/store.ts'
import { whereaboutsOf } from '../bills/whereabouts.ts'
import { campaigns } from '../campaigns/store.ts'
import { emlOf } from '../sets/eml.ts'
import { groupsOf, recipient } from '../sets/recipients.ts'
import { mendDocuments } from './mend.ts'
import { choose, createBrief } from './writing.ts'

/** Documents for members, assembled by choosing a bill, a stage, measures and an audience. */
export function briefHandlers({ library }: Context) {
  const { db } = library
  const all = dossiers(db)
  return {
    'briefs.propose': ({ choice, most: limit }) => {
      const bill = bills(db).get(choice.bill)
      const today = localDay(new Date())
      const stage = choice.stage || (currentStage(bill, today)?.key ?? '')
      const choiceAtStage = { ...choice, stage }
      return {
        stage,
        measures: proposedMeasures(bill, stage),
        request: usualRequest(choiceAtStage, bill, today),
        impasse: whereaboutsOf(db, bill, today)?.question ?? impasseOf(choiceAtStage, bill, today),
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
            const dossier = all.get(id)
            return drafts(db)
              .list(id)
              .map(one => {
                const stage = choiceOf(withOwnAnswers(dossier, one).facts)?.stage ?? ''
                return {
                  draft: one.id,
                  dossier: id,
                  title: one.title,
                  template: one.template || 'texte',
                  own: one.answers !== undefined,
                  bill: bill.id,
                  stage: bill.stages.find(each => each.key === stage)?.label ?? stage,
                  passed: hasPassed(bill, stage, localDay(new Date())),
                }
              })
          }),
        )
    },
    'briefs.create': input => createBrief(library, input),
    'briefs.choose': input => ({ drafts: choose(library, input) }),
    'briefs.mend': ({ bill }) => mendDocuments(library, bill),
    'briefs.choice': ({ dossier, draft }) => {
      const text = draft === undefined ? undefined : drafts(db).get(draft)
      const { facts } = withOwnAnswers(all.get(dossier), text ?? {})
      const choice = choiceOf(facts)
      return { facts, template: text?.template ?? '', ...(choice && { choice }) }
    },
    'briefs.mail': ({ draft }) => mailOrRefuse(library, draft),
    'briefs.eml': async ({ draft }) => {
      const mail = await mailOrRefuse(library, draft)
      const text = drafts(db).get(draft)
      const { facts } = withOwnAnswers(all.get(text.dossier), text)
      const to = recipient(library, facts['member.id'] ?? '')?.emails?.[0]
      const eml = emlOf(mail, { to, at: new Date(), id: draft })
      return keepExport(library.folder, nameOf(text.title, 'eml'), Buffer.from(eml))
    },
  } satisfies Partial<Handlers>
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
