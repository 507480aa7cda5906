import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { momentText } from '../../ui/date.ts'
import { Field } from '../../ui/field.tsx'

interface Said {
  readonly author: string
  readonly at: string
  readonly text: string
}

/** What was said, by whom and when; a click on it changes it. */
export function Written({
  said,
  onChange,
}: {
  readonly said: Said
  readonly onChange: (text: string) => void
}) {
  const [text, setText] = useState<string>()
  if (text !== undefined)
    return (
      <form
        className="comment-ask"
        onSubmit={event => {
          event.preventDefault()
          onChange(text.trim())
          setText(undefined)
        }}
      >
        <Field label="Corriger" type="long" rows={3} value={text} onChange={setText} autoFocus />
        <div className="comment-acts">
          <Button type="submit">Garder</Button>
          <Button look="quiet" onPress={() => setText(undefined)}>
            Laisser
          </Button>
        </div>
      </form>
    )
  return (
    <div>
      <p className="comment-signed">{signed(said)}</p>
      <button type="button" className="comment-text" title="Corriger" onClick={() => setText(said.text)}>
        {said.text || '—'}
      </button>
    </div>
  )
}

/** When it was said, and by whom. */
const signed = ({ author, at }: Said) => [author || 'Vous', at && momentText(at)].filter(Boolean).join(', ')
