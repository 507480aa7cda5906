import { call } from '../kernel/api.ts'
import { Button } from './button.tsx'

/** The pages of a file are being printed by LibreOffice, which can be stopped: they are then those that were estimated. */
export const PagesLooked = ({ run, meanwhile }: { readonly run: string; readonly meanwhile: string }) => (
  <p className="help" role="status">
    LibreOffice vérifie les numéros de page {meanwhile}.{' '}
    <Button look="link" onPress={() => void call['drafts.stop']({ run }).catch(() => undefined)}>
      Arrêter la vérification
    </Button>
  </p>
)
