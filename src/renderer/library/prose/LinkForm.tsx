import { useState } from 'react'
import { linkFault } from '../../../shared/kernel/link-form.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'

/** A link as one writes it. */
export interface LinkWords {
  readonly url: string
  readonly text: string
}

interface Props {
  readonly start: LinkWords
  readonly onKeep: (link: LinkWords) => void
  readonly onClose: () => void
}

/** Asks where some words lead. An address whose form is not sound is refused, with the reason. */
export function LinkForm({ start, onKeep, onClose }: Props) {
  const [link, setLink] = useState(start)
  const [fault, setFault] = useState<string>()
  const keep = () => {
    const url = link.url.trim()
    const reason = linkFault(url)
    setFault(reason)
    if (!reason) onKeep({ url, text: link.text.trim() || url.replace(/^https?:\/\/(?:www\.)?/, '') })
  }
  return (
    <fieldset className="link-form">
      <legend className="sr-only">Lien</legend>
      <Field
        label="Adresse de la page"
        value={link.url}
        onChange={url => setLink({ ...link, url })}
        placeholder="https://"
        autoFocus
        {...(fault && { error: fault })}
      />
      <Field
        label="Mots qui y mènent"
        value={link.text}
        onChange={text => setLink({ ...link, text })}
        help="Vide&nbsp;: l’adresse elle-même."
      />
      <div className="actions">
        <Button onPress={keep}>Poser le lien</Button>
        <Button look="quiet" onPress={onClose}>
          Abandonner
        </Button>
      </div>
    </fieldset>
  )
}
