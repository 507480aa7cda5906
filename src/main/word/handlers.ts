import type { Handlers } from '../../shared/contract/contract.ts'
import type { ForeignContext } from '../kernel/context.ts'
import { resolveFile, used } from '../kernel/files/uploads.ts'
import { modelSample } from './letter-sample.ts'
import { models } from './store.ts'
import { keepMedia, keepModel, readGivenModel } from './word-models.ts'

/** The Word files of the user's that texts are printed on. */
export function modelHandlers({ library, host, read }: ForeignContext) {
  const store = models(library.db)
  return {
    'models.list': () => store.list(),
    'models.read': async ({ file, roles }) => {
      const { name, facts, model, letter } = await readGivenModel(
        { library, read },
        await resolveFile(library.folder, file, host.tokens),
        roles,
      )
      // the window shows the pictures of the library alone
      await keepMedia(library, model)
      const { preview } = await import('./layout/pages.ts')
      const { drawn: drawings } = preview(modelSample, model)
      return {
        name,
        ...(facts.numbering && { numbering: facts.numbering }),
        report: facts.report,
        letter: [...letter],
        drawn: drawings.slice(0, 1),
      }
    },
    'models.add': async ({ file, name, roles }) => {
      const source = await resolveFile(library.folder, file, host.tokens)
      const paper = await readGivenModel({ library, read }, source, roles)
      const model = await keepModel(library, paper, name ?? paper.name)
      await used(library.folder, file)
      return model
    },
    'models.remove': ({ id }) => {
      store.get(id)
      store.remove(id)
      return {}
    },
    'models.restore': ({ id }) => {
      store.restore(id)
      return {}
    },
  } satisfies Partial<Handlers>
}
