import { useState } from 'react'
import { pictureAddress } from '../../../kernel/pictures.ts'
import { Button } from '../../../ui/button.tsx'
import { Box } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import type { PictureHead } from '../nodes/head.ts'
import './pictures.css'

interface Props {
  readonly picture: PictureHead
  /** `caption`: to write its caption next */
  readonly onKeep: (picture: PictureHead, caption?: boolean) => void
  readonly onClose: () => void
}

/** Edits the description of a picture; its width on the page; the way to its caption. */
export const PictureCard = ({ picture, onKeep, onClose }: Props) => {
  const [head, setHead] = useState(picture)
  const keep = (caption = false) => onKeep({ ...head, alt: head.alt.trim() }, caption)
  return (
    <Box title="Image" open onClose={onClose} wide>
      <form
        className="picture-card"
        onSubmit={event => {
          event.preventDefault()
          keep()
        }}
      >
        <img src={pictureAddress(head)} alt={head.alt} />
        <Field
          label="Texte de remplacement"
          help="Ce que l’image montre, pour qui ne la voit pas&nbsp;: lecteur d’écran, greffe, impression sans image."
          type="long"
          rows={2}
          value={head.alt}
          onChange={alt => setHead({ ...head, alt })}
          autoFocus
        />
        <label className="picture-width">
          Largeur&nbsp;: {head.width} % du texte
          <input
            type="range"
            min={10}
            max={100}
            step={5}
            value={head.width}
            onChange={event => setHead({ ...head, width: Number(event.target.value) })}
          />
        </label>
        <footer className="buttons">
          <Button look="main" type="submit">
            Garder
          </Button>
          <Button onPress={() => keep(true)}>Garder et écrire la légende</Button>
          <Button onPress={onClose}>Plus tard</Button>
        </footer>
      </form>
    </Box>
  )
}
