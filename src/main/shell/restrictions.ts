import { HOME, isAllowed, isLocalRequest } from './origin.ts'

/** Spelling of a session of Electron, as far as it is used. */
interface Spelling {
  setSpellCheckerEnabled(enabled: boolean): void
  setSpellCheckerLanguages(languages: string[]): void
  setSpellCheckerDictionaryDownloadURL(url: string): void
}

/** A session of Electron, as far as it is restricted. */
export interface RestrictedSession {
  setPermissionRequestHandler(
    decide: (
      contents: unknown,
      permission: string,
      answer: (isGranted: boolean) => void,
      details: { readonly requestingUrl: string },
    ) => void,
  ): void
  setPermissionCheckHandler(decide: (contents: unknown, permission: string, origin: string) => boolean): void
  setDevicePermissionHandler(decide: () => boolean): void
  readonly webRequest: {
    onBeforeRequest(
      decide: (details: { readonly url: string }, answer: (response: { cancel: boolean }) => void) => void,
    ): void
  }
}

/** Grants no permission but to copy, and no request that is not ours: Prétoire works without a network, and cannot reach one. */
export function restrict(session: RestrictedSession): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isAllowed(permission, requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocalRequest(url) }))
}

/** Turns Chromium's own spelling off: it would fetch its dictionaries, even where the page asks for none. */
export function silenceSpelling(sessions: readonly Spelling[]): void {
  for (const session of sessions) {
    session.setSpellCheckerEnabled(false)
    session.setSpellCheckerLanguages([])
    session.setSpellCheckerDictionaryDownloadURL(`${HOME}dictionnaires/`)
  }
}
