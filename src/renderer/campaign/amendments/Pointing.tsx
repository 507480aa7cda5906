import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { type Token, tokens } from '../../../shared/campaign/amendments/composing/point.ts'

/** Words chosen in one alinéa: from a token to another, both included. */
export interface PointedWords {
  readonly alinea: number
  readonly anchor: number
  readonly head: number
}

interface Props {
  readonly alineas: readonly string[]
  readonly selection: PointedWords | undefined
  readonly onChoose: (selection: PointedWords | undefined) => void
  readonly alineaNumbers: ReadonlySet<number>
  readonly onTick: (alinea: number) => void
}

/** An article to point at: a number for each alinéa, and words chosen with the mouse or the arrows. */
export function Pointing({ alineas, selection, onChoose, alineaNumbers, onTick }: Props) {
  const drag = useRef<{ alinea: number; anchor: number }>(undefined)
  const [at, setAt] = useState(1)
  const place = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const stop = () => {
      drag.current = undefined
    }
    window.addEventListener('pointerup', stop)
    return () => window.removeEventListener('pointerup', stop)
  }, [])
  const focus = (alinea: number) => {
    const next = Math.min(Math.max(1, alinea), alineas.length)
    setAt(next)
    place.current?.querySelector<HTMLElement>(`[data-alinea="${next}"]`)?.focus()
  }
  return (
    <ol className="pointing" ref={place} aria-label="Alinéas de l’article">
      {alineas.map((text, n) => (
        <Alinea
          // biome-ignore lint/suspicious/noArrayIndexKey: an alinéa is its number
          key={n}
          number={n + 1}
          text={text}
          selection={selection?.alinea === n + 1 ? selection : undefined}
          isTicked={alineaNumbers.has(n + 1)}
          reachable={at === n + 1}
          onTick={onTick}
          onChoose={onChoose}
          onFocus={focus}
          drag={drag}
        />
      ))}
    </ol>
  )
}

interface AlineaProps {
  readonly number: number
  readonly text: string
  readonly selection: PointedWords | undefined
  readonly isTicked: boolean
  readonly reachable: boolean
  readonly onTick: (alinea: number) => void
  readonly onChoose: (selection: PointedWords | undefined) => void
  readonly onFocus: (alinea: number) => void
  readonly drag: React.RefObject<{ alinea: number; anchor: number } | undefined>
}

const Alinea = memo(
  function Alinea({
    number,
    text,
    selection,
    isTicked,
    reachable,
    onTick,
    onChoose,
    onFocus,
    drag,
  }: AlineaProps) {
    const list = useMemo(() => tokens(text), [text])
    const [low, high] = selection
      ? [Math.min(selection.anchor, selection.head), Math.max(selection.anchor, selection.head)]
      : [-1, -1]
    const keys = (event: React.KeyboardEvent) => {
      const head = selection?.head ?? -1
      const move = (to: number) => {
        const next = Math.min(Math.max(0, to), list.length - 1)
        onChoose({
          alinea: number,
          anchor: event.shiftKey && selection ? selection.anchor : next,
          head: next,
        })
      }
      switch (event.key) {
        case 'ArrowRight':
          move(head + 1)
          break
        case 'ArrowLeft':
          move(head < 0 ? list.length - 1 : head - 1)
          break
        case 'Home':
          move(0)
          break
        case 'End':
          move(list.length - 1)
          break
        case 'ArrowDown':
          onFocus(number + 1)
          break
        case 'ArrowUp':
          onFocus(number - 1)
          break
        case 'Escape':
          onChoose(undefined)
          break
        case ' ':
          onTick(number)
          break
        default:
          return
      }
      event.preventDefault()
    }
    const press = (n: number) => (event: React.PointerEvent) => {
      if (event.button !== 0) return
      event.preventDefault()
      ;(event.currentTarget.closest('[data-alinea]') as HTMLElement | null)?.focus({
        // the words pressed stay under the pointer
        preventScroll: true,
      })
      const anchor = event.shiftKey && selection ? selection.anchor : n
      drag.current = { alinea: number, anchor }
      onChoose({ alinea: number, anchor, head: n })
    }
    const enter = (n: number) => () => {
      if (drag.current?.alinea === number) onChoose({ alinea: number, anchor: drag.current.anchor, head: n })
    }
    return (
      <li className={isTicked ? 'pointing-line ticked' : 'pointing-line'}>
        <button
          type="button"
          className="pointing-number"
          aria-pressed={isTicked}
          aria-label={`Choisir l’alinéa ${number} en entier`}
          onClick={() => onTick(number)}
        >
          {number}
        </button>
        {/* biome-ignore lint/a11y/useSemanticElements: no element lets words be chosen with the arrows without being written in */}
        <div
          role="textbox"
          aria-readonly="true"
          aria-multiline="true"
          aria-label={`Alinéa ${number}\u00a0: ${text}`}
          aria-describedby="pointing-help"
          tabIndex={reachable ? 0 : -1}
          data-alinea={number}
          className="pointing-text"
          onKeyDown={keys}
        >
          {pieces(text, list, low, high).map(piece =>
            piece.token === undefined ? (
              <span key={piece.from} className={piece.on ? 'on' : undefined}>
                {piece.text}
              </span>
            ) : (
              <span
                key={piece.from}
                className={piece.on ? 'word on' : 'word'}
                onPointerDown={press(piece.token)}
                onPointerEnter={enter(piece.token)}
              >
                {piece.text}
              </span>
            ),
          )}
        </div>
      </li>
    )
  },
  (a, b) =>
    a.text === b.text &&
    a.selection === b.selection &&
    a.isTicked === b.isTicked &&
    a.reachable === b.reachable &&
    a.number === b.number,
)

interface Piece {
  readonly from: number
  readonly text: string
  readonly token?: number
  readonly on: boolean
}

function pieces(text: string, list: readonly Token[], low: number, high: number): Piece[] {
  const out: Piece[] = []
  let at = 0
  list.forEach((token, n) => {
    if (token.from > at)
      out.push({ from: at, text: text.slice(at, token.from), on: low < n && n <= high && low >= 0 })
    out.push({
      from: token.from,
      text: text.slice(token.from, token.to),
      token: n,
      on: low <= n && n <= high && low >= 0,
    })
    at = token.to
  })
  if (at < text.length) out.push({ from: at, text: text.slice(at), on: false })
  return out
}
