import { useCall } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import type { Change, Wish } from './useExport.ts'

/** Of which version, in which kind of PDF; and what to do where LibreOffice is missing. */
export function PdfChoices({
  wish,
  onChange,
  onClose,
}: {
  readonly wish: Wish
  readonly onChange: Change
  readonly onClose: () => void
}) {
  const { value } = useCall('office.find', {})
  const print = () => {
    onClose()
    // the dialog goes before the window is printed
    setTimeout(() => window.print(), 200)
  }
  return (
    <>
      {value?.found === false && (
        <div className="export-note" role="status">
          <p>
            LibreOffice n’est pas sur cet ordinateur. C’est lui qui fait le PDF, pour que ses pages soient
            celles du fichier Word. Il est gratuit : <b>fr.libreoffice.org</b>, ou le gestionnaire de
            logiciels de votre système. Prétoire le trouvera seul. Word sait aussi enregistrer en PDF le
            fichier exporté.
          </p>
          <Button look="link" onPress={print}>
            PDF de travail : imprimer la fenêtre
          </Button>
        </div>
      )}
      <div className="fields row">
        <Choice
          label="De quelle version"
          value={wish.final ? 'final' : 'working'}
          onChange={value => onChange({ final: value === 'final' })}
          options={[
            { value: 'final', label: 'version à déposer' },
            { value: 'working', label: 'copie de travail' },
          ]}
        />
        <Choice
          label="Sorte de PDF"
          value={wish.archive ? 'archive' : 'tagged'}
          onChange={value => onChange({ archive: value === 'archive' })}
          options={[
            { value: 'tagged', label: 'ordinaire, balisé et avec signets' },
            { value: 'archive', label: 'PDF/A-1, pour l’archivage' },
          ]}
        />
      </div>
    </>
  )
}
