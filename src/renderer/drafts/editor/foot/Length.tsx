import type { LexicalEditor } from 'lexical'
import { durationText, minutes, type Tally } from '../../../../shared/search/tally.ts'
import type { BlockCache } from '../page/cache.ts'
import type { Pages } from '../props.ts'
import type { Saved } from '../saving/savedState.ts'
import './length.css'
import { useEffect, useRef, useState } from 'react'
import { runAfter } from '../../../kernel/debounce.ts'
import { type Counts, counter, noCounts } from '../page/counts.ts'
import { slices, whenIdle } from '../page/slices.ts'

/** Shortest rest between two questions, in milliseconds, and how many times longer than the answer took it is. */
const LEAST = 4000
const TIMES = 20

/** The pages of the file, asked again after the text was saved; the longer the answer takes, the less often. */
const usePages = (
  ask: (() => Promise<Pages>) | undefined,
  saveStatus: Saved,
  onPlaces: (of: Pages['of']) => void,
): number | undefined => {
  const [pages, setPages] = useState<number>()
  const latest = useRef({ ask, onPlaces })
  latest.current = { ask, onPlaces }
  useEffect(() => {
    let cancel = (): void => undefined
    let rest = 0
    const question = () => {
      const start = performance.now()
      latest.current.ask?.().then(
        counts => {
          rest = performance.now() + Math.max(LEAST, TIMES * (performance.now() - start))
          setPages(counts.pages)
          latest.current.onPlaces(counts.of)
        },
        // the figure is a help: without it the foot says the rest
        () => setPages(undefined),
      )
    }
    const stop = saveStatus.hear(({ kind }) => {
      cancel()
      if (kind === 'saved') cancel = runAfter(Math.max(1500, rest - performance.now()), question)
    })
    return () => {
      cancel()
      stop()
    }
  }, [saveStatus])
  return pages
}

export interface LengthProps {
  readonly editor: LexicalEditor
  readonly cache: BlockCache
  readonly saveStatus: Saved
  /** the words its template allows: what is longer is not sent */
  readonly maxWords?: number | undefined
  readonly pages?: (() => Promise<Pages>) | undefined
  readonly onPlaces: (of: Pages['of']) => void
}

const nbsp = '\u00a0'
const figure = (n: number): string => n.toLocaleString('fr-FR')
const some = (n: number, one: string, plural = `${one}s`): string =>
  `${figure(n)}${nbsp}${Math.abs(n) >= 2 ? plural : one}`

/** How long the text is, or what is selected of it; the rest of the figures behind one click. */
export const Length = ({ editor, cache, saveStatus, maxWords, pages: ask, onPlaces }: LengthProps) => {
  const { text, notes, selection: selectionTally } = useCounts(editor, cache)
  const pages = usePages(ask, saveStatus, onPlaces)
  const share = selectionTally && text.words > 0 ? selectionTally.words / text.words : 1
  const visibleTally = selectionTally ?? text
  const limit = selectionTally ? undefined : maxWords
  const over = limit !== undefined && text.words > limit
  return (
    <details className="editor-length">
      <summary title="Mots, signes, pages et temps de lecture">
        {selectionTally && `Sélection${nbsp}: `}
        <span className={over ? 'too-long' : undefined}>
          {some(visibleTally.words, 'mot')}
          {limit !== undefined && ` sur ${figure(limit)}`}
          {limit !== undefined && over && `, ${figure(text.words - limit)} de trop`}
        </span>
        {pages !== undefined && !selectionTally && `, ${some(pages, 'page')}`}
      </summary>
      <dl>
        <Line name="Mots" of={visibleTally} wording={({ words }) => figure(words)} />
        <Line
          name="Signes, espaces comprises"
          of={visibleTally}
          wording={({ characters }) => figure(characters)}
        />
        <Line name="Signes sans espaces" of={visibleTally} wording={({ letters }) => figure(letters)} />
        {!selectionTally && notes.words > 0 && (
          <Line name="Mots en notes" of={notes} wording={n => figure(n.words)} />
        )}
        {pages !== undefined && (
          <div>
            <dt>{selectionTally ? 'Pages, environ' : 'Pages du fichier, estimées'}</dt>
            <dd>
              {selectionTally
                ? (share * pages).toLocaleString('fr-FR', { maximumFractionDigits: 1 })
                : figure(pages)}
            </dd>
          </div>
        )}
        <Line
          name="Lecture des yeux"
          of={visibleTally}
          wording={one => durationText(minutes(one, 'silent'))}
        />
        <Line
          name="Lecture à voix haute"
          of={visibleTally}
          wording={one => durationText(minutes(one, 'aloud'))}
        />
      </dl>
    </details>
  )
}

const Line = ({
  name,
  of,
  wording,
}: {
  readonly name: string
  readonly of: Tally
  readonly wording: (tally: Tally) => string
}) => (
  <div>
    <dt>{name}</dt>
    <dd>{wording(of)}</dd>
  </div>
)

/** How long the text and the selection are, counted when the keys rest, in parts between frames. */
const useCounts = (editor: LexicalEditor, cache: BlockCache): Counts => {
  const [counts, setCounts] = useState(noCounts)
  useEffect(() => {
    const count = counter(editor, cache)
    let last = ''
    const onCounts = (next: Counts): void => {
      const now = JSON.stringify(next)
      if (now !== last) setCounts(next)
      last = now
    }
    const work = slices(4)
    let cancel = (): void => undefined
    const begin = (): void => work.start(counting(count, onCounts))
    const soon = (wait: number) => () => {
      cancel()
      cancel = runAfter(wait, () => {
        cancel = whenIdle(begin, 2000)
      })
    }
    const countSoon = soon(900)
    const countSelectionSoon = soon(250)
    const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size + dirtyLeaves.size > 0) countSoon()
      else countSelectionSoon()
    })
    countSoon()
    return () => {
      cancel()
      work.stop()
      stop()
    }
  }, [editor, cache])
  return counts
}

function* counting(count: () => Generator<undefined, Counts>, onCounts: (counts: Counts) => void) {
  onCounts(yield* count())
}
