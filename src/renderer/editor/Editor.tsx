import { $addUpdateTag, COMMAND_PRIORITY_LOW, KEY_DOWN_COMMAND, type LexicalEditor } from 'lexical'
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { AppError } from '../../shared/errors.ts'
import type { Draft } from '../../shared/model/draft.ts'
import type { Source } from '../../shared/model/source.ts'
import { AtomCard } from './AtomCard.tsx'
import { $after, $release, type Opened, registerAtoms } from './atoms.ts'
import { type Autosave, autosave } from './autosave.ts'
import { blockCache } from './cache.ts'
import { $caretContext } from './caret.ts'
import { INSERT_BLOCKS, SHAPE } from './commands.ts'
import { registerDrop } from './drop.ts'
import { type Entry, registerFigures } from './figures.ts'
import { labelsOf, referenceOptions, slotOptions } from './given.ts'
import { inserts } from './insert.ts'
import type { Labels } from './labels.ts'
import { Menu } from './Menu.tsx'
import { openEditor, registerAll } from './mount.ts'
import { newId } from './nodes/head.ts'
import { insertNote, newAtom } from './notes.ts'
import { Outline } from './Outline.tsx'
import { $moveTo, keepPlace, restorePlace, scrollTo } from './place.ts'
import type { CaretContext, EditorProps, SaveState } from './props.ts'
import { saidOf } from './saved.ts'
import { $levelSection, $moveSection, $stepSection } from './sections.ts'
import { Toolbar } from './Toolbar.tsx'
import { textbox } from './textbox.ts'
import { useMenus } from './useMenus.ts'
import './editor.css'

