/** One cell shared with a worker: what is asked of it. */
export type Asked = 'go' | 'cancel' | 'pause' | 'close'
const asked: readonly Asked[] = ['go', 'cancel', 'pause', 'close']
/** Between two looks at the cell while it pauses, in milliseconds. */
const every = 40

export const newControl = (): SharedArrayBuffer => new SharedArrayBuffer(4)

export const ask = (control: SharedArrayBuffer, what: Asked): void =>
  void Atomics.store(new Int32Array(control), 0, asked.indexOf(what))

export const askedOf = (control: SharedArrayBuffer): Asked =>
  asked[Atomics.load(new Int32Array(control), 0)] ?? 'go'

/** Resolves when something else than a pause is asked; nothing when there is no pause. */
export function pauseOf(control: SharedArrayBuffer): Promise<void> | undefined {
  if (askedOf(control) !== 'pause') return undefined
  return new Promise(resolve => {
    const timer = setInterval(() => {
      if (askedOf(control) === 'pause') return
      clearInterval(timer)
      resolve()
    }, every)
  })
}
