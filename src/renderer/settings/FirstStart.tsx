import { type ReactNode, useRef, useState } from 'react'
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components'
import type { Office } from '../../shared/dossiers/office.ts'
import { Button } from '../ui/button.tsx'
import { emptyOffice, OfficeFields } from './OfficeFields.tsx'
import { Place } from './Place.tsx'

type Profile = 'lawyer' | 'volunteer'
type Start = 'sample' | 'import' | 'starter' | 'empty'

interface Props {
  /** `office`: what a lawyer said of their own, where they said a name */
  readonly onStart: (profile: Profile, next: Start, office: Office | undefined) => void
  /** whether to seal the library now */
  readonly vault: ReactNode
}

/** The first page ever seen: who you are, and what to begin with. Nothing is chosen in advance. */
export function FirstStart({ onStart, vault }: Props) {
  const [profile, setProfile] = useState<Profile>()
  const [office, setOffice] = useState(emptyOffice)
  const [isAsked, setAsked] = useState(false)
  const who = useRef<HTMLDivElement>(null)
  const start = (next: Start) => {
    if (profile)
      return onStart(profile, next, profile === 'lawyer' && office.name.trim() ? office : undefined)
    setAsked(true)
    who.current?.querySelector('input')?.focus()
  }
  const sample = (
    <li key="sample">
      <Button look={profile === 'volunteer' ? 'plain' : 'main'} onPress={() => start('sample')}>
        Ouvrir un dossier d’exemple
      </Button>
      <p>
        Un recours ou une note déjà rédigés, avec la bibliothèque de départ et une visite en cinq
        étapes&nbsp;: à lire, à modifier, à exporter.
      </p>
    </li>
  )
  const starter = (
    <li key="starter">
      <Button look={profile === 'volunteer' ? 'main' : 'plain'} onPress={() => start('starter')}>
        Charger la bibliothèque de départ
      </Button>
      <p>
        {profile === 'volunteer'
          ? 'Des textes de loi suivis étape par étape, avec leurs mesures et leurs arguments. La page qui s’ouvre dit la prochaine chose à faire.'
          : 'Jurisprudence, articles et arguments sur la surveillance, avec ce qui reste à vérifier.'}
      </p>
    </li>
  )
  return (
    <main className="first" id="main" tabIndex={-1}>
      <h1>Prétoire</h1>
      <p className="lead">
        L’atelier des recours et des notes aux parlementaires. Vos sources, vos faits, vos pièces, jusqu’au
        fichier Word. Tout reste sur cet ordinateur.
      </p>
      <RadioGroup
        ref={who}
        className="who"
        value={profile ?? null}
        onChange={value => setProfile(value === 'lawyer' ? 'lawyer' : 'volunteer')}
        isInvalid={isAsked && !profile}
      >
        <Label>Vous êtes</Label>
        <Radio value="lawyer" className="who-choice">
          <b>Avocat·e</b>
          <span>
            Les questions sont posées dans les termes de la procédure, les mémoires présentés à la manière
            d’un cabinet.
          </span>
        </Radio>
        <Radio value="volunteer" className="who-choice">
          <b>Bénévole</b>
          <span>
            Un texte de loi à suivre, des élu·es à appeler, une note ou un recours à écrire&nbsp;: chaque
            question en mots courants, avec ce qu’il faut pour y répondre.
          </span>
        </Radio>
        <FieldError className="field-error">
          Choisissez d’abord l’un des deux&nbsp;: les mots des questions et la présentation des textes en
          dépendent. Cela se change à tout moment dans Réglages.
        </FieldError>
      </RadioGroup>
      {profile === 'lawyer' && (
        <section aria-labelledby="first-office" className="first-office">
          <h2 id="first-office">Votre cabinet</h2>
          <p className="help">
            Demandé une fois, pour l’en-tête et la signature de vos écrits. Vous pouvez le laisser vide et le
            remplir plus tard, dans Réglages.
          </p>
          <OfficeFields office={office} onChange={setOffice} />
        </section>
      )}
      <h2>Pour commencer</h2>
      <ul className="starts">
        {profile === 'volunteer' ? [starter, sample] : [sample, starter]}
        <li>
          <Button onPress={() => start('import')}>Importer vos fichiers…</Button>
          <p>
            Archives de la DILA (LEGI, JADE…), du Conseil d’État, ou lot reçu. Vous pouvez aussi les déposer
            n’importe où sur la fenêtre.
          </p>
        </li>
        <li>
          <Button look="link" onPress={() => start('empty')}>
            Commencer sans rien
          </Button>
        </li>
      </ul>
      <section aria-labelledby="first-place" className="first-place">
        <h2 id="first-place">Où est votre travail</h2>
        <Place />
      </section>
      {vault}
    </main>
  )
}
