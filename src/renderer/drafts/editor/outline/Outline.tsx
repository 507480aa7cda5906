import { type KeyboardEvent, memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { TitleNumbering } from '../../../../shared/word/style.ts'
import type { Entry } from '../page/figures.ts'
import type { SectionActs } from '../page/sections.ts'
import { type Handlers, Row } from './Row.tsx'
import { type RowAct, RowMenu } from './RowMenu.tsx'
import { inBands, linesOf, parentOf, shownAs } from './tree.ts'
import { useDrag } from './useDrag.ts'
import './outline.css'
import { ListTree, PanelLeftClose } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'

interface HeadProps {
  readonly numbering: TitleNumbering
  readonly onNumbering: (numbering: TitleNumbering) => void
  readonly onClose?: (() => void) | undefined
}

const numberings: readonly (readonly [TitleNumbering, string])[] = [
  ['roman', 'I. A. 1. a) i)'],
  ['decimal', '1. 1.1. 1.1.1.'],
]

/** The top of the outline: how titles are numbered, and how it is closed. */
const Head = ({ numbering, onNumbering, onClose }: HeadProps) => (
  <header>
    <h2>Plan</h2>
    <span className="outline-tools">
      <MenuTrigger>
        <Button aria-label="Numérotation des titres">
          <ListTree size={16} aria-hidden />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu
            className="menu"
            aria-label="Numérotation des titres"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[numbering]}
            onAction={key => onNumbering(key as TitleNumbering)}
          >
            {numberings.map(([id, name]) => (
              <MenuItem key={id} id={id} className="menu-item editor-choice">
                {name}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {onClose && (
        <button type="button" aria-label="Fermer le plan" title="Fermer le plan" onClick={onClose}>
          <PanelLeftClose size={16} aria-hidden />
        </button>
      )}
    </span>
  </header>
)

interface Props {
  readonly draft: string
  readonly entries: readonly Entry[]
  /** the heading the caret is under */
  readonly current: string | undefined
  readonly acts: SectionActs
  readonly numbering: TitleNumbering
  readonly onNumbering: (numbering: TitleNumbering) => void
  readonly onGo: (id: string) => void
  /** takes back or does again the last act on the text */
  readonly onUndo: (again: boolean) => void
  readonly onClose?: (() => void) | undefined
}

const end = 'end'
/** A line of the outline in rem: a guess, for the bands the browser has not laid out. */
const ROW = 1.65

/** The headings of the text, with their numbers: a click goes there, a section is dragged, or moved with Alt and the arrows. */
export const Outline = memo((props: Props) => {
  const { draft, entries, current, acts, numbering, onNumbering, onGo, onUndo, onClose } = props
  const nav = useRef<HTMLElement>(null)
  const { foldedIds, fold } = useFolded(draft)
  const [message, setSaid] = useState<string>()
  const [menu, setMenu] = useState<{ readonly id: string; readonly anchor: HTMLElement }>()
  const lines = useMemo(() => linesOf(entries, foldedIds), [entries, foldedIds])
  const drag = useDrag(lines, acts, setSaid)
  const currentLine = shownAs(entries, lines, current)
  const refocus = useRef<string>(undefined)
  const copiedId = useRef<string>(undefined)

  // a line that was moved keeps the keyboard
  useEffect(() => {
    const id = refocus.current
    if (id && lines.some(line => line.entry.id === id)) buttonOf(nav.current, id)?.focus()
    refocus.current = undefined
  }, [lines])
  useEffect(() => {
    buttonOf(nav.current, currentLine)?.scrollIntoView({ block: 'nearest' })
  }, [currentLine])
  // under an open menu the text is inert: nothing of it can be copied
  useEffect(() => {
    if (menu || !copiedId.current) return
    setSaid(acts.copy(copiedId.current) ?? 'La section est copiée\u00a0: Ctrl+V la met où vous êtes.')
    copiedId.current = undefined
  }, [menu, acts])
  useEffect(() => {
    if (!message) return
    const timer = setTimeout(() => setSaid(undefined), 8000)
    return () => clearTimeout(timer)
  }, [message])

  const button = (id: string | undefined) => buttonOf(nav.current, id)
  const afterMove = (id: string, refusal: string | undefined): void => {
    setSaid(refusal)
    if (!refusal) refocus.current = id
  }
  const run = (id: string, act: RowAct): void => {
    const line = lines.find(one => one.entry.id === id)
    const holding = entries.flatMap((one, at) => ((entries[at + 1]?.level ?? 0) > one.level ? [one.id] : []))
    if (act === 'up' || act === 'down') afterMove(id, acts.step(id, act === 'up' ? -1 : 1))
    else if (act === 'promote' || act === 'demote') afterMove(id, acts.level(id, act === 'promote' ? -1 : 1))
    else if (act === 'rename') setSaid(acts.rename(id))
    else if (act === 'copy') copiedId.current = id
    else if (act === 'remove') setSaid(acts.remove(id) ?? 'La section est supprimée\u00a0: Ctrl+Z la remet.')
    else if (act === 'fold') fold([id], !line?.isFolded)
    else fold(holding, act === 'fold-all')
  }
  const move = (id: string, by: number): void =>
    button(lines[lines.findIndex(line => line.entry.id === id) + by]?.entry.id)?.focus()
  const keys = (id: string, event: KeyboardEvent<HTMLElement>): void => {
    const key = event.key.replace('Arrow', '')
    const command = event.ctrlKey || event.metaKey
    if (command && /^[zy]$/i.test(event.key)) onUndo(event.key.toLowerCase() === 'y' || event.shiftKey)
    else if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10'))
      setMenu({ id, anchor: event.currentTarget })
    else if (event.altKey && key in arrows) {
      const isPart = entries.some(entry => entry.id === id && entry.part)
      if (!isPart) run(id, arrows[key as keyof typeof arrows])
    } else if (command || event.altKey) return
    else if (key === 'Up' || key === 'Down') move(id, key === 'Up' ? -1 : 1)
    else if (key === 'Home' || key === 'End') button(lines.at(key === 'Home' ? 0 : -1)?.entry.id)?.focus()
    else if (key === 'Left' || key === 'Right') {
      const line = lines.find(one => one.entry.id === id)
      if (line?.holds && line.isFolded === (key === 'Right')) fold([id], key === 'Left')
      else if (key === 'Right' && line?.holds) move(id, 1)
      else if (key === 'Left') button(parentOf(entries, id))?.focus()
    } else return
    event.preventDefault()
  }
  const latest = useRef({ keys, onGo, fold, drag })
  latest.current = { keys, onGo, fold, drag }
  const handlers = useMemo(
    (): Handlers => ({
      go: id => latest.current.onGo(id),
      keys: (id, event) => latest.current.keys(id, event),
      fold: (id, on) => latest.current.fold([id], on),
      menu: (id, anchor) => setMenu({ id, anchor }),
      dragStart: (id, event) => latest.current.drag.start(id)(event),
      dragOver: (at, event) => latest.current.drag.over(at)(event),
      dragEnd: () => latest.current.drag.end(),
      drop: (at, event) => latest.current.drag.let(at)(event),
    }),
    [],
  )
  const mark = drag.drop && (drag.drop.refusal ? 'no' : 'yes')
  const target = drag.drop && (drag.drop.before ?? end)
  const menuLine = menu && lines.find(line => line.entry.id === menu.id)
  return (
    <nav className="editor-outline" aria-label="Plan" ref={nav}>
      <Head numbering={numbering} onNumbering={onNumbering} onClose={onClose} />
      {!entries.some(entry => !entry.part) && (
        <p>Aucun titre encore. Ctrl+Alt+1 fait un titre du paragraphe où vous êtes.</p>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: bands stand between the list and its lines */}
      <div role="list" className="outline-rows">
        {inBands(lines).map(({ from, bandLines }) => (
          <div
            key={from}
            role="none"
            className="outline-band"
            style={{ containIntrinsicBlockSize: `auto ${bandLines.length * ROW}rem` }}
          >
            {bandLines.map((line, at) => (
              <Row
                key={line.entry.id}
                line={line}
                at={from + at}
                current={line.entry.id === currentLine}
                drop={target === line.entry.id ? mark : undefined}
                handlers={handlers}
              />
            ))}
          </div>
        ))}
        {entries.length > 0 && (
          <div
            aria-hidden
            className="outline-end outline-row"
            data-drop={target === end ? mark : undefined}
            onDragOver={drag.over(lines.length)}
            onDrop={drag.let(lines.length)}
          />
        )}
      </div>
      <p role="status" className="outline-said">
        {message}
      </p>
      {menu && menuLine && (
        <RowMenu
          line={menuLine}
          anchor={menu.anchor}
          onAct={act => run(menu.id, act)}
          onClose={() => setMenu(undefined)}
        />
      )}
    </nav>
  )
})
Outline.displayName = 'Outline'

const buttonOf = (nav: HTMLElement | null, id: string | undefined) =>
  nav?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id ?? '')}"] > button`)

const arrows = { Up: 'up', Down: 'down', Left: 'promote', Right: 'demote' } as const

const key = (draft: string) => `pretoire.plan.${draft}`

const read = (draft: string): ReadonlySet<string> => {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(key(draft)) ?? '[]')
    return new Set(Array.isArray(ids) ? ids.filter(id => typeof id === 'string') : [])
  } catch {
    return new Set()
  }
}

/** The sections folded in the outline of a draft, remembered on this machine. */
const useFolded = (draft: string) => {
  const [foldedIds, setFolded] = useState(() => read(draft))
  const fold = useCallback(
    (ids: readonly string[], on: boolean) =>
      setFolded(now => {
        const next = new Set(now)
        for (const id of ids) {
          if (on) next.add(id)
          else next.delete(id)
        }
        if (next.size > 0) localStorage.setItem(key(draft), JSON.stringify([...next]))
        else localStorage.removeItem(key(draft))
        return next
      }),
    [draft],
  )
  return { foldedIds: foldedIds, fold }
}
