/** A part of the page that saves by itself, a moment after the last change. */
export interface Saver {
  /** for the user, at the beginning of a sentence: « Le texte » */
  readonly name: string
  readonly pending: () => boolean
  /** saves now; rejects with the reason */
  readonly flush: () => Promise<unknown>
}

const savers = new Set<Saver>()

/** Takes part in the closing of the window, until the returned function is called. */
export function registerSaver(saver: Saver): () => void {
  savers.add(saver)
  return () => void savers.delete(saver)
}

const requests = new Set<Promise<unknown>>()

/** Counts a request among those that must end before the window closes. */
export function trackRequest<T>(request: Promise<T>): Promise<T> {
  const end = () => void requests.delete(request)
  requests.add(request)
  request.then(end, end)
  return request
}

/** Saves all that is not saved yet. Resolves with one sentence for each part that could not be. */
export async function flushAll(): Promise<readonly string[]> {
  // a field that saves when it is left is left; what that starts begins in this turn or the next
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  await new Promise(resolve => setTimeout(resolve))
  const reasons = new Map<Saver, string>()
  // twice: what was being saved when the first round began may have changed since
  for (let round = 0; round < 2; round += 1) {
    const pendingSavers = [...savers].filter(saver => saver.pending())
    await Promise.all(
      pendingSavers.map(saver => saver.flush().catch(error => reasons.set(saver, reasonOf(error)))),
    )
    await Promise.allSettled(requests)
  }
  return [...savers]
    .filter(saver => saver.pending())
    .map(saver => `${saver.name}\u00a0: ${reasons.get(saver) ?? 'l’enregistrement n’a pas abouti.'}`)
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Begins to save all that is not, and waits for nothing. */
export function startFlush(): void {
  for (const saver of savers) if (saver.pending()) saver.flush().catch(() => undefined)
}

/**
 * Sees to it that closing loses nothing. The window of Electron asks, waits and speaks for itself; a browser can only ask its user
 * whether to leave, while the saving goes on.
 */
export function guardClosing(): void {
  window.addEventListener('pagehide', startFlush)
  if (window.pretoire) {
    window.pretoire.onClose(flushAll)
    return
  }
  window.addEventListener('beforeunload', event => {
    if (![...savers].some(saver => saver.pending())) return
    startFlush()
    event.preventDefault()
  })
}
