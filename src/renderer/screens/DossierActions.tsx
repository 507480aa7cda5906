import { useState } from 'react'
import type { Dossier } from '../../shared/dossiers/model.ts'
import { SealedExportBox } from '../dossiers/SealedDossier.tsx'
import { call, exportUrl } from '../kernel/api.ts'
import { save as download } from '../kernel/download.ts'
import { useErasing } from '../kernel/erasing.ts'
import { go } from '../kernel/route.ts'
import { Button } from '../ui/button.tsx'
import { useSay } from '../ui/toast.tsx'

/** The acts on a whole dossier: made into files, put in the bin, erased for good. */
export function DossierActions({ dossier }: { readonly dossier: Pick<Dossier, 'id' | 'title'> }) {
  const { id, title } = dossier
  const say = useSay()
  const erase = useErasing()
  const [sealing, setSealing] = useState(false)
  const remove = () =>
    call['dossiers.remove']({ id }).then(() => {
      go(['dossiers'])
      say.success(`Le dossier «\u00a0${title}\u00a0» est retiré.`, () => call['dossiers.restore']({ id }))
    }, say.error)
  const exportDossier = () =>
    call['dossiers.export']({ id }).then(file => download(exportUrl(file.id), file.name), say.error)
  return (
    <>
      <div className="actions">
        <Button onPress={() => void exportDossier()}>Exporter le dossier…</Button>
        <Button onPress={() => setSealing(true)}>Exporter sous phrase de passe…</Button>
        <Button look="quiet" onPress={() => void remove()}>
          Retirer le dossier
        </Button>
        <Button look="quiet" onPress={() => erase({ kind: 'dossier', id }, () => go(['dossiers']))}>
          Effacer pour de bon…
        </Button>
      </div>
      {sealing && <SealedExportBox id={id} onClose={() => setSealing(false)} />}
    </>
  )
}
