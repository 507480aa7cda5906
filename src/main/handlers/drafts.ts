import type { Handlers, Parsed } from '../../shared/contract.ts'
import { assemble } from '../../shared/draft/assemble.ts'
import { check } from '../../shared/draft/check.ts'
import { AppError } from '../../shared/errors.ts'
import type { Problem } from '../../shared/model/check.ts'
import type { Draft } from '../../shared/model/draft.ts'
import type { Context } from '../context.ts'
import { dossiers } from '../db/dossiers.ts'
import { drafts } from '../db/drafts.ts'
import { keepExport, nameOf } from '../exports.ts'
import { gather } from '../gather.ts'
import type { Library } from '../library.ts'
import { newDraft } from '../new-draft.ts'
import { template } from '../templates.ts'

/** The texts of a dossier: written, checked, printed. */
export function draftHandlers({ library }: Context) {
  const all = drafts(library.db)
  return {
    'drafts.list': ({ dossier }) => all.list(dossier),
    'drafts.create': input =>
      all.save(
        newDraft(
          library,
          template(input.template, library.db),
          dossiers(library.db).get(input.dossier),
          input.title,
        ),
      ),
    'drafts.get': ({ id }) => all.get(id),
    'drafts.save': ({ draft }) => {
      const { revision, updatedAt } = all.save(draft)
      return { revision, savedAt: updatedAt }
    },
    'drafts.edit': edit => {
      const { revision, updatedAt } = all.save(all.edited(edit))
      return { revision, savedAt: updatedAt }
    },
    'drafts.remove': ({ id }) => {
      all.remove(id)
      return {}
    },
    'drafts.restore': ({ id }) => {
      all.restore(id)
      return {}
    },
    'drafts.gather': ({ id }) => gather(library, id),
    'drafts.pages': async ({ id }) => {
      const gathered = gather(library, id)
      const { layout } = await import('../docx/pages.ts')
      return { pages: layout(assemble(gathered, { template: gathered.template })).pages }
    },
    'drafts.check': ({ id }) => problems(library, id),
    'drafts.export': input => exportDraft(library, input),
  } satisfies Partial<Handlers>
}

function problems(library: Library, id: string): Problem[] {
  const gathered = gather(library, id)
  return check(gathered, gathered.template)
}

/** Gather, check, compute, print. The version to be filed is refused while something blocking stands. */
async function exportDraft(library: Library, { id, final, author }: Parsed<'drafts.export'>) {
  const gathered = gather(library, id)
  const { template } = gathered
  const found = check(gathered, template)
  if (final) refuseBlocking(found)
  // The Word library is large: loaded when first needed, it does not delay the opening of the window.
  const { writeDocx } = await import('../docx/write.ts')
  const { bytes, pages } = await writeDocx(assemble(gathered, { template }), {
    final,
    author,
    at: new Date(),
    carried: gathered.draft,
  })
  const made = await keepExport(library.folder, nameOf(gathered.draft.title, 'docx'), bytes)
  return { ...made, pages, problems: [...found, ...tooLong(gathered.draft, pages)] }
}

/** A briefing is read standing, in four minutes: on two pages, never more. */
function tooLong({ style }: Draft, pages: number): Problem[] {
  if (style !== 'briefing' || pages <= 2) return []
  const message = `La note fait ${pages}\u00a0pages\u00a0: elle doit tenir en deux. Retirez ce que le lecteur peut demander ensuite.`
  return [{ severity: 'warning', code: 'briefing-long', message, law: '', at: {} }]
}

function refuseBlocking(found: readonly Problem[]): void {
  const blocking = found.filter(problem => problem.severity === 'blocking')
  if (blocking.length === 0) return
  const first = blocking
    .slice(0, 3)
    .map(problem => problem.message)
    .join(' ')
  const rest = blocking.length > 3 ? ` Et ${blocking.length - 3} autre${blocking.length > 4 ? 's' : ''}.` : ''
  const count = blocking.length === 1 ? 'un point bloque encore' : `${blocking.length} points bloquent encore`
  throw new AppError(
    'refused',
    `La version à déposer n’a pas été écrite : ${count}. ${first}${rest} La copie de travail, elle, s’exporte toujours.`,
    blocking,
  )
}
