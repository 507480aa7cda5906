import { amendmentLabel, chamberLabels, targetLabel } from '../../../shared/campaign/amendments/label.ts'
import { type Flag, flagsOf } from '../../../shared/campaign/bills/flags.ts'
import type { Returned } from '../../../shared/contract/contract.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Argument } from '../../../shared/library/model.ts'
import { dossiers } from '../../dossiers/store.ts'
import { drafts } from '../../drafts/store.ts'
import { templates } from '../../drafts/templates.ts'
import type { Database } from '../../kernel/database/open.ts'
import { allArguments } from '../../library/all-arguments.ts'
import { sourceReader } from '../../library/source-reader.ts'
import { amendments } from '../amendments/store.ts'
import { bills } from './store.ts'

type Use = Returned<'arguments.uses'>[number]

const forms = {
  filing: 'moyen',
  briefing: 'bloc de note',
  sheet: 'carte de fiche',
  mail: 'courriel',
  intervention: 'intervention',
  script: 'script d’appel',
} as const

function argumentOf(db: Database, id: string): Argument {
  const source = sourceReader(db).get(id)
  if (source.kind !== 'argument')
    throw new AppError('invalid', 'Cette source n’est pas un argument : elle n’a pas de carte d’emplois.')
  return source
}

/** Where an argument is used: texts being written, templates, amendments, and the measures it is about. */
export function usesOf(db: Database, id: string): Use[] {
  const argument = argumentOf(db, id)
  return [
    ...draftUses(db, argument.id, argument.revision),
    ...amendments(db)
      .list()
      .filter(one => one.arguments.includes(argument.id))
      .map(one => ({
        kind: 'amendment' as const,
        id: one.id,
        title: one.number
          ? amendmentLabel(one)
          : one.parent
            ? 'Sous-amendement en projet'
            : 'Amendement en projet',
        form: `${targetLabel(one.target)}, ${chamberLabels[one.chamber]}`,
      })),
    ...templates(db)
      .filter(one => one.blocks.some(block => block.kind === 'argument' && block.argument === argument.id))
      .map(one => ({ kind: 'template' as const, id: one.id, title: one.title, form: 'modèle' })),
    ...bills(db)
      .list()
      .flatMap(bill =>
        argument.measures
          .filter(link => link.bill === bill.id)
          .flatMap(link => bill.measures.filter(one => one.id === link.measure))
          .map(measure => ({
            kind: 'measure' as const,
            id: bill.id,
            title: measure.title,
            form: bill.title,
          })),
      ),
  ]
}

function draftUses(db: Database, argument: string, revision: number): Use[] {
  const all = drafts(db)
  return dossiers(db)
    .list()
    .flatMap(dossier =>
      all.list(dossier.id).flatMap(({ id, title }): Use[] => {
        const origins = all.origins(id, argument)
        const groups = new Map(origins.map(one => [one.group, one]))
        return [...groups.values()].map(origin => ({
          kind: 'draft' as const,
          id,
          title,
          dossier: dossier.id,
          form: forms[origin.variant],
          late: origin.revision < revision,
        }))
      }),
    )
}

/** Warnings about the arguments, or one of them, as of today. */
export function flagsIn(db: Database, id?: string, today = localDay(new Date())): Flag[] {
  const all = flagsOf(allArguments(db), bills(db).list(), today)
  if (id === undefined) return all
  const argument = argumentOf(db, id)
  return all.filter(one => one.argument === argument.id)
}
