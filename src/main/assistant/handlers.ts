import type { Handlers } from '../../shared/contract/contract.ts'
import type { Context } from '../kernel/context.ts'
import { assistantSessions } from './store.ts'

/** Keeps what assistants asked, lists it, erases it. */
export function assistantHandlers({ library }: Pick<Context, 'library'>) {
  const sessions = assistantSessions(library.db)
  return {
    'assistant.sessions': ({ dossier, limit }) => sessions.list(dossier, limit),
    'assistant.begin': ({ dossier }) => ({ session: sessions.begin(dossier) }),
    'assistant.note': ({ session, question }) => {
      sessions.note(session, question)
      return {}
    },
    'assistant.end': ({ session }) => {
      sessions.end(session)
      return {}
    },
    'assistant.forget': () => {
      sessions.forget()
      return {}
    },
  } satisfies Partial<Handlers>
}
