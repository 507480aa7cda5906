import type { Provider, UserState } from '@lexical/yjs'
import { createRelativePositionFromJSON } from 'yjs'
import type { Message } from './link.ts'

/** Where a caret is in the document, as it travels. */
export type CaretPlace = NonNullable<Message['caret']>

/** Somebody who writes in the text, as others see their caret. */
export interface Writer {
  readonly name: string
  readonly color: string
}

/** The carets of those who write in one text: the part of a provider of Yjs that Lexical asks for. */
export function openAwareness(own: Writer, onOwn: () => void) {
  const others = new Map<number, UserState>()
  const listeners = new Set<() => void>()
  let local: UserState = { ...own, anchorPos: null, focusPos: null, focusing: true, awarenessData: {} }
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const setLocal = (state: UserState) => {
    local = state
    onOwn()
  }
  const nothing = () => undefined
  const provider: Provider = {
    connect: nothing,
    disconnect: nothing,
    on: nothing,
    off: nothing,
    awareness: {
      getLocalState: () => local,
      getStates: () => others,
      on: (_update, listener) => void listeners.add(listener),
      off: (_update, listener) => void listeners.delete(listener),
      setLocalState: state => state && setLocal(state),
      setLocalStateField: (field, value) => setLocal({ ...local, [field]: value }),
    },
  }
  return {
    provider,
    /** where the caret of this page is */
    own: (): CaretPlace => {
      const { anchorPos, focusPos, focusing } = local
      return JSON.parse(JSON.stringify({ anchorPos, focusPos, focusing }))
    },
    /** Shows somebody's caret at its last place, or no more. */
    place(client: number, writer: Writer, place: CaretPlace | undefined): void {
      if (place)
        others.set(client, {
          ...{ ...writer, focusing: place.focusing, awarenessData: {} },
          anchorPos: place.anchorPos && createRelativePositionFromJSON(place.anchorPos),
          focusPos: place.focusPos && createRelativePositionFromJSON(place.focusPos),
        })
      else others.delete(client)
      tell()
    },
  }
}
