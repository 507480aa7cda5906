import { useState } from 'react'
import { call, useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { useSay } from '../ui/toast.tsx'

/** The licences of all that is shipped with the program, read without a network. */
export function Licences() {
  const { value } = useCall('program.about', {})
  const [text, setText] = useState<string>()
  const say = useSay()
  if (!value?.licences)
    return (
      <p className="help">
        Les licences des composants sont réunies dans le programme installé&nbsp;; cette copie, ouverte depuis
        ses sources, ne les a pas.
      </p>
    )
  const show = () => call['program.licences']({}).then(licences => setText(licences.text), say.error)
  return (
    <>
      <div className="actions">
        <Button look="link" onPress={() => void show()}>
          Licences des composants…
        </Button>
      </div>
      <Box title="Licences des composants" open={text !== undefined} onClose={() => setText(undefined)} wide>
        <textarea
          className="log licences"
          readOnly
          aria-label="Texte des licences"
          rows={24}
          value={text ?? ''}
        />
        <div className="actions">
          <Button onPress={() => setText(undefined)}>Fermer</Button>
        </div>
      </Box>
    </>
  )
}
