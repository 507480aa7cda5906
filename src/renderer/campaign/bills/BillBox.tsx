import { useState } from 'react'
import { type Bill, Chamber } from '../../../shared/campaign/bills/model.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Choice, Field } from '../../ui/field.tsx'

/** Asks for the identity of a bill: its title, where it was tabled, by which procedure it is examined. */
export function BillBox({
  bill,
  onSave,
  onClose,
}: {
  readonly bill: Bill
  readonly onSave: (bill: Bill) => void
  readonly onClose: () => void
}) {
  const [one, setOne] = useState(bill)
  const [lack, setLack] = useState('')
  const set = (part: Partial<Bill>) => setOne(now => ({ ...now, ...part }))
  return (
    <Box
      title={bill.revision === 0 ? 'Suivre un nouveau texte' : 'Modifier le texte suivi'}
      open
      onClose={onClose}
      wide
    >
      <div className="fields">
        <Field
          label="Titre"
          type="long"
          rows={2}
          value={one.title}
          onChange={title => set({ title })}
          required
          error={lack}
          autoFocus
        />
        <Choice
          label="Première assemblée saisie"
          value={one.first ?? ''}
          onChange={value => set({ first: Chamber.options.find(chamber => chamber === value) })}
          options={[
            { value: '', label: 'non dite' },
            { value: 'an', label: 'Assemblée nationale' },
            { value: 'senat', label: 'Sénat' },
          ]}
        />
        <Choice
          label="Procédure"
          value={one.procedure}
          onChange={value => set({ procedure: value === 'acceleree' || value === 'ordinaire' ? value : '' })}
          options={[
            { value: '', label: 'non dite' },
            { value: 'ordinaire', label: 'ordinaire\u00a0: deux lectures par assemblée' },
            { value: 'acceleree', label: 'accélérée\u00a0: une lecture par assemblée' },
          ]}
        />
        <Field
          label="Législature"
          value={one.legislature ?? ''}
          onChange={legislature => set({ legislature: legislature || undefined })}
          help="17"
        />
        {one.stages.length > 0 && (
          <Choice
            label="Étape dont le texte numérote les mesures"
            value={one.numberedAt ?? ''}
            onChange={numberedAt => set({ numberedAt: numberedAt || undefined })}
            options={[
              { value: '', label: 'celle du début\u00a0: les lectures, depuis la première étape' },
              ...one.stages.map(stage => ({ value: stage.key, label: stage.label })),
            ]}
            help="D’elle dépend l’article nommé à chaque étape&nbsp;: à une autre, il n’est dit que là où la mesure le donne."
          />
        )}
        <Field
          label="Numérotation des articles"
          type="long"
          rows={2}
          value={one.numbering}
          onChange={numbering => set({ numbering })}
          help="De quelle version viennent les numéros des mesures."
        />
        <Field label="Remarque" type="long" rows={2} value={one.note} onChange={note => set({ note })} />
      </div>
      <div className="actions">
        <Button
          look="main"
          onPress={() => (one.title.trim() ? onSave(one) : setLack('Il manque le titre du texte.'))}
        >
          Enregistrer
        </Button>
        <Button onPress={onClose}>Abandonner</Button>
      </div>
    </Box>
  )
}
