import { attestation } from '../../shared/safekeeping/attestation.ts'
import type { ErasureRecord } from '../../shared/safekeeping/erasure.ts'
import { exportUrl } from '../kernel/api.ts'
import { save as download } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import './certificate.css'

interface Props {
  readonly record: ErasureRecord
  /** the certificate, as a file to be fetched */
  readonly file: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** The account of an erasure and its certificate: read here, saved where one wishes. */
export function Certificate({ record, file, onClose }: Props) {
  return (
    <>
      <p role="status">
        {record.remains.length === 0
          ? 'C’est effacé, sauvegardes comprises.'
          : 'C’est effacé de la bibliothèque. Ce qui peut encore le contenir est nommé dans l’attestation.'}{' '}
        L’attestation ne dit rien de ce qui a été effacé&nbsp;; elle reste aussi dans le dossier
        «&nbsp;attestations&nbsp;» de la bibliothèque.
      </p>
      <pre className="certificate">{attestation(record)}</pre>
      <div className="actions">
        <Button look="main" onPress={() => download(exportUrl(file.id), file.name)}>
          Enregistrer l’attestation…
        </Button>
        <Button onPress={onClose}>Fermer</Button>
      </div>
    </>
  )
}
