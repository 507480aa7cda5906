import { useState } from 'react'
import type { Logo } from '../../shared/word/letterhead.ts'
import { call, upload } from '../kernel/api.ts'
import { pickFiles } from '../kernel/download.ts'
import { pictureAddress, picturesTaken, preparePicture } from '../kernel/pictures.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/toast.tsx'

/** The picture above the name: chosen from a file, described, as high as is wished. */
export function LogoField({
  logo,
  name,
  onChange,
}: {
  readonly logo: Logo | undefined
  /** of who writes, to describe a new one */
  readonly name: string
  readonly onChange: (logo: Logo | undefined) => void
}) {
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const choose = async () => {
    const [file] = await pickFiles({ multiple: false, accept: picturesTaken })
    if (!file) return
    setBusy(true)
    try {
      const picture = await call['pictures.add']({ file: await upload(await preparePicture(file)) })
      onChange({ height: 20, alt: name.trim() ? `Logo\u00a0: ${name.trim()}` : 'Logo', ...logo, ...picture })
    } catch (error) {
      say.error(error)
    }
    setBusy(false)
  }
  return (
    <fieldset className="logo-field">
      <legend>Logo</legend>
      {logo && <img src={pictureAddress(logo)} alt={logo.alt} className="logo-picture" />}
      <div className="logo-actions">
        <Button onPress={() => void choose()} busy={busy}>
          {logo ? 'Changer de logo…' : 'Choisir un logo…'}
        </Button>
        {logo && (
          <Button
            onPress={() => {
              onChange(undefined)
              say.success('Le logo est retiré de l’en-tête.', () => onChange(logo))
            }}
          >
            Retirer le logo
          </Button>
        )}
      </div>
      {logo ? (
        <>
          <Field
            label="Ce que montre le logo"
            value={logo.alt}
            onChange={alt => onChange({ ...logo, alt })}
            help="Pour qui ne le voit pas&nbsp;: lecteur d’écran, greffe."
          />
          <label className="logo-height">
            Hauteur&nbsp;: {logo.height} mm
            <input
              type="range"
              min={8}
              max={60}
              value={logo.height}
              onChange={event => onChange({ ...logo, height: Number(event.target.value) })}
            />
          </label>
        </>
      ) : (
        <p className="help">
          Une image PNG, JPEG, GIF, WebP ou SVG, imprimée au-dessus du nom. Si elle porte déjà le nom et
          l’adresse, laissez-les vides ci-dessous.
        </p>
      )}
    </fieldset>
  )
}
