import { createApp } from '../../src/main/app.ts'
import { pathTokens } from '../../src/main/kernel/files/path-tokens.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { sources } from '../../src/main/library/store.ts'
import { answer } from '../../src/shared/contract/answer.ts'
import { filing } from '../filing.ts'

/** Puts a draft of so many paragraphs of a hundred words, a citation each, in a library; the address of its screen, and its texts. */
export async function prepare(folder: string, paragraphs: number) {
  const gathered = filing({ paragraphs, citations: paragraphs, exhibits: 0, notes: 0 })
  const library = openLibrary(folder)
  sources(library.db).putAll(gathered.sources, 'import')
  const app = createApp(library, { tokens: pathTokens(), emit: () => undefined })
  const send = async (channel: string, input: unknown) => {
    const reply = await answer(app, channel, input)
    if (!reply.ok) throw new Error(reply.message)
    return reply.value
  }
  const made = (await send('dossiers.create', { template: 'rep-vsa', facts: { commune: 'Moirans' } })) as {
    id: string
    drafts: string[]
  }
  const draft = (await send('drafts.get', { id: made.drafts[0] })) as object
  await send('drafts.save', {
    draft: { ...draft, blocks: gathered.draft.blocks.filter(block => block.kind !== 'generated') },
  })
  await send('settings.save', { values: { profile: 'lawyer' } })
  library.close()
  const texts = gathered.draft.blocks.flatMap(block =>
    block.kind === 'paragraph'
      ? [block.inlines.map(one => (one.kind === 'text' ? one.text : '')).join('')]
      : [],
  )
  return { hash: `#/dossier/${made.id}/${made.drafts[0]}`, texts }
}
