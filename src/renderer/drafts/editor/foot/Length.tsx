import type { LexicalEditor } from 'lexical'
import { durationText, minutes, type Tally } from '../../../../shared/search/tally.ts'
import type { BlockCache } from '../page/cache.ts'
import type { Pages } from '../props.ts'
import type { Saved } from '../saving/savedState.ts'
import './length.css'
import { useEffect, useRef, useState } from 'react'
import { type Counts, counter, noCounts } from '../page/counts.ts'
import { slices, whenIdle } from '../page/slices.ts'

/** Shortest rest between two questions, in milliseconds, and how many times longer than the answer took it is. */
const LEAST = 4000
const TIMES = 20

/** The pages of the file, asked again after the text was saved; the longer the answer takes, the less often. */
const usePages = (
  ask: (() => Promise<Pages>) | undefined,
  saved: Saved,
  onPlaces: (of: Pages['of']) => void,
): number | undefined => {
  const [pages, setPages] = useState<number>()
  const latest = useRef({ ask, onPlaces })
  latest.current = { ask, onPlaces }
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let rest = 0
    const question = () => {
      const start = performance.now()
      latest.current.ask?.().then(
        found => {
          rest = performance.now() + Math.max(LEAST, TIMES * (performance.now() - start))
          setPages(found.pages)
          latest.current.onPlaces(found.of)
        },
        // the figure is a help: without it the foot says the rest
        () => setPages(undefined),
      )
    }
    const stop = saved.hear(({ kind }) => {
      clearTimeout(timer)
      if (kind === 'saved') timer = setTimeout(question, Math.max(1500, rest - performance.now()))
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [saved])
  return pages
}

interface Props {
  readonly editor: LexicalEditor
  readonly cache: BlockCache
  readonly saved: Saved
  /** the words its template allows: what is longer is not sent */
  readonly most?: number | undefined
  readonly pages?: (() => Promise<Pages>) | undefined
  readonly onPlaces: (of: Pages['of']) => void
}

const nbsp = '\u00a0'
const figure = (n: number): string => n.toLocaleString('fr-FR')
const some = (n: number, one: string, many = `${one}s`): string =>
  `${figure(n)}${nbsp}${Math.abs(n) >= 2 ? many : one}`

/** How long the text is, or what is selected of it; the rest of the figures behind one click. */
export const Length = ({ editor, cache, saved, most, pages: ask, onPlaces }: Props) => {
  const { text, notes, selected } = useCounts(editor, cache)
  const pages = usePages(ask, saved, onPlaces)
  const share = selected && text.words > 0 ? selected.words / text.words : 1
  const shown = selected ?? text
  const limit = selected ? undefined : most
  const over = limit !== undefined && text.words > limit
  return (
    <details className="editor-length">
      <summary title="Mots, signes, pages et temps de lecture">
        {selected && `Sélection${nbsp}: `}
        <span className={over ? 'too-long' : undefined}>
          {some(shown.words, 'mot')}
          {limit !== undefined && ` sur ${figure(limit)}`}
          {limit !== undefined && over && `, ${figure(text.words - limit)} de trop`}
        </span>
        {pages !== undefined && !selected && `, ${some(pages, 'page')}`}
      </summary>
      <dl>
        <Line name="Mots" of={shown} said={({ words }) => figure(words)} />
        <Line name="Signes, espaces comprises" of={shown} said={({ characters }) => figure(characters)} />
        <Line name="Signes sans espaces" of={shown} said={({ letters }) => figure(letters)} />
        {!selected && notes.words > 0 && <Line name="Mots en notes" of={notes} said={n => figure(n.words)} />}
        {pages !== undefined && (
          <div>
            <dt>{selected ? 'Pages, environ' : 'Pages du fichier, estimées'}</dt>
            <dd>
              {selected
                ? (share * pages).toLocaleString('fr-FR', { maximumFractionDigits: 1 })
                : figure(pages)}
            </dd>
          </div>
        )}
        <Line name="Lecture des yeux" of={shown} said={one => durationText(minutes(one, 'silent'))} />
        <Line name="Lecture à voix haute" of={shown} said={one => durationText(minutes(one, 'aloud'))} />
      </dl>
    </details>
  )
}

const Line = ({
  name,
  of,
  said,
}: {
  readonly name: string
  readonly of: Tally
  readonly said: (tally: Tally) => string
}) => (
  <div>
    <dt>{name}</dt>
    <dd>{said(of)}</dd>
  </div>
)

/** How long the text and the selection are, counted when the keys rest, in parts between frames. */
const useCounts = (editor: LexicalEditor, cache: BlockCache): Counts => {
  const [counts, setCounts] = useState(noCounts)
  useEffect(() => {
    const count = counter(editor, cache)
    let last = ''
    const counted = (next: Counts): void => {
      const now = JSON.stringify(next)
      if (now !== last) setCounts(next)
      last = now
    }
    const work = slices(4)
    let timer: ReturnType<typeof setTimeout> | undefined
    let cancel: (() => void) | undefined
    const begin = (): void => work.start(counting(count, counted))
    const soon = (wait: number) => () => {
      clearTimeout(timer)
      cancel?.()
      timer = setTimeout(() => {
        cancel = whenIdle(begin, 2000)
      }, wait)
    }
    const changed = soon(900)
    const selected = soon(250)
    const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size + dirtyLeaves.size > 0) changed()
      else selected()
    })
    changed()
    return () => {
      clearTimeout(timer)
      cancel?.()
      work.stop()
      stop()
    }
  }, [editor, cache])
  return counts
}

function* counting(count: () => Generator<undefined, Counts>, done: (counts: Counts) => void) {
  done(yield* count())
}
