/** Spelling of a session of Electron, as far as it is used. */
interface Spelling {
  setSpellCheckerEnabled(isEnabled: boolean): void
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

/** Keeps every page from sending a datagram: what WebRTC would send goes by a proxy, and there is none. */
export function refuseDatagrams(contents: {
  setWebRTCIPHandlingPolicy(policy: 'disable_non_proxied_udp'): void
}): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Turns Chromium's own spelling off: it would fetch its dictionaries, even where the page asks for none. */
export function silenceSpelling(sessions: readonly Spelling[]): void {
  for (const session of sessions) {
    session.setSpellCheckerEnabled(false)
    session.setSpellCheckerLanguages([])
    session.setSpellCheckerDictionaryDownloadURL(`${HOME}dictionnaires/`)
  }
}

/** The scheme of the program's own page in the Electron window, and the address of that page. */
export const SCHEME = 'pretoire'
export const HOME = `${SCHEME}://app/`

const HOME_ORIGIN = HOME.slice(0, -1)

/** Whether an address is one of our own page; a host whose name only begins like ours is another. */
export const isOurs = (url: string): boolean => url === HOME_ORIGIN || url.startsWith(HOME)

/** Whether a request may pass: the program reads what it serves, what it made in the page, and nothing of a network. */
export const isLocalRequest = (url: string): boolean => /^(pretoire|blob|data|devtools):/.test(url)

/** Whether a permission is the only one the page has: the copy buttons write to the clipboard. Reading it stays refused. */
export const isAllowed = (permission: string, origin: string): boolean =>
  permission === 'clipboard-sanitized-write' && isOurs(origin)
