import {
  COMMAND_PRIORITY_CRITICAL,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  mergeRegister,
} from 'lexical'
import { useEffect, useId, useRef, useState } from 'react'
import { useFloating } from '../cards/floating.ts'
import type { Option } from './options.ts'

interface Props {
  readonly editor: LexicalEditor
  readonly name: string
  /** what was typed to call these lines */
  readonly query?: string
  readonly options: readonly Option[]
  /** said when there is no line */
  readonly empty: string
  readonly onClose: () => void
}

/** A list under the caret: the keyboard stays in the text, which names the active line. */
export const Menu = ({ editor, name, query, options, empty, onClose }: Props) => {
  /** the line one went to: lines may still come in before it */
  const [active, setActive] = useState<string>()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const at = Math.max(
    0,
    options.findIndex(one => one.id === active),
  )
  const latest = useRef({ options, at, onClose })
  latest.current = { options, at, onClose }

  // what is typed next is answered by a list of its own, from its first line
  const listKey = `${name} ${query ?? ''}`
  const [activeKey, setShown] = useState(listKey)
  if (activeKey !== listKey) {
    setShown(listKey)
    setActive(undefined)
  }

  useEffect(() => {
    const move = (by: number) => (event: KeyboardEvent) => {
      event.preventDefault()
      const { options: list, at: now } = latest.current
      setActive(list[(now + by + list.length) % list.length]?.id)
      return true
    }
    const choose = (event: KeyboardEvent | null) => {
      const option = latest.current.options[latest.current.at]
      if (!option) return false
      event?.preventDefault()
      // once this key's own update is over, so that what runs is an update of its own
      queueMicrotask(option.run)
      return true
    }
    return mergeRegister(
      editor.registerCommand(KEY_ARROW_DOWN_COMMAND, move(1), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ARROW_UP_COMMAND, move(-1), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ENTER_COMMAND, choose, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_TAB_COMMAND, choose, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(
        KEY_ESCAPE_COMMAND,
        () => {
          latest.current.onClose()
          return true
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    )
  }, [editor])

  useEffect(() => {
    const root = editor.getRootElement()
    root?.setAttribute('aria-controls', id)
    root?.setAttribute('aria-haspopup', 'listbox')
    return () => {
      for (const name of ['aria-controls', 'aria-activedescendant', 'aria-haspopup'])
        root?.removeAttribute(name)
    }
  }, [editor, id])

  useEffect(() => {
    const root = editor.getRootElement()
    if (options.length === 0) root?.removeAttribute('aria-activedescendant')
    else root?.setAttribute('aria-activedescendant', `${id}-${at}`)
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [editor, id, at, options.length])

  useFloating(box, caretRect)

  return (
    <div ref={box} className="editor-menu">
      <p className="editor-menu-name" id={`${id}-name`}>
        {name}
      </p>
      {options.length === 0 ? (
        <p className="editor-menu-empty" role="status">
          {empty}
        </p>
      ) : (
        <div role="listbox" id={id} aria-labelledby={`${id}-name`} tabIndex={0}>
          {options.map((option, index) => (
            <div
              key={option.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseDown={event => {
                event.preventDefault()
                option.run()
              }}
              onMouseMove={() => setActive(option.id)}
            >
              <span>{option.label}</span>
              {option.detail && <small>{option.detail}</small>}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

const caretRect = (): DOMRect | undefined => {
  const range = document.getSelection()?.rangeCount ? document.getSelection()?.getRangeAt(0) : undefined
  const rect = range?.getClientRects()[0] ?? range?.getBoundingClientRect()
  if (rect && (rect.height > 0 || rect.top > 0)) return rect
  const node = range?.startContainer
  return node instanceof Element ? node.getBoundingClientRect() : node?.parentElement?.getBoundingClientRect()
}
