import { call, exportUrl } from '../../kernel/api.ts'
import { save } from '../../kernel/download.ts'
import { go } from '../../kernel/route.ts'

/** Has a Word file of some amendments saved, on the paper of a Word model where one is asked for. */
export async function exportWord(ids: readonly string[], title = '', model?: string): Promise<void> {
  const file = await call['amendments.export']({
    ids: [...ids],
    title,
    ...(model !== undefined && { model }),
  })
  save(exportUrl(file.id), file.name)
}

/** Opens some amendments as a text, to be edited there. */
export async function openAsText(ids: readonly string[], title = ''): Promise<void> {
  const { dossier, draft } = await call['amendments.toDraft']({ ids: [...ids], title })
  go(['dossier', dossier, draft])
}
