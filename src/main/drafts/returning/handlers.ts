import type { Handlers } from '../../../shared/contract/contract.ts'
import { dossiers } from '../../dossiers/store.ts'
import type { ExhibitContext } from '../../exhibits/worker-client.ts'
import type { ForeignContext } from '../../kernel/context.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import { keepDrawn } from '../../kernel/files/pictures.ts'
import { resolveFile, used } from '../../kernel/files/uploads.ts'
import type { PageCheckContext } from '../../word/page-checks.ts'
import { drafts } from '../store.ts'
import { versions } from '../version-store.ts'
import type { pendingWords } from './pending-word.ts'

/** Word files that come back: read, previewed, put into the text in one save. The reader is loaded when first needed. */
export function returningHandlers({
  library,
  host,
  ask,
  read,
  checks,
}: ExhibitContext & ForeignContext & PageCheckContext) {
  let reviews: ReturnType<typeof pendingWords> | undefined
  const pendingFile = async () => {
    reviews ??= (await import('./pending-word.ts')).pendingWords()
    return reviews
  }
  const outcome = async (choice: Parameters<Handlers['drafts.applyDocx']>[0]) => {
    const pending = (await pendingFile()).find(choice.id)
    const returning = await import('./outcome.ts')
    return { returning, pending, result: returning.outcomeOf(library, pending, choice) }
  }
  return {
    'drafts.readDocx': async ({ dossier, file }) => {
      const upload = await resolveFile(library.folder, file, host.tokens)
      try {
        dossiers(library.db).get(dossier)
        const { examineWord } = await import('./pending-word.ts')
        return (await pendingFile()).keep(await examineWord({ library, ask, read }, dossier, upload))
      } finally {
        await used(library.folder, file)
      }
    },
    'drafts.previewDocx': async choice => {
      const { returning, result } = await outcome(choice)
      return returning.previewOf(library, result)
    },
    'drafts.applyDocx': async choice => {
      const { result, pending } = await outcome(choice)
      await keepDrawn(library, result.draft.blocks, pending.pictures.bytes)
      const all = drafts(library.db)
      const write = library.db.transaction(() => {
        if (!result.before) return all.create(result.draft)
        versions(library.db).keep(result.before, 'before', { name: `Avant la reprise de ${result.name}` })
        return all.save(result.draft)
      })
      const draft = guarded(() => write.immediate())
      ;(await pendingFile()).drop(choice.id)
      return { draft, ...(result.before ? { before: result.before } : {}) }
    },
    'drafts.redline': async input => {
      const { from } = input
      const file = 'file' in from ? await resolveFile(library.folder, from.file, host.tokens) : undefined
      try {
        const { printComparison } = await import('./print-comparison.ts')
        const { draft, ...print } = await printComparison({ library, read }, input, file)
        const name = nameOf(`${draft.title} comparé`, 'docx')
        const exportFile = await keepExport(library.folder, name, await print.finish(print.docx.bytes))
        checks.keep(exportFile.id, print)
        return exportFile
      } finally {
        if ('file' in from) await used(library.folder, from.file)
      }
    },
  } satisfies Partial<Handlers>
}
