import { Button } from './button.tsx'

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
