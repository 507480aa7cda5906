import type { Handlers } from '../../shared/contract/contract.ts'
import { affaireOf } from '../../shared/dossiers/affaire.ts'
import { byDate, byFirstCall } from '../../shared/drafts/production.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { dossiers } from '../dossiers/store.ts'
import { arrangeSeries, namedSeries } from '../exhibits/series.ts'
import type { Context } from '../kernel/context.ts'
import { saveDossier } from './called-exhibits.ts'
import { drafts, type ListedDraft } from './store.ts'

/** The exhibits that texts call: their order in a case, by first call or by date, and the answers of a dossier that bring them there. */
export function draftExhibitHandlers({ library }: Context) {
  return {
    'dossiers.save': ({ dossier }) => saveDossier(library.db, dossier),
    'exhibits.arrange': ({ dossier: id, affaire: affaireId, by, first }) => {
      const dossier = dossiers(library.db).get(id)
      const affaire = affaireOf(dossier, affaireId)
      const list = namedSeries(library.db, id, affaireId)
      const texts = drafts(library.db)
      if (first && texts.get(first).dossier !== id)
        throw new AppError('not-found', 'Ce texte n’est pas de ce dossier : l’ordre n’a pas changé.', {
          id: first,
        })
      const ofAffaire = texts.list(id).filter(one => affaireOf(dossier, one.affaire) === affaire)
      const arrangement =
        by === 'date'
          ? byDate(list)
          : byFirstCall(
              list,
              setFirst(ofAffaire, first).map(one => texts.get(one.id)),
              dossier.facts,
            )
      return arrangeSeries(
        library.db,
        id,
        affaireId,
        arrangement.map(one => one.id),
      )
    },
  } satisfies Partial<Handlers>
}

/** The oldest first: the claim that opens the case numbers its exhibits; before it, the set that is asked for. */
function setFirst(texts: readonly ListedDraft[], first: string | undefined): ListedDraft[] {
  const set = texts.find(one => one.id === first)?.set
  const rank = (one: ListedDraft) => (one.id === first || (set && one.set === set) ? 0 : 1)
  return first ? texts.toSorted((a, b) => rank(a) - rank(b)) : [...texts]
}
