import { choiceOf } from '../../../shared/campaign/briefs/choice.ts'
import type { PersonalSet } from '../../../shared/campaign/briefs/model.ts'
import { TargetList } from '../../../shared/campaign/members/model.ts'
import { withOwnAnswers } from '../../../shared/drafts/own-answers.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { dossiers } from '../../dossiers/store.ts'
import { drafts } from '../../drafts/store.ts'
import type { Database } from '../../kernel/database/open.ts'

/** Whether an opening is a template: it has a slot; one written by hand may say who writes. */
const isTemplate = (opening: string): boolean => /\{\{[^}]+\}\}/.test(opening)

/** The openings of a set that may travel, and how many may not. */
export function templatesOf({ openings }: PersonalSet): {
  templates: Record<string, string>
  handwrittenCount: number
} {
  const all = Object.entries(openings).filter(([, words]) => words.trim())
  const templates = all.filter(([, words]) => isTemplate(words))
  return { templates: Object.fromEntries(templates), handwrittenCount: all.length - templates.length }
}

/** A personalised set as it travels: a list of its members, in their order, with those openings. Its text stays, as all texts do. */
export function listOfSet(db: Database, set: PersonalSet): TargetList {
  const draft = drafts(db).get(set.draft)
  const bill = choiceOf(withOwnAnswers(dossiers(db).get(draft.dossier), draft).facts)?.bill
  if (!bill)
    throw new AppError(
      'refused',
      `«\u00a0${set.title}\u00a0» ne suit aucun texte de loi : il ne peut pas être joint à un lot.`,
    )
  return TargetList.parse({
    id: set.id,
    title: set.title,
    bill,
    filters: {},
    ranked: set.members.map(member => ({ member, reasons: [] })),
    openings: templatesOf(set).templates,
  })
}
