/**
 * How the window closes while something is not saved yet.
 *
 * | state    | close          | saved  | failed, late          | stay | leave  | gone   |
 * |----------|----------------|--------|-----------------------|------|--------|--------|
 * | open     | flushing       |        |                       |      |        | open   |
 * | flushing | flushing       | closed | asking (user)         |      |        | closed |
 * |          |                |        | closed (system)       |      |        |        |
 * | asking   | closed (system)| closed |                       | open | closed | closed |
 *
 * A user who closes is asked before words are lost. The system (SIGTERM, end of the session) is never refused. `gone`: the page
 * crashed, or never was ready: nothing can be flushed.
 */
export type ClosingState =
  | { readonly kind: 'open' }
  | { readonly kind: 'flushing'; readonly by: Asker }
  | { readonly kind: 'asking' }
  | { readonly kind: 'closed' }

/** Who wants the window closed. */
export type Asker = 'user' | 'system'

export type ClosingEvent =
  | { readonly kind: 'close'; readonly by: Asker; readonly pageReady: boolean }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly losses: readonly string[] }
  | { readonly kind: 'late' }
  | { readonly kind: 'stay' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'gone' }

/** The next act of the host. */
export type ClosingAct = 'flush' | 'ask' | 'close'

/** How long the page has to save, in milliseconds: a user can wait and be asked, the system ends us by itself. */
export const FLUSH_MS: Readonly<Record<Asker, number>> = { user: 8000, system: 4000 }

export const openState: ClosingState = { kind: 'open' }
const CLOSE = { state: { kind: 'closed' }, act: 'close' } as const

/** The next state of the window, and what to do on the way. */
export function nextClosing(
  state: ClosingState,
  event: ClosingEvent,
): { readonly state: ClosingState; readonly act?: ClosingAct } {
  switch (state.kind) {
    case 'open':
      if (event.kind !== 'close') return { state }
      return event.pageReady ? { state: { kind: 'flushing', by: event.by }, act: 'flush' } : CLOSE
    case 'flushing':
      if (event.kind === 'saved' || event.kind === 'gone') return CLOSE
      if (event.kind === 'close' && event.by === 'system' && state.by === 'user')
        return { state: { kind: 'flushing', by: 'system' }, act: 'flush' }
      if (event.kind !== 'failed' && event.kind !== 'late') return { state }
      return state.by === 'system' ? CLOSE : { state: { kind: 'asking' }, act: 'ask' }
    case 'asking':
      if (event.kind === 'stay') return { state: openState }
      if (event.kind === 'close' && event.by === 'user') return { state }
      if (event.kind === 'failed' || event.kind === 'late') return { state }
      return CLOSE
    case 'closed':
      return { state }
  }
}

/** A question with two answers: the first loses what is not saved, the second is the safe one. */
export interface Question {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly [string, string]
}

/** Builds the question asked before words are lost. `losses`: the texts that could not be saved and why; none when the page did not answer in time. */
export const lossQuestion = (losses: readonly string[]): Question => ({
  message:
    losses.length > 0
      ? 'Vos dernières modifications ne sont pas enregistrées.'
      : 'L’enregistrement n’est pas terminé.',
  detail: [
    ...(losses.length > 0
      ? losses
      : [`Prétoire a attendu ${FLUSH_MS.user / 1000} secondes : le disque est peut-être lent ou débranché.`]),
    'Ce qui était déjà enregistré est gardé. Restez pour copier ce que vous venez d’écrire ou pour enregistrer de nouveau ; si vous fermez, seules les dernières modifications sont perdues.',
  ].join('\n\n'),
  buttons: ['Fermer sans enregistrer', 'Rester'],
})

/** Reads the page's answer: the sentences that say what could not be saved, none when all was. Anything else counts as a failure. */
export function readLosses(answer: unknown): readonly string[] {
  const isText = (one: unknown): one is string => typeof one === 'string'
  if (!Array.isArray(answer) || !answer.every(isText))
    return ['La page n’a pas dit si tout était enregistré.']
  return answer.slice(0, MAX_LOSSES).map(one => one.slice(0, MAX_LOSS_LENGTH))
}
const MAX_LOSSES = 5
const MAX_LOSS_LENGTH = 400
