import { useState } from 'react'
import type { ArchiveFile } from '../../shared/imports/contract.ts'
import type { FileRef } from '../../shared/kernel/endpoint.ts'
import { call } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { bytesText } from '../ui/quantities.ts'
import { useSay } from '../ui/toast.tsx'

interface Props {
  /** the folder chosen, if one was */
  readonly folder: string | undefined
  readonly onChange: () => void
  readonly onArchive: (file: FileRef, onlyCited: boolean) => void
}

/** Looks on demand into the folder of downloads, chosen once, and proposes the archives that lie there. */
export function Downloads({ folder, onChange, onArchive }: Props) {
  const [files, setFiles] = useState<readonly ArchiveFile[]>()
  const say = useSay()
  const choose = (place: string | null) =>
    call['library.setDownloads']({ place }).then(() => {
      setFiles(undefined)
      onChange()
    }, say.error)
  const chooseOther = async () => {
    const place = await window.pretoire?.askPlace('folder', '')
    if (place) await choose(place.token)
  }
  const look = () => call['library.lookInDownloads']({}).then(setFiles, say.error)
  return (
    <section aria-labelledby="downloads">
      <h3 id="downloads">Téléchargements</h3>
      {folder === undefined ? (
        <p className="help">
          Prétoire peut regarder, quand vous le demandez, si des archives publiques sont dans le dossier de
          vos téléchargements. Il n’y lit que le nom et la taille des fichiers.
        </p>
      ) : (
        <p>
          Dossier regardé quand vous le demandez&nbsp;: <span className="path">{folder}</span>
        </p>
      )}
      <div className="actions">
        {folder === undefined ? (
          <Button onPress={() => void choose('system')}>Choisir le dossier Téléchargements</Button>
        ) : (
          <>
            <Button onPress={() => void look()}>Regarder dans ce dossier</Button>
            <Button look="quiet" onPress={() => void choose(null)}>
              Ne plus y regarder
            </Button>
          </>
        )}
        {window.pretoire && (
          <Button look="quiet" onPress={() => void chooseOther()}>
            Choisir un autre dossier…
          </Button>
        )}
      </div>
      {files?.length === 0 && (
        <p className="help" role="status">
          Aucune archive publique n’y a été reconnue à son nom.
        </p>
      )}
      {files && files.length > 0 && (
        <ul className="to-fetch" aria-label="Archives reconnues">
          {files.map(one => (
            <li key={one.name}>
              <div>
                <span className="mono">{one.name}</span>
                <span className="help">
                  {[one.title, bytesText(one.bytes), ...(one.isRead ? ['déjà lue'] : [])].join(', ')}
                </span>
              </div>
              {!one.isRead && (
                <div className="actions">
                  <Button onPress={() => onArchive(one.file, true)}>Ne prendre que ce qui est cité</Button>
                  <Button look="quiet" onPress={() => onArchive(one.file, false)}>
                    Tout importer
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