/** The text being written: its page, its tools, its outline, and the saving of it. */
export const Editor = (props: EditorProps) => {
  const { gathered, outline = true, onOutline } = props
  const latest = useRef(props)
  latest.current = props
  const [labels] = useState<Labels>(() => labelsOf(props))
  const [editor] = useState(() => openEditor(gathered.draft.blocks, labels))
  const cache = useMemo(() => blockCache(editor), [editor])
  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const [caret, setCaret] = useState<CaretContext>({})
  const [words, setWords] = useState(0)
  const [saved, setSaved] = useState<SaveState>({ kind: 'saved' })
  const [opened, setOpened] = useState<Opened>()
  const [noteEditor, setNoteEditor] = useState<LexicalEditor>()
  const figures = useRef<ReturnType<typeof registerFigures>>(undefined)
  const saver = useRef<Autosave>(undefined)
  const revision = useRef(gathered.draft.revision)

  const draft = useCallback(
    (): Draft => ({ ...latest.current.gathered.draft, blocks: cache.blocks(), revision: revision.current }),
    [cache],
  )
  const learn = useCallback(
    (source: Source) => {
      labels.sources.set(source.id, source)
      figures.current?.refresh()
    },
    [labels],
  )
  const put = useMemo(
    () =>
      inserts({
        editor,
        labels,
        style: gathered.draft.style,
        loadSource: id => latest.current.loadSource(id),
        learn,
      }),
    [editor, labels, gathered.draft.style, learn],
  )
  const goTo = useCallback(
    (block: string) => {
      if (!$moveTo(editor, block, 0) || !scroller.current) return
      editor.getRootElement()?.focus({ preventScroll: true })
      scrollTo(scroller.current, block)
    },
    [editor],
  )

  useEffect(() => {
    editor.setRootElement(root.current)
    const stop = registerAll(editor)
    const made = registerFigures(editor, labels, draft, setEntries)
    figures.current = made
    made.refresh()
    setWords(cache.words())
    return () => {
      made.stop()
      stop()
      editor.setRootElement(null)
    }
  }, [editor, labels, cache, draft])

  const open = useCallback(
    (next: Opened) =>
      // once the update of this key or click is over
      queueMicrotask(() => {
        editor.update($release, { discrete: true })
        setOpened(next)
      }),
    [editor],
  )

  useEffect(() => {
    const atoms = registerAtoms(editor, open, () => latest.current.onEditFacts?.())
    const drop = registerDrop(editor, thing => void put.dropped(thing).catch(() => undefined))
    const keys = editor.registerCommand(
      KEY_DOWN_COMMAND,
      event => {
        if (!event.ctrlKey || !event.altKey || event.code !== 'KeyF') return false
        event.preventDefault()
        queueMicrotask(() => insertNote(editor, newAtom('note'), open))
        return true
      },
      COMMAND_PRIORITY_LOW,
    )
    return () => {
      atoms()
      drop()
      keys()
    }
  }, [editor, put, open])

  useEffect(() => {
    const made = autosave({
      save: async () => {
        const mine = draft()
        try {
          const reply = await latest.current.save(mine)
          revision.current = reply.revision
          return reply.savedAt
        } catch (error) {
          if (error instanceof AppError && error.code === 'stale') latest.current.onStale?.(mine, error)
          throw error
        }
      },
      onState: state => {
        setSaved(state)
        latest.current.onSaveState?.(state)
      },
    })
    saver.current = made
    const leave = () => void made.flush().catch(() => undefined)
    const unload = (event: BeforeUnloadEvent) => {
      if (!made.pending()) return
      leave()
      event.preventDefault()
    }
    const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
      if (dirtyElements.size + dirtyLeaves.size > 0 && !tags.has('load')) made.touched()
    })
    window.addEventListener('blur', leave)
    window.addEventListener('pagehide', leave)
    window.addEventListener('beforeunload', unload)
    return () => {
      stop()
      window.removeEventListener('blur', leave)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('beforeunload', unload)
      leave()
      made.stop()
    }
  }, [editor, draft])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let counting: ReturnType<typeof setTimeout> | undefined
    const id = latest.current.gathered.draft.id
    const look = () => {
      timer = undefined
      const next = editor.read($caretContext)
      setCaret(now => {
        if (JSON.stringify(now) === JSON.stringify(next)) return now
        latest.current.onCaret?.(next)
        return next
      })
      if (scroller.current) keepPlace(editor, scroller.current, id)
    }
    const stop = editor.registerUpdateListener(({ dirtyElements }) => {
      clearTimeout(timer)
      timer = setTimeout(look, 150)
      if (dirtyElements.size === 0) return
      clearTimeout(counting)
      counting = setTimeout(() => setWords(cache.words()), 1000)
    })
    const block = restorePlace(editor, id)
    if (block && scroller.current) scrollTo(scroller.current, block)
    return () => {
      clearTimeout(timer)
      clearTimeout(counting)
      stop()
    }
  }, [editor, cache])

  useEffect(() => {
    const next = labelsOf(latest.current)
    for (const [id, source] of labels.sources) if (!next.sources.has(id)) next.sources.set(id, source)
    Object.assign(labels, { ...next, numbers: labels.numbers })
    if (gathered) figures.current?.refresh()
  }, [gathered, labels])

  useImperativeHandle(
    props.ref,
    () => ({
      cite: put.cite,
      quote: put.quote,
      exhibit: put.exhibit,
      argument: put.argument,
      goTo,
      focus: () => editor.focus(),
      flush: async () => saver.current?.flush(),
      draft,
    }),
    [put, goTo, editor, draft],
  )

  const note = () => insertNote(editor, newAtom('note'), open)
  const menus = useMenus({
    editor: noteEditor ?? editor,
    labels,
    search: props.search,
    loadSource: props.loadSource,
    onSource: learn,
    onArgument: source => put.argument(source),
    acts: {
      shape: shape => editor.dispatchCommand(SHAPE, shape),
      placard: head => editor.dispatchCommand(INSERT_BLOCKS, [{ ...head, id: newId() }]),
      blocks: blocks => editor.dispatchCommand(INSERT_BLOCKS, blocks),
      table: () =>
        editor.dispatchCommand(INSERT_BLOCKS, [
          {
            kind: 'table',
            id: newId(),
            header: true,
            widths: [],
            rows: [
              [[], [], []],
              [[], [], []],
              [[], [], []],
            ],
          },
        ]),
      note,
      privateNote: () => insertNote(editor, newAtom('private'), open),
      link: () => insertNote(editor, newAtom('link'), open),
    },
    slots: () => slotOptions(latest.current, editor),
    references: () => referenceOptions(entries, editor),
  })
  const closeCard = () => {
    const key = opened?.key
    setOpened(undefined)
    setNoteEditor(undefined)
    editor.getRootElement()?.focus({ preventScroll: true })
    editor.update(() => key && $after(key))
  }
  const reorder = (act: () => void) =>
    editor.update(() => {
      $addUpdateTag('reorder')
      act()
    })

  return (
    <div className="editor" data-style={gathered.draft.style}>
      {outline && (
        <Outline
          entries={entries}
          current={caret.heading}
          onGo={goTo}
          onMove={(id, before) => reorder(() => $moveSection(id, before))}
          onStep={(id, by) => reorder(() => $stepSection(id, by))}
          onLevel={(id, by) => reorder(() => $levelSection(id, by))}
          onClose={onOutline && (() => onOutline(false))}
        />
      )}
      <div className="editor-main">
        <Toolbar editor={editor} onCall={menus.call} onNote={note} />
        <div className="editor-scroll" ref={scroller}>
          <div
            ref={root}
            className="editor-page"
            {...textbox(`Texte\u00a0: ${gathered.draft.title}`)}
            spellCheck
          />
        </div>
        <footer className="editor-foot">
          {!outline && onOutline && (
            <button type="button" onClick={() => onOutline(true)}>
              Ouvrir le plan
            </button>
          )}
          <span>{`${words.toLocaleString('fr-FR')} ${words > 1 ? 'mots' : 'mot'}`}</span>
          <span role="status" className={`editor-saved ${saved.kind}`}>
            {saidOf(saved)}
          </span>
          {saved.kind === 'failed' && (
            <button type="button" onClick={() => void saver.current?.flush().catch(() => undefined)}>
              Réessayer
            </button>
          )}
        </footer>
      </div>
      {menus.menu && <Menu editor={noteEditor ?? editor} {...menus.menu} onClose={menus.close} />}
      {opened && (
        <AtomCard
          key={opened.key}
          editor={editor}
          target={opened.key}
          atom={opened.atom}
          labels={labels}
          onOpenSource={props.onOpenSource}
          onOpenExhibit={props.onOpenExhibit}
          onEditFacts={props.onEditFacts}
          onQuote={source => void put.quote(source).catch(() => undefined)}
          onNoteEditor={setNoteEditor}
          onClose={closeCard}
        />
      )}
    </div>
  )
}
