import { affaireOf, inAffaire } from '../../shared/dossiers/affaire.ts'
import type { Affaire, Dossier } from '../../shared/dossiers/model.ts'
import type { Gathered } from '../../shared/drafts/gathered.ts'
import type { Draft } from '../../shared/drafts/model.ts'
import { withOwnAnswers } from '../../shared/drafts/own-answers.ts'
import { calledBy } from '../../shared/drafts/production.ts'
import { sourceIds } from '../../shared/drafts/references.ts'
import { factOf } from '../../shared/drafts/slots/facts.ts'
import type { Exhibit } from '../../shared/exhibits/model.ts'
import { DAY_SHAPE } from '../../shared/kernel/days.ts'
import type { Source } from '../../shared/library/model.ts'
import { dossiers } from '../dossiers/store.ts'
import { seriesOf } from '../exhibits/series.ts'
import type { Library } from '../kernel/library.ts'
import { sourceReader, sourcesOf } from '../library/source-reader.ts'
import { paperRef } from '../word/word-models.ts'
import { providers } from './providers.ts'
import { drafts } from './store.ts'
import { findTemplate } from './templates.ts'

/** Everything a draft needs to be assembled, with these sources beside, read in one transaction so that it all is of one moment. */
export function gather(library: Library, id: string, also: readonly string[] = []): Gathered {
  const read = reader(library)
  return library.db.transaction(() => {
    const draft = drafts(library.db).get(id)
    // a filed text is shown, checked and printed as it was that day, whatever became of the dossier since
    const material = providers().filedContent(library, id) ?? around(library, draft, read)
    const ids = new Set(material.sources.map(source => source.id))
    const more = also.filter(one => !ids.has(one))
    return more.length > 0 ? { ...material, sources: [...material.sources, ...read(more)] } : material
  })()
}

/** The same for a draft that is not saved, or not yet. */
export function gatherAround(library: Library, draft: Draft): Gathered {
  const read = reader(library)
  return library.db.transaction(() => around(library, draft, read))()
}

type ReadSources = (ids: readonly string[]) => Source[]

/** Reads sources by id; within a transaction, which may be undone, nothing is cached. */
const reader = ({ db }: Library): ReadSources =>
  db.inTransaction ? ids => sourceReader(db).existing(ids) : ids => sourcesOf(db, ids)

function around(library: Library, draft: Draft, read: ReadSources): Gathered {
  const pool = withOwnAnswers(dossiers(library.db).get(draft.dossier), draft)
  const template = findTemplate(draft.template, library.db)
  const affaire = affaireOf(pool, draft.affaire)
  const dossier = inAffaire(pool, affaire, template?.answers)
  const model = paperRef(library, draft.model)
  const exhibitList = seriesOf(library.db, dossier.id, affaire?.id).map(one =>
    copyAsPrinted(library, dossier, affaire, one),
  )
  const bill = providers().billOf(library, dossier)
  return {
    draft,
    dossier,
    exhibits: exhibitList,
    sources: read(sourceIds(draft)),
    ...(template && { template }),
    ...(model && { model }),
    ...(bill && { bill }),
    siblings: siblings(
      library,
      draft,
      exhibitList,
      dossier,
      template?.checks?.includes('carriedOver') ?? false,
    ),
  }
}

/**
 * The copy of a text bears the day that the text bears, until it is filed. In the case of that text it is aside, whatever the dossier
 * says: a text is never in its own inventory.
 */
function copyAsPrinted(
  { db }: Library,
  dossier: Dossier,
  affaire: Affaire | undefined,
  exhibit: Exhibit,
): Exhibit {
  if (!exhibit.copyOf || exhibit.filed) return exhibit
  const text = drafts(db)
    .list(dossier.id)
    .find(one => one.id === exhibit.copyOf)
  if (!text) return exhibit
  if (affaireOf(dossier, text.affaire)?.id === affaire?.id && !exhibit.aside)
    return { ...exhibit, aside: true }
  if (exhibit.file) return exhibit
  const date = factOf('filing.date', dossier, findTemplate(text.template, db))
  return date && date !== exhibit.date && DAY_SHAPE.test(date) ? { ...exhibit, date } : exhibit
}

/** The other texts of its dossier, with the exhibits they call; their grounds are read only where it has to take them up. */
function siblings(
  library: Library,
  draft: Draft,
  exhibitList: readonly Exhibit[],
  dossier: Dossier,
  read: boolean,
): Gathered['siblings'] {
  const affaire = affaireOf(dossier, draft.affaire)
  return drafts(library.db)
    .beside(draft)
    .map(other => ({
      id: other.id,
      title: other.title,
      template: other.template,
      set: other.set,
      calls: affaireOf(dossier, other.affaire) === affaire ? calledBy(other, exhibitList, dossier.facts) : [],
      grounds: read ? groundsOf(library, other) : [],
    }))
}

function groundsOf(library: Library, draft: Draft) {
  const ids = new Set(draft.blocks.flatMap(block => (block.origin ? [block.origin.source] : [])))
  return sourceReader(library.db)
    .argumentsOf([...ids])
    .filter(one => one.ground)
    .map(({ id, title }) => ({ id, title }))
}
