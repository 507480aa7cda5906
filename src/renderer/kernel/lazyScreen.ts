import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/** The first screen is drawn and answers keys before the others are read. */
const READ_AFTER_MS = 2000

const loaders: (() => Promise<unknown>)[] = []

/** A screen whose script is read once the first one is drawn, or as soon as it is opened. It is drawn within a Suspense. */
export function lazyScreen<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  loaders.push(load)
  return lazy(async () => ({ default: await load() }))
}

/** Reads the screens that wait, one at each idle moment, so that none is waited for when it is opened. */
export function readScreens(): void {
  const load = loaders.shift()
  if (!load) return
  const read = () => void load().then(readScreens, readScreens)
  if ('requestIdleCallback' in globalThis) requestIdleCallback(read, { timeout: READ_AFTER_MS })
  else setTimeout(read, READ_AFTER_MS)
}
