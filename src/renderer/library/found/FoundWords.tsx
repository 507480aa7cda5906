import { type ReactNode, useDeferredValue, useEffect, useRef, useState } from 'react'
import { highlightOf } from '../../kernel/highlight.ts'
import { Button } from '../../ui/button.tsx'
import { type Action, useKeys } from '../../ui/keys.ts'
import { type FoundRanges, foundRanges } from './foundRanges.ts'
import './found.css'

const NOTHING: FoundRanges = { all: [], stops: [] }

interface Props {
  /** the text of a search */
  readonly words: string
  /** goes to the first place as soon as the text is there */
  readonly isOpenedThere: boolean
  /** its keys are another's here */
  readonly isWithoutKeys?: boolean | undefined
  readonly children: ReactNode
}

/** Lights the words of a search in the text it opened, and goes from one place to the next. */
export function FoundWords({ words, isOpenedThere, isWithoutKeys, children }: Props) {
  const text = useRef<HTMLDivElement>(null)
  // a key typed in the search does not wait for a long text to be read
  const sought = useDeferredValue(words)
  const [found, setFound] = useState(NOTHING)
  const [at, setAt] = useState(0)
  const isFirst = useRef(isOpenedThere)

  useEffect(() => {
    const root = text.current
    if (!root) return
    const look = () => setFound(foundRanges(root, sought))
    look()
    setAt(0)
    // another language or wording is drawn in the stead of this one
    const observer = new MutationObserver(look)
    observer.observe(root, { childList: true, characterData: true, subtree: true })
    return () => observer.disconnect()
  }, [sought])

  const { stops } = found
  const here = stops[at] ? at : 0
  useEffect(() => light(found, here), [found, here])
  useEffect(() => {
    if (!isFirst.current || !stops[0]) return
    isFirst.current = false
    showRange(stops[0])
  }, [stops])

  const go = (steps: number) => {
    if (stops.length === 0) return
    const next = (here + steps + stops.length) % stops.length
    setAt(next)
    showRange(stops[next])
  }
  const key = (id: string, label: string, keys: string, steps: number): Action => ({
    ...{ id, label, keys, group: 'Lecture', run: () => go(steps) },
  })
  const actions = [
    ...['F3', 'Ctrl+G', 'n'].map(keys => key('next-place', 'Passage suivant', keys, 1)),
    ...['Maj+F3', 'Ctrl+Maj+G', 'Maj+n'].map(keys => key('previous-place', 'Passage précédent', keys, -1)),
  ]
  useKeys(isWithoutKeys || stops.length === 0 ? [] : actions)

  return (
    <>
      {stops.length > 0 && (
        <section className="found-words" aria-label="Mots cherchés">
          <span aria-live="polite">
            Passage {here + 1} sur {stops.length}
          </span>
          <Button look="link" onPress={() => go(-1)}>
            Précédent
          </Button>
          <Button look="link" onPress={() => go(1)}>
            {isWithoutKeys ? 'Suivant' : 'Suivant (F3)'}
          </Button>
        </section>
      )}
      <div ref={text} className="found-text">
        {children}
      </div>
    </>
  )
}

/** Paints the words found over the text, which is not touched; returns what takes them away. */
function light({ all, stops }: FoundRanges, at: number): (() => void) | undefined {
  if (!('highlights' in CSS)) return undefined
  const here = stops[at]
  CSS.highlights.set('found-words', highlightOf(all))
  CSS.highlights.set('found-here', Object.assign(highlightOf(here ? [here] : []), { priority: 1 }))
  return () => {
    CSS.highlights.delete('found-words')
    CSS.highlights.delete('found-here')
  }
}

const showRange = (range: StaticRange | undefined): void =>
  range?.startContainer.parentElement?.scrollIntoView({ block: 'center' })
