import { useState } from 'react'
import { QUIET_SETTING } from '../../../shared/sharing/office/desk-words.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Check } from '../../ui/check.tsx'
import { useSay } from '../../ui/toast.tsx'

/** Lets this library meet its spaces by itself, or only when asked. */
export function QuietChoice() {
  const { value: values } = useCall('settings.get', {})
  const [chosen, setChosen] = useState<boolean>()
  const say = useSay()
  if (!values) return null
  const choose = (isOn: boolean) => {
    setChosen(isOn)
    call['settings.save']({ values: { [QUIET_SETTING]: isOn ? '' : 'off' } })
      .catch(say.error)
      .finally(() => setChosen(undefined))
  }
  return (
    <Check
      isChecked={chosen ?? values[QUIET_SETTING] !== 'off'}
      onChange={choose}
      help="Au démarrage, dès qu’un changement est enregistré ici ou annoncé par le bureau, et de temps en temps. Hors ligne, de moins en moins souvent."
    >
      Recevoir et envoyer sans qu’on le demande
    </Check>
  )
}
