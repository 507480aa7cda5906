import { randomUUID } from 'node:crypto'
import type { Handlers } from '../../shared/contract/contract.ts'
import { identitiesIn, pseudonymise } from '../../shared/drafts/privacy/pseudonyms.ts'
import { generalise } from '../../shared/drafts/templates/generalise.ts'
import { remnantsIn, withBlanks } from '../../shared/drafts/templates/remnants.ts'
import { templateOfDraft } from '../../shared/drafts/templates/template-of-draft.ts'
import { slug } from '../../shared/french/slug.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { equal } from '../../shared/sharing/compare.ts'
import { allCommunes } from '../campaign/projects/communes.ts'
import { dossiers } from '../dossiers/store.ts'
import { gather } from '../drafts/gather.ts'
import { printGathered } from '../drafts/printing/printing.ts'
import { drafts } from '../drafts/store.ts'
import { templates } from '../drafts/templates.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { keepExport, nameOf } from '../kernel/files/exports.ts'
import type { PageCheckContext } from '../word/page-checks.ts'

const bare = {
  references: false,
  fields: false,
  comments: false,
  title: false,
  fonts: false,
  moment: 'day',
} as const

/** Makes copies to hand to others: a pseudonymised text, a dossier reused elsewhere, a template. */
export function sharingHandlers({ library, checks }: PageCheckContext) {
  return {
    'drafts.identities': ({ id, numbers }) => {
      const communes = allCommunes()
      const isPlace = (words: string) => communes.named(words).length > 0
      return identitiesIn(gather(library, id), { numbers, isPlace })
    },
    'drafts.pseudonymise': async ({ id, masks }) => {
      const text = gather(library, id)
      const untouched = pseudonymise(text, [])
      // words that the user added and mistyped would stay in the copy, unseen
      const absent = masks.find(
        mask => mask.wanted && mask.times === 0 && equal(pseudonymise(text, [mask]), untouched),
      )
      if (absent)
        throw new AppError(
          'not-found',
          `«\u00a0${absent.found}\u00a0» n’est pas dans ce texte\u00a0: rien n’a été écrit. Vérifiez comment il y est écrit.`,
        )
      const copy = pseudonymise(text, masks)
      const print = await printGathered(library, copy, {
        ...{ final: false, saysWorking: true },
        ...{ author: '', keep: bare },
      })
      const name = nameOf(`${copy.draft.title} pseudonymise`, 'docx')
      const file = await keepExport(library.folder, name, print.docx.bytes)
      checks.keep(file.id, print)
      return file
    },
    'drafts.remnants': ({ id }) => remnantsIn(gather(library, id)),
    'drafts.reuse': ({ id, title, blanks }) => {
      const { dossier, draft: text } = generalise(gather(library, id))
      const draft = withBlanks(text, blanks)
      const write = library.db.transaction(() => {
        const newDossier = dossiers(library.db).create({
          ...dossier,
          id: randomUUID(),
          title: title ?? dossier.title,
        })
        const { id } = drafts(library.db).create({ ...draft, id: randomUUID(), dossier: newDossier.id })
        return { id: newDossier.id, drafts: [id] }
      })
      return guarded(() => write.immediate())
    },
    'drafts.template': ({ id, title }) => {
      const content = gather(library, id)
      const name = title.trim() || `${content.draft.title} (modèle)`
      const usedIds = new Set(templates(library.db).map(one => one.id))
      return templateOfDraft(content, freeId(slug(name, 60).toLowerCase() || 'modele', usedIds), name)
    },
  } satisfies Partial<Handlers>
}

/** A name that no other template has: it would take its place. */
function freeId(name: string, usedIds: ReadonlySet<string>, rank = 1): string {
  const candidate = rank === 1 ? name : `${name}-${rank}`
  return usedIds.has(candidate) ? freeId(name, usedIds, rank + 1) : candidate
}
