/** The path that every address of the program begins with: « / » in Electron, that of the windows in a browser; outside a window, « / ». */
export const BASE = new URL('.', globalThis.location?.href ?? 'pretoire://app/').pathname

/** Keeps the path for the other tabs of this browser that come by the bare address: the storage is of this port alone. */
export function keepBase(): void {
  try {
    if (BASE !== '/') localStorage.setItem('pretoire.chemin', BASE)
  } catch {
    // a browser that keeps nothing: its other tabs need an address of their own
  }
}
