import { useState } from 'react'
import type { MemberAge } from '../../../shared/campaign/members/contract.ts'
import { call } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { shortDay } from '../../ui/date.ts'
import { Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'
import { MemberFiles } from './MemberFiles.tsx'

/** How old what is known of each chamber is, said at each use; the date is told where the file did not say it. */
export const Ages = ({
  ages,
  onImport,
}: {
  readonly ages: readonly MemberAge[]
  readonly onImport?: () => void
}) => (
  <details className="member-ages" aria-label="Âge des données">
    <summary>
      {ages.map(({ chamber, asOf, ended }) => (
        <span key={chamber}>
          {chamber === 'an' ? 'Députés' : 'Sénateurs'}&nbsp;: {asOf ? shortDay(asOf) : 'date inconnue'}
          {ended && <span className="badge warn">n’est plus à jour</span>}
        </span>
      ))}
    </summary>
    {ages.map(age => (
      <Age key={age.chamber} age={age} />
    ))}
    {onImport && (
      <Button look="quiet" onPress={onImport}>
        Importer des données plus récentes
      </Button>
    )}
    {onImport && (
      <details>
        <summary>Où les prendre</summary>
        <MemberFiles />
      </details>
    )}
  </details>
)

function Age({ age: { chamber, sentence, source, ended, asOf } }: { readonly age: MemberAge }) {
  const [dating, setDating] = useState(false)
  const [day, setDay] = useState(asOf ?? '')
  const say = useSay()
  const save = () =>
    call['members.date']({ chamber, asOf: day }).then(() => {
      setDating(false)
      say.success('Date des données notée.')
    }, say.error)
  return (
    <div className={`member-age${ended ? ' over' : ''}`}>
      <p>
        {ended && <span className="badge warn">n’est plus à jour</span>} {sentence}{' '}
        <span className="help">{source}</span>{' '}
        <Button look="link" onPress={() => setDating(!dating)} aria-expanded={dating}>
          Corriger la date
        </Button>
      </p>
      {dating && (
        <div className="with-button">
          <Field type="date" label="Ces données sont du" value={day} onChange={setDay} />
          <Button onPress={save} isDisabled={!day}>
            Noter cette date
          </Button>
        </div>
      )}
    </div>
  )
}
