import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'

/** Asks for the tag to be put on sources, or taken off. */
export function AskTag({
  title,
  onTag,
  onClose,
}: {
  readonly title: string
  readonly onTag: (tag: string) => void
  readonly onClose: () => void
}) {
  const [tag, setTag] = useState('')
  const answer = tag.trim() ? () => onTag(tag.trim()) : undefined
  return (
    <Ask title={title} onAnswer={answer} onClose={onClose}>
      <Field label="Mot-clé" value={tag} onChange={setTag} autoFocus />
    </Ask>
  )
}

/** Asks what is to be verified in sources; it may be left unsaid. */
export function AskDoubt({
  onDoubt,
  onClose,
}: {
  readonly onDoubt: (caveat: string) => void
  readonly onClose: () => void
}) {
  const [caveat, setCaveat] = useState('')
  return (
    <Ask title="Marquer à vérifier" onAnswer={() => onDoubt(caveat.trim())} onClose={onClose}>
      <Field
        label="Ce qui reste à vérifier (facultatif)"
        type="long"
        value={caveat}
        onChange={setCaveat}
        help="Dit sur chaque source. Celles qui le disent déjà gardent leur phrase."
        autoFocus
      />
    </Ask>
  )
}

/** A question put before an act; without an answer, it cannot be done. */
function Ask({
  title,
  onAnswer,
  onClose,
  children,
}: {
  readonly title: string
  readonly onAnswer: (() => void) | undefined
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  return (
    <Box title={title} open onClose={onClose}>
      <form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          onAnswer?.()
        }}
      >
        {children}
        <div className="actions">
          <Button look="main" type="submit" isDisabled={!onAnswer}>
            {title}
          </Button>
          <Button look="quiet" onPress={onClose}>
            Annuler
          </Button>
        </div>
      </form>
    </Box>
  )
}
