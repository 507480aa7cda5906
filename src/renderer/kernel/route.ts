import { useSyncExternalStore } from 'react'

/** Where the window is: the parts of the address after `#/`, and its `?` values. */
export interface Route {
  readonly path: readonly string[]
  readonly query: Readonly<Record<string, string>>
}

function read(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  return {
    path: path.split('/').filter(Boolean).map(decodeURIComponent),
    query: Object.fromEntries(new URLSearchParams(query)),
  }
}

let current = { hash: location.hash, route: read(location.hash) }
function snapshot(): Route {
  if (current.hash !== location.hash) current = { hash: location.hash, route: read(location.hash) }
  return current.route
}
function subscribe(hear: () => void): () => void {
  window.addEventListener('hashchange', hear)
  return () => window.removeEventListener('hashchange', hear)
}

/** The place the window shows; changes with the address. */
export const useRoute = (): Route => useSyncExternalStore(subscribe, snapshot)

/** The address of a place: `href(['bibliotheque', id], { pt: '5' })`. */
export function href(path: readonly string[], query: Record<string, string | undefined> = {}): string {
  const parameters = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const search = parameters.length > 0 ? `?${new URLSearchParams(parameters)}` : ''
  return `#/${path.map(encodeURIComponent).join('/')}${search}`
}

/** Goes to a place; `replace` leaves no step behind. */
export function go(
  path: readonly string[],
  query: Record<string, string | undefined> = {},
  replace = false,
): void {
  if (replace) {
    history.replaceState(null, '', href(path, query))
    window.dispatchEvent(new HashChangeEvent('hashchange'))
  } else location.hash = href(path, query)
}
