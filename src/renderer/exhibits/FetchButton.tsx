import { useState } from 'react'
import { fetchedText } from '../../shared/exhibits/faults.ts'
import { call } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { useSay } from '../ui/toast.tsx'

/** Asks the space where it stayed for the file of one exhibit, or for those of all of a dossier. */
export function FetchButton({
  dossier,
  exhibit,
  name,
}: {
  readonly dossier: string
  readonly exhibit?: string
  readonly name?: string
}) {
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const fetch = async () => {
    setBusy(true)
    await call['exhibits.fetch']({ dossier, ...(exhibit !== undefined && { exhibit }) }).then(
      ({ files }) => say.success(fetchedText(files)),
      say.error,
    )
    setBusy(false)
  }
  return exhibit === undefined ? (
    <Button busy={busy} onPress={() => void fetch()}>
      Demander les pièces du dossier
    </Button>
  ) : (
    <Button look="link" busy={busy} aria-label={`Demander la ${name}`} onPress={() => void fetch()}>
      La demander
    </Button>
  )
}
