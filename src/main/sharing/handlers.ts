import { randomUUID } from 'node:crypto'
import { identitiesIn, pseudonymise } from '../../shared/drafts/privacy/pseudonyms.ts'
import { generalise } from '../../shared/drafts/templates/generalise.ts'
import { remnantsIn, withBlanks } from '../../shared/drafts/templates/remnants.ts'
import { templateOfDraft } from '../../shared/drafts/templates/template-of-draft.ts'
import { slug } from '../../shared/french/slug.ts'
import type { Handlers } from '../../shared/kernel/contract.ts'
import { dossiers } from '../dossiers/store.ts'
import { gather } from '../drafts/gather.ts'
import { printGathered } from '../drafts/printing/printing.ts'
import { drafts } from '../drafts/store.ts'
import { templates } from '../drafts/templates.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { keepExport, nameOf } from '../kernel/files/exports.ts'
import type { PageCheckContext } from '../word/page-checks.ts'

const bare = { references: false, fields: false, comments: false, title: false, moment: 'day' } as const

/** What is handed to others: a copy in which nobody is named, or the writings for another town. */
export function sharingHandlers({ library, checks }: PageCheckContext) {
  return {
    'drafts.identities': ({ id, numbers }) => identitiesIn(gather(library, id), { numbers }),
    'drafts.pseudonymise': async ({ id, masks }) => {
      const made = pseudonymise(gather(library, id), masks)
      const printed = await printGathered(library, made, { final: false, author: '', keep: bare })
      const name = nameOf(`${made.draft.title} pseudonymise`, 'docx')
      const file = await keepExport(library.folder, name, printed.docx.bytes)
      checks.keep(file.id, printed)
      return file
    },
    'drafts.remnants': ({ id }) => remnantsIn(gather(library, id)),
    'drafts.reuse': ({ id, title, blanks }) => {
      const { dossier, draft: text } = generalise(gather(library, id))
      const draft = withBlanks(text, blanks)
      const write = library.db.transaction(() => {
        const made = dossiers(library.db).create({
          ...dossier,
          id: randomUUID(),
          title: title ?? dossier.title,
        })
        const { id } = drafts(library.db).create({ ...draft, id: randomUUID(), dossier: made.id })
        return { id: made.id, drafts: [id] }
      })
      return guarded(() => write.immediate())
    },
    'drafts.template': ({ id, title }) => {
      const given = gather(library, id)
      const named = title.trim() || `${given.draft.title} (modèle)`
      const taken = new Set(templates(library.db).map(one => one.id))
      return templateOfDraft(given, free(slug(named, 60).toLowerCase() || 'modele', taken), named)
    },
  } satisfies Partial<Handlers>
}

/** A name that no other template has: it would take its place. */
function free(name: string, taken: ReadonlySet<string>, rank = 1): string {
  const tried = rank === 1 ? name : `${name}-${rank}`
  return taken.has(tried) ? free(name, taken, rank + 1) : tried
}
