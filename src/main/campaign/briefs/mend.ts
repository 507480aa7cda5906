import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { choiceOf, hasPassed, impasseOf } from '../../../shared/campaign/briefs/choice.ts'
import type { Returned } from '../../../shared/contract/contract.ts'
import { withOwnAnswers } from '../../../shared/drafts/own-answers.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { dossiers } from '../../dossiers/store.ts'
import { reassembly } from '../../drafts/assembly.ts'
import { drafts } from '../../drafts/store.ts'
import { findTemplate } from '../../drafts/templates.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import type { Library } from '../../kernel/library.ts'
import { bills } from '../bills/store.ts'
import { choose } from './writing.ts'

type Mended = Returned<'briefs.mend'>[number]

/** Puts the documents of a campaign at the present step of its bill and makes them again; one where an edit meets a change is left as it was. */
export function mendDocuments(library: Library, billId: string): Mended[] {
  const { db } = library
  const bill = bills(db).get(billId)
  const today = localDay(new Date())
  const stage = currentStage(bill, today)
  if (!stage) return []
  return dossiers(db)
    .ofBill(bill.id)
    .flatMap(id => {
      const dossier = dossiers(db).get(id)
      return drafts(db)
        .list(id)
        .flatMap((line): Mended[] => {
          if (line.filed || !findTemplate(line.template, db)?.brief) return []
          const draft = drafts(db).get(line.id)
          const choice = choiceOf(withOwnAnswers(dossier, draft).facts)
          if (choice?.bill !== bill.id || !hasPassed(bill, choice.stage, today)) return []
          const about = { draft: draft.id, dossier: id, title: draft.title }
          if (!draft.answers)
            return [
              {
                ...about,
                state: 'questions',
                why: 'Ses choix sont ceux de tout son dossier\u00a0: rien n’y a été changé. Ouvrez-le, puis «\u00a0Changer le stade ou les mesures\u00a0».',
              },
            ]
          const next = { ...choice, stage: stage.key }
          if (!remake(library, about, next))
            return [
              {
                ...about,
                state: 'questions',
                why: 'Ce que vous y avez écrit et ce qui a changé se rencontrent\u00a0: rien n’y a été changé. Ouvrez-le, puis «\u00a0Changer le stade ou les mesures\u00a0».',
              },
            ]
          const why = impasseOf(next, bill, today)
          return [{ ...about, state: why ? 'closed' : 'mended', why }]
        })
    })
}

/** An edit meets a change: undoes what was written of it. */
class EditMeetsChange extends Error {}

/** Makes one document again for another choice, or leaves it whole where an edit meets a change. */
function remake(
  library: Library,
  { draft, dossier }: Pick<Mended, 'draft' | 'dossier'>,
  choice: Parameters<typeof choose>[1]['choice'],
): boolean {
  const write = library.db.transaction(() => {
    choose(library, { dossier, draft, choice, facts: {} })
    const { conflicts } = reassembly(library, { id: draft, choices: {}, apply: true })
    if (conflicts.length > 0) throw new EditMeetsChange()
  })
  try {
    guarded(() => write.immediate())
    return true
  } catch (error) {
    if (error instanceof EditMeetsChange) return false
    throw error
  }
}
