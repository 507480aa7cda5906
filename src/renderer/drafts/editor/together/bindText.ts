import {
  type Binding,
  createUndoManager,
  createYjsBinding,
  type Provider,
  syncCursorPositions,
  syncLexicalUpdateToYjs,
  syncYjsChangesToLexical,
} from '@lexical/yjs'
import {
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COMMAND_PRIORITY_EDITOR,
  createEditor,
  type LexicalEditor,
  mergeRegister,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, type UndoManager } from 'yjs'
import { keepComments } from './mendComments.ts'
import { mendIds } from './mendIds.ts'

/** Origin of what comes from other desks: it is not sent back, nor undone here. */
const REMOTE = 'remote'

/** A text on the page and the document that several desks write, each following the other. */
export interface BoundText {
  /** takes in what another desk wrote; again, late or out of order, it changes nothing more */
  readonly receive: (updates: readonly Uint8Array[]) => void
  /** the document whole, or what of it somebody lacks who has what `since` says */
  readonly state: (since?: Uint8Array) => Uint8Array
  /** what is here already, for another desk to say what is missing */
  readonly vector: () => Uint8Array
  /** the versions of the space that the document goes on from */
  readonly heads: () => readonly string[]
  readonly setHeads: (heads: readonly string[]) => void
  /** what was written here so far is not undone any more */
  readonly forgetUndo: () => void
  /** the text stays on the page as it stands, and is written alone again */
  readonly stop: () => void
}

interface Options {
  /** hears what is written here, to be sent to the others */
  readonly onUpdate: (update: Uint8Array) => void
  /** fills the document from the text on the page; else the page shows what the document receives */
  readonly begins: boolean
  /** number of the page among those of the session */
  readonly client: number
  /** the carets of those who write in it */
  readonly provider: Provider
  /** lies over the page, and holds the carets of the others; none where nothing is drawn */
  readonly caretLayer?: HTMLElement | null
}

/** Binds a text to a document of its own. The history of the page must have been taken off: each undoes what they wrote alone. */
export function bindText(
  editor: LexicalEditor,
  { onUpdate, begins, client, provider, caretLayer = null }: Options,
): BoundText {
  const doc = new Doc()
  doc.clientID = client
  const binding = createYjsBinding({ editor, id: 'text', doc, docMap: new Map() })
  const root = binding.root.getSharedType()
  binding.cursorsContainer = caretLayer
  if (begins) fill(binding, provider)
  const comments = keepComments(editor)
  const undo = createUndoManager(binding, root)
  const hear: Parameters<typeof root.observeDeep>[0] = (events, { origin }) => {
    if (origin === binding) return
    syncYjsChangesToLexical(binding, provider, events, origin === undo)
    if (origin !== REMOTE) return
    mendIds(editor, binding)
    comments.mend()
  }
  root.observeDeep(hear)
  const send = (update: Uint8Array, origin: unknown) => {
    if (origin !== REMOTE) onUpdate(update)
  }
  doc.on('update', send)
  const showCarets = () => syncCursorPositions(binding, provider)
  provider.awareness.on('update', showCarets)
  const stop = mergeRegister(
    editor.registerUpdateListener(
      ({ prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags }) =>
        syncLexicalUpdateToYjs(
          binding,
          provider,
          prevEditorState,
          editorState,
          dirtyElements,
          dirtyLeaves,
          normalizedNodes,
          tags,
        ),
    ),
    registerUndo(editor, undo),
  )
  return {
    receive: updates =>
      doc.transact(() => {
        for (const update of updates) applyUpdate(doc, update, REMOTE)
      }, REMOTE),
    state: since => encodeStateAsUpdate(doc, since),
    vector: () => encodeStateVector(doc),
    heads: () => headsOf(doc),
    setHeads: heads => void doc.getMap('session').set('heads', [...heads]),
    forgetUndo: () => undo.clear(),
    stop: () => {
      stop()
      root.unobserveDeep(hear)
      comments.stop()
      undo.destroy()
      provider.awareness.off('update', showCarets)
      for (const client of provider.awareness.getStates().keys())
        provider.awareness.getStates().delete(client)
      showCarets()
      doc.destroy()
    },
  }
}

function headsOf(doc: Doc): readonly string[] {
  const heads: unknown = doc.getMap('session').get('heads')
  return Array.isArray(heads) ? heads.filter(one => typeof one === 'string') : []
}

/** The versions that a document made of these updates goes on from. */
export function headsIn(updates: readonly Uint8Array[]): readonly string[] {
  const doc = new Doc()
  for (const update of updates) applyUpdate(doc, update)
  const heads = headsOf(doc)
  doc.destroy()
  return heads
}

/** Writes the text on the page into an empty document. */
function fill(binding: Binding, provider: Provider): void {
  const state = binding.editor.getEditorState()
  const empty = createEditor().getEditorState()
  syncLexicalUpdateToYjs(
    binding,
    provider,
    empty,
    state,
    new Map([['root', true]]),
    new Set(),
    new Set(),
    new Set(),
  )
}

/** Ctrl+Z takes back what was written here, and leaves what others wrote since. */
function registerUndo(editor: LexicalEditor, undo: UndoManager): () => void {
  const tell = () => {
    editor.dispatchCommand(CAN_UNDO_COMMAND, undo.undoStack.length > 0)
    editor.dispatchCommand(CAN_REDO_COMMAND, undo.redoStack.length > 0)
  }
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
    undo.on(event, tell)
  const run = (act: () => unknown) => () => {
    act()
    return true
  }
  tell()
  return mergeRegister(
    editor.registerCommand(
      UNDO_COMMAND,
      run(() => undo.undo()),
      COMMAND_PRIORITY_EDITOR,
    ),
    editor.registerCommand(
      REDO_COMMAND,
      run(() => undo.redo()),
      COMMAND_PRIORITY_EDITOR,
    ),
  )
}
