import { randomUUID } from 'node:crypto'
import type { Handlers, Parsed } from '../../shared/contract/contract.ts'
import { dossiers } from '../dossiers/store.ts'
import type { ForeignContext } from '../kernel/context.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { resolveFile, used } from '../kernel/files/uploads.ts'
import type { Library } from '../kernel/library.ts'
import { paperOf } from '../word/word-models.ts'
import { assembleDraft } from './assemble-draft.ts'
import { saveMade } from './assembly.ts'
import { checkCitations, partedProblems, problemsOf } from './checks/check-citations.ts'
import { dropDismissal, putDismissal } from './checks/dismissal-store.ts'
import { gather } from './gather.ts'
import { madeAlready, newDraft } from './new-draft.ts'
import { drafts } from './store.ts'
import { findTemplate, template } from './templates.ts'

/** The texts of a dossier: written, checked, printed. */
export function draftHandlers({ library, host, read }: ForeignContext) {
  const all = drafts(library.db)
  return {
    'drafts.list': ({ dossier }) => all.list(dossiers(library.db).get(dossier).id),
    'drafts.create': input =>
      saveMade(
        library,
        newDraft(
          library,
          template(input.template, library.db),
          dossiers(library.db).get(input.dossier),
          input.title,
        ),
      ),
    'drafts.prepare': input => ({ drafts: prepare(library, input) }),
    'drafts.get': ({ id }) => all.get(id),
    'drafts.remove': ({ id }) => {
      all.remove(id)
      return {}
    },
    'drafts.restore': ({ id }) => {
      all.restore(id)
      return {}
    },
    'drafts.gather': ({ id, also }) => gather(library, id, also),
    'drafts.pages': async ({ id }) => {
      const material = gather(library, id)
      const { layOutDraft: layout, pagesOf } = await import('../word/layout/pages.ts')
      const { pages, pageOf } = layout(assembleDraft(library, material), await paperOf(library, material))
      return { pages, of: pagesOf(material.draft, pageOf) }
    },
    'drafts.check': ({ id }) => problemsOf(library, gather(library, id)),
    'drafts.dismissed': ({ id }) => partedProblems(library, gather(library, id)).dismissed,
    'drafts.dismiss': ({ id, dismissal }) => {
      guarded(() => putDismissal(library.db, all.get(id).id, dismissal))
      return {}
    },
    'drafts.takeBackDismissal': ({ id, code, message }) => {
      guarded(() => dropDismissal(library.db, all.get(id).id, { code, message }))
      return {}
    },
    'drafts.citations': ({ id }) => checkCitations(library, gather(library, id)),
    'drafts.verifyText': async input => {
      const { verifyFile, verifyWords } = await import('./checks/verify-text.ts')
      if ('text' in input) return verifyWords(library, input.text)
      const { file } = input
      try {
        return await verifyFile({ library, read }, await resolveFile(library.folder, file, host.tokens))
      } finally {
        await used(library.folder, file)
      }
    },
  } satisfies Partial<Handlers>
}

/** The texts of a set, together or not at all, in the order they were asked. */
function prepare(library: Library, { dossier: id, templates, facts }: Parsed<'drafts.prepare'>): string[] {
  const write = library.db.transaction(() => {
    const before = dossiers(library.db).get(id)
    const chosenTemplates = templates.map(one => template(one, library.db))
    const dossier = dossiers(library.db).save({ ...before, facts: { ...before.facts, ...facts } })
    const all = drafts(library.db)
    const texts = all.list(id).filter(text => goesWith(text.template))
    const isOnlyKind = new Set([...templates, ...texts.map(text => text.template)]).size < 2
    const set = isOnlyKind ? '' : (texts.find(text => text.set)?.set ?? randomUUID())
    // what was filed is as it was
    for (const text of texts) if (text.set !== set && !text.filed) all.save({ ...all.get(text.id), set })
    return chosenTemplates.map(
      one =>
        madeAlready(one, dossier, texts)?.id ??
        saveMade(library, { ...newDraft(library, one, dossier), set }).id,
    )

    /** one of those asked, or what they are prepared with */
    function goesWith(of: string): boolean {
      const its = findTemplate(of, library.db)?.with ?? []
      return chosenTemplates.some(one => one.id === of || one.with.includes(of) || its.includes(one.id))
    }
  })
  return guarded(() => write.immediate())
}
