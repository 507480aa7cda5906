import { Button } from './button.tsx'

interface Props {
  /** whether a work that can be stopped is under way */
  readonly busy: boolean
  readonly onStop: () => void
  readonly onClose: () => void
}

/** How one leaves a dialog that makes files: by stopping the work, or by giving it up before it begins. */
export const Leave = ({ busy, onStop, onClose }: Props) =>
  busy ? (
    <Button onPress={onStop}>Arrêter</Button>
  ) : (
    <Button look="quiet" onPress={onClose}>
      Annuler
    </Button>
  )

/** Says that LibreOffice checks the page numbers; once stopped, the estimated ones stand. */
export const PagesChecking = ({
  meanwhile,
  onStop,
}: {
  /** what the user may do meanwhile: the end of a sentence */
  readonly meanwhile: string
  readonly onStop: () => void
}) => (
  <p className="help" role="status">
    LibreOffice vérifie les numéros de page {meanwhile}.{' '}
    <Button look="link" onPress={onStop}>
      Arrêter la vérification
    </Button>
  </p>
)
