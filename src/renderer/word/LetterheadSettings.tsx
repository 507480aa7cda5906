import { useRef, useState } from 'react'
import { readOffice } from '../../shared/dossiers/office.ts'
import { letterheadOf } from '../../shared/drafts/slots/letterhead.ts'
import { Letterhead, readLetterhead } from '../../shared/word/letterhead.ts'
import type { Style } from '../../shared/word/style.ts'
import { useCall } from '../kernel/api.ts'
import { Choice, Field } from '../ui/field.tsx'
import { LogoField } from './LogoField.tsx'
import { PagePicture } from './page-picture.tsx'
import './letterhead.css'

function headOf(value: string | undefined): Letterhead {
  const office = readOffice(value)
  return office ? letterheadOf(office) : Letterhead.parse({})
}

/** Who writes, above the first page and at the foot of all: set once, used by the texts whose presentation asks for it. */
export function LetterheadSettings({
  value,
  office,
  onChange,
}: {
  readonly value: string | undefined
  /** the lawyer's office, whose letterhead stands until another is written */
  readonly office: string | undefined
  readonly onChange: (value: string) => void
}) {
  const [letterhead, setShown] = useState<Letterhead>(() => readLetterhead(value) ?? headOf(office))
  const [style, setStyle] = useState<Style>('lawyer')
  const { value: preview } = useCall('letterhead.preview', { letterhead: letterhead, style })
  // a logo chosen, or put back, comes after what was typed meanwhile
  const latest = useRef(letterhead)
  const set = (some: { readonly [K in keyof Letterhead]?: Letterhead[K] | undefined }) => {
    latest.current = { ...latest.current, ...some }
    setShown(latest.current)
    onChange(JSON.stringify(latest.current))
  }
  return (
    <section aria-labelledby="letterhead" className="fields-section">
      <h2 id="letterhead">En-tête</h2>
      <div className="letterhead">
        <div className="fields letterhead-fields">
          <LogoField logo={letterhead.logo} name={letterhead.name} onChange={logo => set({ logo })} />
          <Field
            label="Nom"
            value={letterhead.name}
            onChange={name => set({ name })}
            placeholder="Claire Durand, ou Association Regards libres"
          />
          <Field
            label="Sous le nom"
            type="long"
            rows={4}
            value={letterhead.lines}
            onChange={lines => set({ lines })}
            help="Une ligne par ligne&nbsp;: adresse, barreau, toque, téléphone, courriel."
          />
          <Field
            label="Au pied des pages"
            type="long"
            rows={2}
            value={letterhead.footer}
            onChange={footer => set({ footer })}
            help="Au-dessus du numéro de page."
          />
          <Choice
            label="Montrer sur une page"
            value={style}
            onChange={next => setStyle(next as Style)}
            options={[
              { value: 'lawyer', label: 'à la manière de l’avocat·e' },
              { value: 'association', label: 'à la manière de l’association' },
              { value: 'briefing', label: 'd’une note' },
              { value: 'parliament', label: 'd’un texte parlementaire' },
              { value: 'leaflet', label: 'd’un tract' },
            ]}
          />
          <p className="help">
            Il n’est imprimé que sur les textes qui le demandent, par leur bouton «&nbsp;Présentation&nbsp;».
          </p>
        </div>
        {preview?.drawn.map(page => (
          <PagePicture key={page.number} page={page} name="une lettre sous cet en-tête" />
        ))}
      </div>
    </section>
  )
}
