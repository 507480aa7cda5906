import { type CSSProperties, useEffect, useState } from 'react'
import type { Output } from '../../shared/contract/contract.ts'
import { DOUBTFUL_BELOW, type Place, TO_VERIFY } from '../../shared/exhibits/scans/model.ts'
import { call } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/toast.tsx'

type ReadPageOutput = Output<'scans.page'>
interface Props {
  readonly exhibit: string
  readonly page: ReadPageOutput
}

/** A place of the page, in shares of the picture that shows it. */
const over = ({ x, y, w, h }: Place, { width, height }: ReadPageOutput): CSSProperties => ({
  insetInlineStart: `${(100 * x) / width}%`,
  insetBlockStart: `${(100 * y) / height}%`,
  inlineSize: `${(100 * w) / width}%`,
  blockSize: `${(100 * h) / height}%`,
})

/** The words found on a page, marked over its picture; the first comes into view. */
export function FoundWords({ page }: { readonly page: ReadPageOutput }) {
  const [first] = page.hits
  const at = first && `${page.page} ${first.x} ${first.y}`
  useEffect(() => {
    if (at) document.getElementById('found-word')?.scrollIntoView({ block: 'center' })
  }, [at])
  return page.hits.map((place, index) => (
    <span
      key={`${place.x} ${place.y}`}
      {...(index === 0 && { id: 'found-word' })}
      className="found-word"
      style={over(place, page)}
    />
  ))
}

/** The words read on a page, over its picture: one is chosen to be corrected. */
export function ReadWords({
  page,
  chosen,
  onChoose,
}: Omit<Props, 'exhibit'> & {
  readonly chosen: number | undefined
  readonly onChoose: (at: number) => void
}) {
  return page.words.map((word, at) => (
    <button
      key={`${word.x} ${word.y} ${word.text}`}
      type="button"
      className={
        word.confidence < DOUBTFUL_BELOW && word.original === undefined ? 'read-word doubtful' : 'read-word'
      }
      aria-pressed={chosen === at}
      aria-label={word.text}
      title={word.text}
      style={over(word, page)}
      onClick={() => onChoose(at)}
    />
  ))
}

/** Corrects the word chosen on a page. */
export function CorrectWord({
  exhibit,
  page,
  at,
  onCorrected,
}: Props & { readonly at: number; readonly onCorrected: () => void }) {
  const word = page.words[at]
  const [text, setText] = useState(word?.text ?? '')
  const say = useSay()
  if (!word) return null
  const correct = (after: string) =>
    void call['scans.correct']({ exhibit, page: page.page, word: at, before: word.text, text: after }).then(
      onCorrected,
      say.error,
    )
  return (
    <form
      className="correct-word"
      onSubmit={event => {
        event.preventDefault()
        if (text.trim()) correct(text)
      }}
    >
      <Field
        label="Mot lu sur l’image"
        value={text}
        onChange={setText}
        autoFocus
        help={
          word.original === undefined
            ? `Confiance\u00a0: ${word.confidence} sur 100.`
            : `Lu d’abord «\u00a0${word.original}\u00a0».`
        }
      />
      <Button type="submit" isDisabled={!text.trim() || text === word.text}>
        Corriger
      </Button>
      <Button look="quiet" onPress={() => correct('')}>
        Ôter ce mot
      </Button>
    </form>
  )
}

/** Copies the words of a page with where they come from, and that they are to be verified. */
export function CopyWords({ page, title }: Omit<Props, 'exhibit'> & { readonly title: string }) {
  const say = useSay()
  const copy = () =>
    navigator.clipboard
      .writeText(`${page.text.trim()}\n(${title}, page ${page.page}\u00a0; ${TO_VERIFY})`)
      .then(() => say.success(`Copié, avec la mention «\u00a0${TO_VERIFY}\u00a0».`), say.error)
  return (
    <Button look="quiet" onPress={() => void copy()}>
      Copier le texte
    </Button>
  )
}
