import type { Handlers } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { cslOf } from '../../shared/library/references/csl.ts'
import { markdownOf } from '../../shared/library/references/markdown.ts'
import { REFERENCE_EXTENSIONS, writeReferences } from '../../shared/library/references/write.ts'
import type { Context } from '../kernel/context.ts'
import { keepExport } from '../kernel/files/exports.ts'
import { standings } from './authorities.ts'
import { deskCorpus } from './corpus/desk/desk-corpus.ts'
import { openDocumentFile } from './open-document-file.ts'
import { sources } from './store.ts'

/** Sources: found, read, corrected, put back. */
export function libraryHandlers({ library }: Context) {
  const all = sources(library.db)
  const corpus = deskCorpus(library.db)
  return {
    'library.search': corpus.search,
    'library.get': ({ id }) => corpus.get(id),
    'library.standings': ({ of }) => standings(library.db, of),
    'library.save': ({ source }) => all.save(source),
    'library.remove': ({ id }) => {
      all.remove(id)
      return {}
    },
    'library.restore': ({ id }) => {
      all.restore(id)
      return {}
    },
    'library.history': ({ id }) => all.history(id),
    'library.revert': ({ id, revision }) => all.revert(id, revision),
    'library.exportTexts': async ({ ids, format }) => {
      const chosen = ids.map(id => all.get(id))
      return format === 'odt'
        ? keepExport(library.folder, 'sources.odt', await openDocumentFile(chosen))
        : keepExport(
            library.folder,
            'sources.md',
            Buffer.from(`${chosen.map(markdownOf).join('\n\n---\n\n')}\n`),
          )
    },
    'library.exportReferences': async ({ ids, format }) => {
      const items = ids.flatMap(id => cslOf(all.get(id)) ?? [])
      if (items.length === 0)
        throw new AppError(
          'invalid',
          'Un argument n’est pas une référence : rien n’a été écrit. Cochez des décisions, des articles ou des documents.',
        )
      const name = `references.${REFERENCE_EXTENSIONS[format]}`
      const file = await keepExport(library.folder, name, Buffer.from(writeReferences(items, format)))
      return { ...file, left: ids.length - items.length }
    },
    'library.count': () => all.count(),
  } satisfies Partial<Handlers>
}
