import { useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { Button } from '../ui/button.tsx'

interface Props {
  readonly onStart: (profile: 'lawyer' | 'volunteer', then: 'sample' | 'import' | 'starter' | 'empty') => void
}

/** The first page ever seen: who you are, and what to begin with. */
export function FirstStart({ onStart }: Props) {
  const [profile, setProfile] = useState<'lawyer' | 'volunteer'>('volunteer')
  return (
    <main className="first" id="main" tabIndex={-1}>
      <h1>Prétoire</h1>
      <p className="lead">
        L’atelier des recours et des notes aux parlementaires. Vos sources, vos faits, vos pièces, jusqu’au
        fichier Word. Tout reste sur cet ordinateur.
      </p>
      <RadioGroup
        className="who"
        value={profile}
        onChange={value => setProfile(value === 'lawyer' ? 'lawyer' : 'volunteer')}
      >
        <Label>Vous êtes</Label>
        <Radio value="lawyer" className="who-choice">
          <b>Avocat·e</b>
          <span>Les questions sont posées dans les termes de la procédure, sur un seul formulaire.</span>
        </Radio>
        <Radio value="volunteer" className="who-choice">
          <b>Bénévole</b>
          <span>Les mêmes questions, en mots courants, avec ce qu’il faut pour y répondre.</span>
        </Radio>
      </RadioGroup>
      <h2>Pour commencer</h2>
      <ul className="starts">
        <li>
          <Button look="main" onPress={() => onStart(profile, 'sample')}>
            Ouvrir un dossier d’exemple
          </Button>
          <p>
            Un recours ou une note déjà rédigés, avec la bibliothèque de départ : à lire, à modifier, à
            exporter.
          </p>
        </li>
        <li>
          <Button onPress={() => onStart(profile, 'starter')}>Charger la bibliothèque de départ</Button>
          <p>Jurisprudence, articles et arguments sur la surveillance, avec ce qui reste à vérifier.</p>
        </li>
        <li>
          <Button onPress={() => onStart(profile, 'import')}>Importer vos fichiers…</Button>
          <p>
            Archives de la DILA (LEGI, JADE…), du Conseil d’État, ou lot reçu. Vous pouvez aussi les déposer
            n’importe où sur la fenêtre.
          </p>
        </li>
        <li>
          <Button look="link" onPress={() => onStart(profile, 'empty')}>
            Commencer sans rien
          </Button>
        </li>
      </ul>
    </main>
  )
}
