import { useState } from 'react'
import type { ReferenceFormat } from '../../../shared/library/references/write.ts'
import { call, exportUrl } from '../../kernel/api.ts'
import { save } from '../../kernel/download.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Choice } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { useSay } from '../../ui/toast.tsx'

const formats: readonly { readonly value: ReferenceFormat; readonly label: string }[] = [
  { value: 'csl', label: 'CSL-JSON (Zotero, Word, LibreOffice)' },
  { value: 'bibtex', label: 'BibTeX' },
  { value: 'ris', label: 'RIS' },
]

/** Asks for the format of the references of sources, and writes them. */
export function References({
  ids,
  onClose,
}: {
  readonly ids: readonly string[]
  readonly onClose: () => void
}) {
  const [format, setFormat] = useState<ReferenceFormat>('csl')
  const say = useSay()
  const write = () =>
    void call['library.exportReferences']({ ids: [...ids], format }).then(async file => {
      onClose()
      await save(exportUrl(file.id), file.name)
      if (file.left > 0)
        say.success(
          `${count(file.left, 'argument laissé', 'arguments laissés')}\u00a0: ce ne sont pas des références.`,
        )
    }, say.error)
  return (
    <Box title="Références pour un autre programme" open onClose={onClose}>
      <p className="help">
        Ce qu’il faut pour citer ces sources dans Zotero ou un traitement de texte. Vos notes et les textes
        n’y sont pas.
      </p>
      <Choice
        label="Format"
        value={format}
        onChange={value => setFormat(formats.find(one => one.value === value)?.value ?? 'csl')}
        options={[...formats]}
      />
      <div className="actions">
        <Button look="main" onPress={write}>
          Enregistrer
        </Button>
        <Button look="quiet" onPress={onClose}>
          Annuler
        </Button>
      </div>
    </Box>
  )
}
