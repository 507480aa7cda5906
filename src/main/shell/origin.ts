/** The scheme of the program's own page in the Electron window, and the address of that page. */
export const SCHEME = 'pretoire'
export const HOME = `${SCHEME}://app/`

const HOME_ORIGIN = HOME.slice(0, -1)

/** Whether an address is one of our own page; a host whose name only begins like ours is another. */
export const isOurs = (url: string): boolean => url === HOME_ORIGIN || url.startsWith(HOME)

/** The program reads what it serves, what it made in the page, and nothing of a network. */
export const isLocalRequest = (url: string): boolean => /^(pretoire|blob|data|devtools):/.test(url)

/** The only permission the page has: the copy buttons write to the clipboard. Reading it stays refused. */
export const isAllowed = (permission: string, origin: string): boolean =>
  permission === 'clipboard-sanitized-write' && isOurs(origin)
