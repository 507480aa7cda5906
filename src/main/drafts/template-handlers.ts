import { readFile } from 'node:fs/promises'
import { readTemplate } from '../../shared/drafts/templates/template-file.ts'
import type { Handlers } from '../../shared/kernel/contract.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Context } from '../kernel/context.ts'
import { keepExport, nameOf } from '../kernel/files/exports.ts'
import { resolveFile, used } from '../kernel/files/uploads.ts'
import { keptTemplates } from './template-store.ts'
import { findTemplate, questions, template, templates } from './templates.ts'

/** The kinds of texts: those that ship, those the user received, wrote or changed. */
export function templateHandlers({ library, host }: Context) {
  const store = keptTemplates(library.db)
  return {
    'templates.list': () => templates(library.db),
    'templates.own': () => store.list().map(one => one.id),
    'templates.import': async ({ file }) => {
      const { path, name } = await resolveFile(library.folder, file, host.tokens)
      const read = readTemplate(await readFile(path, 'utf8'), questions())
      await used(library.folder, file)
      if (read.wrong)
        throw new AppError(
          'refused',
          `«\u00a0${name}\u00a0» n’est pas un modèle que Prétoire comprend\u00a0; rien n’a été changé.\n${read.wrong.slice(0, 12).join('\n')}`,
        )
      const isReplacement = findTemplate(read.template.id, library.db) !== undefined
      store.put(read.template)
      return { template: read.template, replaced: isReplacement }
    },
    'templates.export': ({ id }) => {
      const one = template(id, library.db)
      return keepExport(
        library.folder,
        nameOf(one.id, 'json'),
        Buffer.from(`${JSON.stringify(one, null, 2)}\n`),
      )
    },
    'templates.remove': ({ id }) => {
      store.remove(id)
      return {}
    },
    'templates.save': ({ template: one }) => {
      store.put(one)
      return {}
    },
  } satisfies Partial<Handlers>
}
