import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { pictureAddress } from '../../ui/pictures.ts'
import type { PictureHead } from '../nodes/head.ts'
import './pictures.css'

interface Props {
  readonly picture: PictureHead
  readonly onKeep: (picture: PictureHead) => void
  readonly onClose: () => void
}

/** What a picture shows, in words; its caption; its width on the page. */
export const PictureCard = ({ picture, onKeep, onClose }: Props) => {
  const [head, setHead] = useState(picture)
  return (
    <Box title="Image" open onClose={onClose} wide>
      <form
        className="picture-card"
        onSubmit={event => {
          event.preventDefault()
          onKeep({ ...head, alt: head.alt.trim(), caption: head.caption.trim() })
        }}
      >
        <img src={pictureAddress(head)} alt={head.alt} />
        <Field
          label="Texte de remplacement"
          help="Ce que l’image montre, pour qui ne la voit pas : lecteur d’écran, greffe, impression sans image."
          type="long"
          rows={2}
          value={head.alt}
          onChange={alt => setHead({ ...head, alt })}
          autoFocus
        />
        <Field
          label="Légende, sous l’image"
          value={head.caption}
          onChange={caption => setHead({ ...head, caption })}
        />
        <label className="picture-width">
          Largeur : {head.width} % du texte
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
          <Button onPress={onClose}>Plus tard</Button>
        </footer>
      </form>
    </Box>
  )
}
