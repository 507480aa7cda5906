import { AppError } from '../../../shared/kernel/errors.ts'
import { dossierTools } from '../../hosts/assistant/dossier-tools.ts'
import { serveAssistant } from '../../hosts/assistant/serve-assistant.ts'
import { libraryTools } from '../../hosts/assistant/tools.ts'
import type { Runs } from '../verb.ts'
import { version } from '../version.ts'
import type { assistantVerbs } from './table.ts'

/** Time between two words that the assistant is still there. */
const PRESENT_EVERY_MS = 60_000

/** Runs the verbs of its table. */
export const runs: Runs<typeof assistantVerbs> = {
  mcp: async cli => {
    const { dossier } = cli.options
    const { conversation } = cli
    // a sealed library is opened, or refused, before anything is answered; so is a dossier that is not there
    if (dossier !== undefined) await cli.call['dossiers.get']({ id: dossier })
    if (!conversation)
      throw new AppError(
        'refused',
        'Personne ne parle à cette commande : c’est l’assistant qui la lance, depuis sa configuration (docs/guide.md). Rien n’a été lu.',
      )
    const { session } = await cli.call['assistant.begin']({ ...(dossier !== undefined && { dossier }) })
    const presence = setInterval(
      () => void cli.call['assistant.note']({ session }).catch(() => {}),
      PRESENT_EVERY_MS,
    )
    try {
      await serveAssistant(
        {
          reads: cli.call,
          tools: [...libraryTools, ...(dossier === undefined ? [] : dossierTools(dossier))],
          version: version(),
          note: async question => void (await cli.call['assistant.note']({ session, question })),
          bug: cli.bug,
        },
        conversation.input,
        conversation.output,
      )
    } finally {
      clearInterval(presence)
      await cli.call['assistant.end']({ session })
    }
    return 0
  },
}
