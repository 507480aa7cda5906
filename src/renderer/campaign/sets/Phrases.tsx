import { X } from 'lucide-react'
import { MAX_SAME_OPENINGS, openingKey } from '../../../shared/campaign/briefs/openings.ts'
import { cutAtWord } from '../../../shared/french/cut-at-word.ts'
import { call, useCall } from '../../kernel/api.ts'
import { newId } from '../../kernel/newId.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'

/** Variables an opening may use about its member: each stands where it is put, and is written in each text. */
const slots = [
  { value: '{{member.department}}', label: 'Son département' },
  { value: '{{member.constituency}}', label: 'Le numéro de sa circonscription' },
  { value: '{{member.group}}', label: 'Son groupe' },
  { value: '{{member.first}} {{member.last}}', label: 'Ses prénom et nom' },
] as const

interface Props {
  readonly name: string
  readonly text: string
  readonly openings: Readonly<Record<string, string>>
  readonly onChange: (text: string) => void
}

/** Shows beside an opening a phrase kept before, a word about the member, and the opening itself kept for another time. */
export function Phrases({ name, text, openings, onChange }: Props) {
  const { value: phrases } = useCall('openings.list', {})
  const say = useSay()
  const put = (words: string) => words && onChange([text.trim(), words].filter(Boolean).join(' '))
  const isStored = (phrases ?? []).some(one => one.text === text.trim())
  const keep = () =>
    call['openings.save']({ id: newId(), text: text.trim() }).then(
      phrase => say.success('Formule gardée.', () => call['openings.remove']({ id: phrase.id })),
      say.error,
    )
  const timesUsed = (phrase: string): number => {
    const key = openingKey(phrase)
    return Object.values(openings).filter(one => openingKey(one) === key).length
  }
  return (
    <div className="opening-tools">
      {phrases && phrases.length > 0 && (
        <Choice
          label={`Une formule gardée, pour ${name}`}
          isHidden
          value=""
          onChange={put}
          options={[
            { value: '', label: 'Insérer une formule…' },
            ...phrases.map(one => {
              const times = timesUsed(one.text)
              const full = times >= MAX_SAME_OPENINGS ? ', une de plus serait refusée' : ''
              return {
                value: one.text,
                label: `${short(one.text)}${times > 0 ? ` (déjà ${times} fois${full})` : ''}`,
              }
            }),
          ]}
        />
      )}
      <Choice
        label={`Un mot sur ${name}`}
        isHidden
        value=""
        onChange={put}
        options={[{ value: '', label: 'Insérer un champ…' }, ...slots]}
      />
      <Button look="quiet" onPress={() => void keep()} isDisabled={!text.trim() || isStored}>
        {isStored ? 'Formule gardée' : 'Garder comme formule'}
      </Button>
    </div>
  )
}

/** The phrases kept, each taken out in one press. */
export function KeptPhrases() {
  const { value: phrases } = useCall('openings.list', {})
  const say = useSay()
  if (!phrases || phrases.length === 0) return null
  return (
    <details>
      <summary>Formules gardées ({phrases.length})</summary>
      <ul className="rows">
        {phrases.map(one => (
          <li key={one.id} className="row-item">
            <span className="row-text">{one.text}</span>
            <IconButton
              icon={X}
              name={`Retirer\u00a0: ${short(one.text)}`}
              onPress={() =>
                void call['openings.remove']({ id: one.id }).then(
                  () => say.success('Formule retirée.', () => call['openings.restore']({ id: one.id })),
                  say.error,
                )
              }
            />
          </li>
        ))}
      </ul>
    </details>
  )
}

const short = (text: string): string => cutAtWord(text, 60)
